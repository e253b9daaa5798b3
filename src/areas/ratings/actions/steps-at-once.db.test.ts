import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openSeasonOf } from '../../../../tests/opened-season.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { account, act, ask, call, clock, owner, refused } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, cells, commune } = await loadCommune(harness);
const colleague = await account({ role: 'organisation-officer', organisationId: commune });
const [first] = cells as [(typeof cells)[0]];
const names = ['Lê Thị An', 'Trần Văn Bình', 'Phạm Thị Cúc', 'Hoàng Văn Dũng', 'Vũ Thị Hà', 'Đỗ Văn Khoa'];
const decision = { number: '12-QĐ/ĐU', decidedOn: today, issuer: 'Đảng ủy xã Đồng Mẫu' };
const why = 'Thành tích nổi bật, có sản phẩm cụ thể';

let seasonId: contract.SeasonId;
const of = async (title: string): Promise<{ subjectId: contract.SubjectId; expectedVersion: number }> => {
  const { rows } = await owner.query('SELECT id, version FROM ratings.subject WHERE season_id = $1 AND title = $2', [
    seasonId,
    title,
  ]);
  return { subjectId: rows[0].id, expectedVersion: rows[0].version };
};
const all = async () => {
  const found = [];
  for (const title of names) found.push(await of(title));
  return found;
};
const line = async (title: string, level: contract.RatingLevel) => ({
  ...(await of(title)),
  level,
  leavingReason: why,
});
const seasonVersion = async (): Promise<number> =>
  (await owner.query('SELECT version FROM ratings.season WHERE id = $1', [seasonId])).rows[0].version;

const waitingForLocks = async (): Promise<number> =>
  (
    await owner.query(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
  ).rows[0].n;
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 100 && !(await isSo()); tries += 1) await new Promise((done) => setTimeout(done, 20));
};

type Asked = readonly [{ readonly name: string }, unknown];
const codesOf = ({ reasons = [] }: { readonly reasons?: readonly { readonly code: string }[] }): string[] =>
  reasons.map(({ code }) => code);

/** Two calls of two officers at one moment: the first has checked and is held where it writes into a table, the second is done or waits for the first. */
const atOnce = async (table: string, one: Asked, other: Asked): Promise<string[][]> => {
  await owner.query('BEGIN');
  await owner.query(`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
  const held = call(officer, one[0].name, one[1]);
  await until(async () => (await waitingForLocks()) === 1);
  let isDone = false;
  const second = call(colleague, other[0].name, other[1]).finally(() => {
    isDone = true;
  });
  await until(async () => isDone || (await waitingForLocks()) === 2);
  await owner.query('COMMIT');
  return [codesOf((await held) as never), codesOf((await second) as never)];
};
const closing = async (): Promise<Asked> => [
  contract.closeSeason,
  { seasonId, expectedVersion: await seasonVersion(), closedOn: today },
];
const seasonState = async (): Promise<string> =>
  (await owner.query('SELECT state FROM ratings.season WHERE id = $1', [seasonId])).rows[0].state;

beforeAll(async () => {
  for (const fullName of names) await loadMember(harness, first, { fullName });
  ({ seasonId } = await openSeasonOf(harness, { officer, commune }, { countedOn: today, kinds: ['member'] }));
  await act(officer, contract.recordReview, { subjects: await all(), heldOn: today });
  const lines = [];
  for (const title of names.slice(2)) lines.push(await line(title, 'good'));
  await act(officer, contract.decideLevel, { lines, decision });
});

/** The reason that stands for the group of members, and the figures it was recorded for where everybody rated is the base. */
const recorded = async () => {
  const { groups } = await ask(officer, contract.quotaBoard, { seasonId, organisationId: commune });
  const { settlement } = groups.find(({ group }) => group === 'members')!;
  const { of: base } = settlement!.readings.find((one) => one.base === 'all-rated')!;
  return { base, isOutgrown: settlement!.isOutgrown, settlementId: settlement!.settlementId };
};

describe('a reason over a picture that another officer changes meanwhile', () => {
  const settling = async (): Promise<Asked> => [
    contract.settleQuota,
    {
      seasonId,
      expectedVersion: await seasonVersion(),
      ...{ group: 'members', covers: 1, settledOn: today, reason: why },
    },
  ];
  const withdraw = async () =>
    act(officer, contract.withdrawSettlement, { settlementId: (await recorded()).settlementId, why: 'Làm lại' });

  test('is recorded for what stands after the decision that came first', async () => {
    const lines = [await line('Trần Văn Bình', 'good')];
    const before: Asked = [contract.decideLevel, { lines, decision }];
    expect(await atOnce('ratings.subject_step', before, await settling())).toEqual([[], []]);
    expect(await recorded()).toMatchObject({ base: 5, isOutgrown: false });
    await withdraw();
    await act(officer, contract.takeBackDecision, { ...(await of('Trần Văn Bình')), why: 'Làm lại' });
  });

  test('a decision that waits for it is held against it, and a second reason over the picture of before is refused', async () => {
    const read = await settling();
    const lines = [await line('Trần Văn Bình', 'good')];
    const after: Asked = [contract.decideLevel, { lines, decision }];
    expect(await atOnce('ratings.settlement', read, after)).toEqual([[], []]);
    expect(await recorded()).toMatchObject({ base: 4, isOutgrown: false });
    expect(await refused(colleague, contract.settleQuota, read[1] as never)).toEqual(['platform.stale']);
    await withdraw();
    await act(officer, contract.takeBackDecision, { ...(await of('Trần Văn Bình')), why: 'Làm lại' });
  });
});

describe('two at one moment', () => {
  test('two officers do not pass a ceiling together: the second sees what the first decided', async () => {
    const settled = { group: 'members', covers: 1, settledOn: today, reason: why };
    await act(officer, contract.settleQuota, { seasonId, expectedVersion: await seasonVersion(), ...settled });
    const lines = [await line('Lê Thị An', 'excellent')];
    const others = [await line('Trần Văn Bình', 'excellent')];
    expect(
      await atOnce(
        'ratings.subject_step',
        [contract.decideLevel, { lines, decision }],
        [contract.decideLevel, { lines: others, decision: { ...decision, number: '13-QĐ/ĐU' } }],
      ),
    ).toEqual([[], ['ratings.group-over-unsettled']]);
  });

  test('a season is not closed while a rating in it is opened again', async () => {
    await act(officer, contract.decideLevel, { lines: [await line('Trần Văn Bình', 'good')], decision });
    await act(officer, contract.notifySubjects, { subjects: await all(), on: today });
    await act(officer, contract.archiveRatings, { subjects: await all(), on: today });
    const finding = { why: 'Có vi phạm trong năm', finding: 'Kết luận 05-KL/UBKT', on: today };
    const reopening: Asked = [contract.reopenRating, { ...(await of('Lê Thị An')), ...finding }];
    expect(await atOnce('ratings.subject_step', reopening, await closing())).toEqual([[], ['ratings.subjects-left']]);
    expect(await seasonState()).toBe('open');
  });

  test('nor while somebody who was set aside is rated after all', async () => {
    const aside = { rule: 'EX-2', words: 'Đang bị đình chỉ sinh hoạt', on: today };
    await act(officer, contract.setNotRated, { ...(await of('Lê Thị An')), ...aside });
    const after: Asked = [contract.rateAfterAll, { ...(await of('Lê Thị An')), why: 'Đã được khôi phục sinh hoạt' }];
    expect(await atOnce('ratings.subject_step', after, await closing())).toEqual([[], ['ratings.subjects-left']]);
    await act(officer, contract.setNotRated, { ...(await of('Lê Thị An')), ...aside });
  });

  test('nor while an archive is taken back', async () => {
    const back: Asked = [contract.takeBackStep, await of('Trần Văn Bình')];
    expect(await atOnce('ratings.subject_step', back, await closing())).toEqual([[], ['ratings.subjects-left']]);
    await act(officer, contract.archiveRatings, { subjects: [await of('Trần Văn Bình')], on: today });
  });

  test('nor while a subject is added, nor as it was read before another officer changed it; nothing is added to one that is being closed', async () => {
    const memberId = await loadMember(harness, first, { fullName: 'Ngô Văn Phúc' });
    const whom = { seasonId, organisationId: first, kind: 'member', memberId } as const;
    const adding: Asked = [contract.addSubject, whom];
    expect(await atOnce('ratings.subject', adding, await closing())).toEqual([[], ['ratings.subjects-left']]);
    await act(officer, contract.withdrawSubject, { ...(await of('Ngô Văn Phúc')), why: 'Nhập nhầm' });
    const read = await closing();
    const rule = { seasonId, base: 'all-rated', rounding: null, decision } as const;
    await act(colleague, contract.recordQuotaRule, { ...rule, expectedVersion: await seasonVersion() });
    expect(await refused(officer, contract.closeSeason, read[1] as never)).toEqual(['platform.stale']);
    expect(await atOnce('ratings.season_part', await closing(), adding)).toEqual([[], ['ratings.season-not-open']]);
    expect(await seasonState()).toBe('closed');
  });
});
