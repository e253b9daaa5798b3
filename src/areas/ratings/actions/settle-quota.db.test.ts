import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openSeasonOf } from '../../../../tests/opened-season.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, stranger, cityOfficer, cells, commune } = await loadCommune(harness);
const [first] = cells as [(typeof cells)[0]];
const names = ['Lê Thị An', 'Trần Văn Bình', 'Phạm Thị Cúc', 'Hoàng Văn Dũng', 'Vũ Thị Hà', 'Đỗ Văn Khoa'];
const decision = { number: '12-QĐ/ĐU', decidedOn: today, issuer: 'Đảng ủy xã Đồng Mẫu' };
const why = 'Thành tích nổi bật, có sản phẩm cụ thể';

let seasonId: contract.SeasonId;
const board = () => ask(officer, contract.quotaBoard, { seasonId, organisationId: commune });
const members = async () => (await board()).groups.find(({ kind }) => kind === 'member')!;
const settle = async (more: object) => {
  const { version } = await board();
  const { group } = await members();
  return { seasonId, expectedVersion: version, group, covers: 2, settledOn: today, ...more };
};
const line = async (title: string, level: contract.RatingLevel) => {
  const { rows } = await harness.owner.query('SELECT id, version FROM ratings.subject WHERE title = $1', [title]);
  return {
    subjectId: rows[0].id as contract.SubjectId,
    expectedVersion: rows[0].version as number,
    level,
    leavingReason: why,
  };
};
const decided = async () =>
  (await harness.owner.query("SELECT count(*)::int AS n FROM ratings.subject WHERE decided_level = 'excellent'"))
    .rows[0].n;

beforeAll(async () => {
  for (const fullName of names) await loadMember(harness, first, { fullName });
  ({ seasonId } = await openSeasonOf(
    harness,
    { officer, commune },
    { countedOn: today, kinds: ['party-organisation', 'member'] },
  ));
  const subjects = [];
  for (const title of names) {
    const { subjectId, expectedVersion } = await line(title, 'good');
    subjects.push({ subjectId, expectedVersion });
  }
  await act(officer, contract.recordReview, { subjects, heldOn: today });
  const lines = [];
  for (const title of names.slice(2)) lines.push(await line(title, 'good'));
  await act(officer, contract.decideLevel, { lines, decision });
});

describe('the board of shares', () => {
  test('shows every group with what each reading allows, and small ones with the next larger group', async () => {
    const { groups, rules, larger, recorded } = await board();
    const own = await members();
    expect(own).toMatchObject({ subjects: names.length, isUnsettled: false, settlement: null });
    expect(own.decisions).toMatchObject({ counts: { good: 4 }, rated: 4, now: 0, isOver: false });
    const rule = rules[own.ruleAt!]!;
    const readings = rule.bases.length * rule.roundings.length;
    expect(own.decisions!.lines.length).toBeGreaterThanOrEqual(readings);
    expect(rule.roundings.every(({ isVerified }) => !isVerified)).toBe(true);
    expect(recorded).toEqual({ base: null, rounding: null, decision: null });
    const organisations = groups.filter(({ kind }) => kind === 'party-organisation');
    expect(organisations).toHaveLength(2);
    const all = larger.find(({ kind }) => kind === 'party-organisation')!;
    expect(organisations.map(({ shownWith }) => shownWith)).toEqual([all.group, all.group]);
    expect(all.subjects).toBe(organisations.reduce((sum, { subjects }) => sum + subjects, 0));
  });

  test('a stranger is not let in', async () => {
    expect(await refused(stranger, contract.quotaBoard, { seasonId, organisationId: commune })).toEqual([
      'platform.not-permitted',
    ]);
  });
});

describe('an excess', () => {
  test('is not decided before it was settled', async () => {
    const lines = [await line('Lê Thị An', 'excellent'), await line('Trần Văn Bình', 'excellent')];
    expect(await refused(officer, contract.decideLevel, { lines, decision })).toEqual(['ratings.group-over-unsettled']);
    expect(await decided()).toBe(0);
  });

  test('is not settled without a reason, by an exception without number or day, for more than there are, or on a day to come', async () => {
    expect(await refused(officer, contract.settleQuota, await settle({}))).toEqual([
      'ratings.over-quota-without-reason',
    ]);
    expect(
      await refused(officer, contract.settleQuota, await settle({ exception: { number: '', decidedOn: null } })),
    ).toEqual(['ratings.exception-without-number', 'ratings.exception-without-day']);
    expect(
      await refused(
        officer,
        contract.settleQuota,
        await settle({ covers: 7, reason: why, settledOn: day('2026-12-11') }),
      ),
    ).toEqual(['ratings.covers-more-than-there-are', 'ratings.day-in-future']);
    expect(await refused(officer, contract.settleQuota, await settle({ group: 'không có', reason: why }))).toEqual([
      'ratings.group-unknown',
    ]);
    const { rows } = await harness.owner.query('SELECT 1 FROM ratings.settlement');
    expect(rows).toHaveLength(0);
  });

  test('is decided as far as the settlement covers it and no further; who has the best level stands in name order', async () => {
    await act(officer, contract.settleQuota, await settle({ reason: why }));
    expect(await refused(officer, contract.settleQuota, await settle({ reason: why }))).toEqual([
      'ratings.settled-already',
    ]);
    const lines = [await line('Trần Văn Bình', 'excellent'), await line('Lê Thị An', 'excellent')];
    await act(officer, contract.decideLevel, { lines, decision });
    const own = await members();
    expect(own.decisions!.isOver).toBe(true);
    expect(own).toMatchObject({ isUnsettled: false, settlement: { covers: 2, reason: why, isOutgrown: false } });
    const best = await ask(officer, contract.bestOfGroup, { seasonId, organisationId: commune, group: own.group });
    expect(best.rows.map(({ title }) => title)).toEqual(['Lê Thị An', 'Trần Văn Bình']);
    const third = { subjectId: (await line('Phạm Thị Cúc', 'good')).subjectId };
    const { rows } = await harness.owner.query('SELECT version FROM ratings.subject WHERE id = $1', [third.subjectId]);
    await act(officer, contract.takeBackDecision, { ...third, expectedVersion: rows[0].version, why: 'Nhập nhầm' });
    expect(
      await refused(officer, contract.decideLevel, { lines: [await line('Phạm Thị Cúc', 'excellent')], decision }),
    ).toEqual(['ratings.group-over-unsettled']);
    expect(await decided()).toBe(2);
  });

  test('its settlement stays while decisions rest on it', async () => {
    const { settlement } = await members();
    const asked = { settlementId: settlement!.settlementId, why: 'Không cần nữa' };
    expect(await refused(officer, contract.withdrawSettlement, asked)).toEqual(['ratings.settlement-is-needed']);
    expect(await refused(stranger, contract.withdrawSettlement, asked)).toEqual(['platform.not-found']);
    for (const title of ['Lê Thị An', 'Trần Văn Bình']) {
      const { subjectId, expectedVersion } = await line(title, 'good');
      await act(officer, contract.takeBackDecision, { subjectId, expectedVersion, why: 'Nhập nhầm' });
    }
    await act(officer, contract.withdrawSettlement, asked);
    expect(await members()).toMatchObject({ settlement: null });
  });
});

test('no order of decisions leaves an excess without a recorded reason', async () => {
  const levels: contract.RatingLevel[] = ['excellent', 'good', 'completed', 'excellent', 'excellent', 'good'];
  for (let round = 0; round < 6; round++) {
    const turned = names.map((title, at) => [title, levels[(at + round) % levels.length]!] as const);
    for (const [title, level] of turned) {
      const one = await line(title, level);
      await harness.call(officer, contract.decideLevel.name, { lines: [one], decision });
      expect((await members()).isUnsettled).toBe(false);
    }
    for (const title of names) {
      const { subjectId, expectedVersion } = await line(title, 'good');
      await harness.call(officer, contract.takeBackDecision.name, { subjectId, expectedVersion, why: 'Làm lại' });
    }
  }
});

test('the committee records one reading as its own rule, with its paper; the others stay', async () => {
  const asked = async (more: object) => ({
    seasonId,
    expectedVersion: (await board()).version,
    base: 'good-or-better',
    rounding: null,
    ...more,
  });
  expect(await refused(officer, contract.recordQuotaRule, await asked({ decision: null }))).toEqual([
    'ratings.quota-rule-without-paper',
  ]);
  const before = (await members()).decisions!.lines.length;
  await act(officer, contract.recordQuotaRule, (await asked({ decision })) as never);
  const { decisions } = await members();
  expect(decisions!.lines).toHaveLength(before);
  expect(new Set(decisions!.lines.filter(({ isRecorded }) => isRecorded).map(({ base }) => base))).toEqual(
    new Set(['good-or-better']),
  );
  expect((await board()).recorded).toEqual({ base: 'good-or-better', rounding: null, decision });
});

test('every stored verdict is derived again from its facts and packs; one that was tampered with is listed', async () => {
  const first = await ask(cityOfficer, contract.rederivation, { year: 2026 });
  expect(first.verdicts).toBeGreaterThan(0);
  expect(first).toMatchObject({ same: first.verdicts, differences: [], entered: 0 });
  await harness.owner.query(
    `UPDATE ratings.verdict SET verdict = jsonb_set(verdict, '{isVerified}', to_jsonb(NOT (verdict->>'isVerified')::boolean))
     WHERE id = (SELECT min(id::text)::uuid FROM ratings.verdict)`,
  );
  const again = await ask(cityOfficer, contract.rederivation, { year: 2026 });
  expect(again.same).toBe(first.verdicts - 1);
  expect(again.differences.map((one) => one.in)).toEqual(['verified']);
});

test('a group is decided in portions: what is proposed counts beside what is decided, on the board and for the decision alike', async () => {
  const proposed = async (title: string, level: contract.RatingLevel) => {
    const { leavingReason, ...one } = await line(title, level);
    await act(officer, contract.proposeLevel, { ...one, ratedOn: today, leavingReason });
  };
  for (const title of names) await proposed(title, title === names[0] ? 'excellent' : 'good');
  const { decisions } = await members();
  expect(decisions).toMatchObject({ now: 0, isOver: false });
  await act(officer, contract.decideLevel, { lines: [await line(names[0]!, 'excellent')], decision });
  expect(await members()).toMatchObject({ isUnsettled: false, decisions: { now: 1, isOver: false } });
  const { subjectId, expectedVersion } = await line(names[0]!, 'good');
  await act(officer, contract.takeBackDecision, { subjectId, expectedVersion, why: 'Làm lại' });
});

test('who lies within the ceiling while others are proposed is not told once they were set aside, until the reason stands', async () => {
  const told = async (titles: readonly string[]) => {
    const subjects = [];
    for (const title of titles) {
      const { subjectId, expectedVersion } = await line(title, 'good');
      subjects.push({ subjectId, expectedVersion });
    }
    return { subjects, on: today };
  };
  await act(officer, contract.decideLevel, { lines: [await line(names[0]!, 'excellent')], decision });
  for (const title of names.slice(1)) {
    const { subjectId, expectedVersion } = await line(title, 'good');
    const aside = { subjectId, expectedVersion, rule: 'other', words: 'Mới chuyển đến', on: today };
    await act(officer, contract.setNotRated, aside);
  }
  expect(await members()).toMatchObject({ isUnsettled: true, decisions: { now: 1, isOver: true } });
  expect(await refused(officer, contract.notifySubjects, await told(names.slice(0, 1)))).toEqual([
    'ratings.group-over-unsettled',
  ]);
  await act(officer, contract.settleQuota, (await settle({ covers: 1, reason: why })) as never);
  await act(officer, contract.notifySubjects, await told(names.slice(0, 1)));
});
