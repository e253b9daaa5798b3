import { beforeAll, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openSeasonOf } from '../../../../tests/opened-season.ts';
import { day } from '../../../platform/calendar/day.ts';
import { workItems } from '../../../platform/http/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, cells, commune } = await loadCommune(harness);
const cell = cells[0]!;
const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
const office = await harness.account({ role: 'committee-office', organisationId: cell });
const decision = { number: '12-QĐ/ĐU', decidedOn: today, issuer: 'Đảng ủy xã Đồng Mẫu' };

let seasonId: contract.SeasonId;
const named = async (title: string) => {
  const { rows } = await ask(officer, contract.subjects, { seasonId, organisationId: cell });
  const { subjectId, version } = rows.find((row) => row.title === title)!;
  return { subjectId, expectedVersion: version };
};
const stateOf = async (title: string) =>
  (await ask(officer, contract.subjects, { seasonId, organisationId: cell })).rows.find((row) => row.title === title)!
    .state;
const decide = (...lines: readonly object[]) => act(officer, contract.decideLevel, { lines, decision } as never);

beforeAll(async () => {
  for (const fullName of ['Lê Thị An', 'Trần Văn Bình', 'Phạm Thị Cúc']) await loadMember(harness, cell, { fullName });
  ({ seasonId } = await openSeasonOf(harness, { officer, commune }, { countedOn: today, kinds: ['member'] }));
  const subjects = [await named('Lê Thị An'), await named('Trần Văn Bình'), await named('Phạm Thị Cúc')];
  await act(secretary, contract.recordReview, { subjects, heldOn: today });
});

const waitingOnLocks = async (): Promise<number> => {
  const { rows } = await harness.owner.query(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows[0].n;
};

test('a cell neither notifies, archives nor takes back what the deciding committee did, whatever its office', async () => {
  await decide({ ...(await named('Lê Thị An')), level: 'good' });
  const told = async () => ({ subjects: [await named('Lê Thị An')], on: today });
  expect(await refused(office, contract.notifySubjects, await told())).toEqual(['platform.not-permitted']);
  await act(officer, contract.notifySubjects, await told());
  for (const who of [secretary, office])
    expect(await refused(who, contract.takeBackStep, await named('Lê Thị An'))).toEqual(['platform.not-permitted']);
  expect(await refused(office, contract.archiveRatings, await told())).toEqual(['platform.not-permitted']);
  expect(await stateOf('Lê Thị An')).toBe('notified');
  await act(officer, contract.takeBackStep, await named('Lê Thị An'));
  expect(await stateOf('Lê Thị An')).toBe('decided');
});

test('two decisions at one moment do not pass the ceiling beside each other', async () => {
  const { version } = await ask(officer, contract.season, { seasonId, organisationId: commune });
  const { groups } = await ask(officer, contract.quotaBoard, { seasonId, organisationId: commune } as never);
  await act(officer, contract.settleQuota, {
    ...{ seasonId, expectedVersion: version!, group: groups[0]!.group as never, covers: 1, settledOn: today },
    ...{ reason: 'Thành tích nổi bật, tập thể thống nhất', exception: null },
  });
  const best = async (title: string) => ({ ...(await named(title)), level: 'excellent', leavingReason: 'Nổi bật' });
  const lines = [await best('Trần Văn Bình'), await best('Phạm Thị Cúc')];
  // The first decision is written and not committed yet when the second one counts.
  await harness.owner.query('BEGIN');
  await harness.owner.query('SELECT 1 FROM ratings.season WHERE id = $1 FOR NO KEY UPDATE', [seasonId]);
  await harness.owner.query(
    `UPDATE ratings.subject SET state = 'decided', decided_level = 'excellent', decided_on = $2 WHERE id = $1`,
    [lines[0]!.subjectId, today],
  );
  const second = harness.call(officer, 'ratings.decide-level', { lines: [lines[1]], decision });
  await expect.poll(() => waitingOnLocks(), { timeout: 10_000 }).toBeGreaterThan(0);
  await harness.owner.query('COMMIT');
  expect(await second).toMatchObject({ ok: false, reasons: [{ code: 'ratings.group-over-unsettled' }] });
});

test('nobody takes a step that judges the own rating', async () => {
  const linked = (title: string, account: { id: string } | null) =>
    harness.owner.query('UPDATE members.member SET account_id = $1 WHERE full_name = $2', [account?.id ?? null, title]);
  const own = async (account: typeof officer, title: string, asked: { name: string }, input: object) =>
    expect(await refused(account, asked, { ...(await named(title)), ...input })).toContain('ratings.own-rating');
  await linked('Phạm Thị Cúc', secretary);
  await own(secretary, 'Phạm Thị Cúc', contract.proposeLevel, { ratedOn: today, level: 'good' });
  const tally = { summoned: 4, present: 4, issued: 3, received: 3, invalid: 0, keptOut: 1, votes: { good: 3 } };
  await own(secretary, 'Phạm Thị Cúc', contract.recordBallot, { votedOn: today, ...tally });
  await own(secretary, 'Phạm Thị Cúc', contract.setNotRated, { rule: 'other', words: 'Tự xin', on: today });
  await own(secretary, 'Phạm Thị Cúc', contract.recordStateRating, { level: 'good', sourceWords: '08-TB/UBND' });
  await linked('Phạm Thị Cúc', officer);
  const lines = [{ ...(await named('Phạm Thị Cúc')), level: 'good' }];
  expect(await refused(officer, contract.decideLevel, { lines, decision })).toContain('ratings.own-rating');
  await linked('Phạm Thị Cúc', null);
  await linked('Lê Thị An', officer);
  await harness.owner.query(`UPDATE ratings.subject SET is_provisional = true WHERE title = 'Lê Thị An'`);
  await own(officer, 'Lê Thị An', contract.confirmDecision, { on: today, why: 'Giữ' });
  await own(officer, 'Lê Thị An', contract.reopenRating, { why: 'Xem lại', finding: '06-KL/UBKT', on: today });
  expect(await act(officer, contract.recheckProvisional, { seasonId, on: today })).toMatchObject({
    ...{ confirmed: 0, keptOut: 1 },
  });
  await linked('Lê Thị An', null);
});

test('what is said about a person stands in no audit entry', async () => {
  const said = 'Câu nói riêng về đồng chí';
  const rated = { ratedOn: today, level: 'good' as const, points: {}, words: said };
  const left = (await ask(officer, contract.subjects, { seasonId, organisationId: cell, states: ['reviewed'] }))
    .rows[0]!;
  await act(secretary, contract.rateSelf, { ...(await named(left.title)), ...rated });
  await act(secretary, contract.proposeLevel, { ...(await named(left.title)), ...rated, leavingReason: said });
  const remark = { kind: 'residence', saidOn: today, byWords: said, text: said } as const;
  await act(secretary, contract.recordRemark, { ...(await named(left.title)), ...remark });
  const fact = { fact: 'sick-months', value: 1, sourceWords: said } as const;
  await act(secretary, contract.enterFact, { ...(await named(left.title)), ...fact });
  await act(secretary, contract.setNotRated, { ...(await named(left.title)), rule: 'other', words: said, on: today });
  const { rows } = await harness.owner.query(
    `SELECT e.action FROM platform.audit_entry e JOIN platform.audit_detail d ON d.entry_id = e.id WHERE d.detail::text LIKE '%' || $1 || '%'`,
    [said],
  );
  expect(rows).toEqual([]);
});

test('whom a cell sets aside for a reason that stands in no rule waits for the deciding level, and the season stays open until then', async () => {
  const link = `/ratings/${seasonId}?state=not-rated&stage=provisional`;
  const itemsOf = async (who: typeof officer) =>
    (await ask(who, workItems, {})).items.filter((one) => one.link === link);
  const aside = async () =>
    (await ask(officer, contract.subjects, { seasonId, organisationId: cell, states: ['not-rated'] })).rows[0]!;
  const closing = async () => {
    const { version } = await ask(officer, contract.season, { seasonId, organisationId: commune });
    return refused(officer, contract.closeSeason, { seasonId, expectedVersion: version!, closedOn: today });
  };
  const { title } = await aside();
  const confirm = async () => ({ ...(await named(title)), on: today, why: 'Thống nhất với đề nghị của chi bộ' });
  expect(await aside()).toMatchObject({ notRatedRule: 'other', isProvisional: true });
  expect((await itemsOf(officer)).map(({ level }) => level)).toEqual(['attention']);
  expect(await itemsOf(secretary)).toEqual([]);
  // The figure opens just those: not who is set aside by a rule.
  const opened = { seasonId, organisationId: commune, states: ['not-rated' as const], stage: 'provisional' as const };
  const shown = await ask(officer, contract.subjects, opened);
  expect((await itemsOf(officer)).map(({ vi }) => vi)).toEqual([expect.stringContaining(`${shown.total}`)]);
  expect(shown.rows.map((one) => one.title)).toEqual([title]);
  expect(await closing()).toContain('ratings.asides-unconfirmed');
  expect(await refused(secretary, contract.confirmDecision, await confirm())).toEqual(['platform.not-permitted']);

  await act(officer, contract.confirmDecision, await confirm());
  expect(await aside()).toMatchObject({ state: 'not-rated', isProvisional: false });
  expect(await itemsOf(officer)).toEqual([]);
  expect(await closing()).not.toContain('ratings.asides-unconfirmed');
  expect(await refused(officer, contract.confirmDecision, await confirm())).toEqual(['ratings.not-provisional']);
  await act(officer, contract.takeBackStep, await named(title));
  expect(await aside()).toMatchObject({ isProvisional: true });

  const afterAll = async () => ({ ...(await named(title)), why: 'Đủ điều kiện xếp loại' });
  await act(secretary, contract.rateAfterAll, await afterAll());
  const byWords = { rule: 'other', words: 'Đi nước ngoài dài ngày (giả định)', on: today };
  await act(secretary, contract.setNotRated, { ...(await named(title)), ...byWords });
  await act(officer, contract.confirmDecision, await confirm());
  expect(await refused(secretary, contract.rateAfterAll, await afterAll())).toEqual(['ratings.aside-was-confirmed']);
  await act(officer, contract.rateAfterAll, await afterAll());
  const byRule = { rule: 'EX-4', words: 'Kết nạp chưa đủ 6 tháng', on: today };
  await act(secretary, contract.setNotRated, { ...(await named(title)), ...byRule });
  expect(await aside()).toMatchObject({ notRatedRule: 'EX-4', isProvisional: false });
  expect(await closing()).not.toContain('ratings.asides-unconfirmed');
});
