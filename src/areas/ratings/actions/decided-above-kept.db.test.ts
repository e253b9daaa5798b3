import { beforeAll, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, commune, cells } = await loadCommune(harness, day('2018-01-01'));
const [first] = cells as [(typeof cells)[0]];

/** Gives a member a post at an organisation, written past row-level security. */
const givePost = async (fullName: string, at: string, kind: string): Promise<string> => {
  const memberId = await loadMember(harness, first, { fullName, since: day('2018-01-01') });
  await harness.owner.query(
    `INSERT INTO organisations.post (id, org_id, org_pos, kind, is_single, person_id, period, basis)
     SELECT $1, o.id, o.pos, $4, $4 = 'secretary', m.person_id, daterange('2025-07-01', NULL), 'appointed'
     FROM organisations.organisation o, members.member m WHERE o.id = $2 AND m.id = $3`,
    [newId(), at, memberId, kind],
  );
  return memberId;
};

type Opening = Pick<Parameters<typeof act<typeof contract.openSeason>>[2], 'organisationId' | 'reach' | 'period'>;
const kinds = ['leader', 'grassroots-committee', 'cell-committee'] as const;
const year = (of: number) => ({ kind: 'year', year: of }) as const;

const open = async (who: Account, opening: Opening): Promise<contract.SeasonId> => {
  const whom = { ...opening, countedOn: today };
  const { pack } = await ask(who, contract.seasonProposal, whom);
  const packReason = 'Kỳ trước, mở để ghi kết quả (giả định)';
  const asked = { ...whom, packId: pack!.id, packReason, calendar: [], kinds: [...kinds] };
  return (await act(who, contract.openSeason, asked)).seasonId;
};
const listed = async (who: Account, seasonId: contract.SeasonId, organisationId = commune) =>
  (await ask(who, contract.subjects, { seasonId, organisationId })).rows;
const named = async (seasonId: contract.SeasonId, title: string) =>
  (await listed(officer, seasonId)).find((one) => one.title.startsWith(title))!;
const line = async (seasonId: contract.SeasonId, title: string, more: object = {}) => {
  const { subjectId, version } = await named(seasonId, title);
  return { subjectId, expectedVersion: version, level: 'good' as const, leavingReason: 'Thống nhất', ...more };
};
const aheadReason = 'Chưa nhận đủ kết quả (giả định)';
const paper = (issuer: string) => ({ number: '12-QĐ/TU', decidedOn: today, issuer });
const above = paper('Ban Thường vụ Thành ủy Thử Nghiệm');

let seasonId: contract.SeasonId;
let headId: string;

beforeAll(async () => {
  headId = await givePost('Lê Bí Thư', commune, 'secretary');
  await givePost('Trần Phó Bí Thư', commune, 'deputy-secretary');
  await givePost('Mai Trưởng Thôn', first, 'secretary');
  seasonId = await open(officer, { organisationId: commune, reach: 'whole', period: year(2026) });
});

const at = async (title: string) => {
  const { subjectId, version } = await named(seasonId, title);
  return { subjectId, expectedVersion: version };
};
const aside = { rule: 'other', words: 'Lý do riêng (giả định)', on: today };

test('a number of the board opens exactly its rows: whom the level above decides is not among them, though the group has one name', async () => {
  const { groups } = await ask(officer, contract.quotaBoard, { seasonId, organisationId: commune });
  const rowsOf = async (quotaGroup: string) =>
    (await ask(officer, contract.subjects, { seasonId, organisationId: commune, quotaGroup })).rows;
  const head = await named(seasonId, 'Lê Bí Thư');
  expect(head.isDecidedAbove).toBe(true);
  expect(groups.map(({ group }) => group)).toContain(head.quotaGroup);
  for (const { group, subjects, kinds } of groups) {
    const rows = await rowsOf(group);
    expect(rows.map(({ title }) => title)).not.toContain(head.title);
    expect(rows).toHaveLength(subjects);
    for (const { kind, subjects: count } of kinds) expect(rows.filter((row) => row.kind === kind)).toHaveLength(count);
    expect(kinds.reduce((sum, one) => sum + one.subjects, 0)).toBe(subjects);
  }
});

test('an issuer that is the opener in other words, or nobody, is refused; the board above in the tree is offered', async () => {
  const lines = [await line(seasonId, 'Lê Bí Thư', { aheadReason })];
  const codeOf = (issuer: string) => refused(officer, contract.decideLevel, { lines, decision: paper(issuer) });
  for (const issuer of ['Đảng ủy Đồng Mẫu', 'ĐẢNG UỶ XÃ ĐỒNG MẪU', 'BTV Đảng ủy xã Đồng-Mẫu'])
    expect([issuer, await codeOf(issuer)]).toEqual([issuer, ['ratings.issuer-is-the-opener']]);
  for (const issuer of ['Ban Thường vụ Đảng ủy', 'Đảng uỷ'])
    expect([issuer, await codeOf(issuer)]).toEqual([issuer, ['ratings.issuer-names-nobody']]);
  const { issuerAbove } = await ask(officer, contract.verdictBasis, { subjectIds: [lines[0]!.subjectId] });
  expect(issuerAbove).toBe('Ban Thường vụ Thành ủy Thử Nghiệm');
});

test('what two rules want before the head is one thing to do', async () => {
  const { subjectId } = await at('Lê Bí Thư');
  const [row] = (await ask(officer, contract.verdictBasis, { subjectIds: [subjectId] })).rows;
  expect(row!.waiting.rows.map(({ title }) => title)).toEqual([null, 'Đảng ủy – Đảng bộ xã Đồng Mẫu']);
  expect(row!.waiting.count).toBe(2);
});

test('who is decided above is set aside by the paper of that level alone, and then final', async () => {
  const head = await at('Lê Bí Thư');
  expect(await refused(officer, contract.setNotRated, { ...head, ...aside })).toEqual([
    'ratings.paper-of-the-level-above',
  ]);
  const known = (await ask(officer, contract.oneSubject, { subjectId: head.subjectId })).exemptions[0]!.rule;
  expect(await refused(officer, contract.setNotRated, { ...head, ...aside, rule: known })).toEqual([
    'ratings.paper-of-the-level-above',
  ]);
  const byItself = { ...head, ...aside, decision: paper('Đảng ủy Đồng Mẫu') };
  expect(await refused(officer, contract.setNotRated, byItself)).toEqual(['ratings.issuer-is-the-opener']);
  const subjects = [head, await at('Mai Trưởng Thôn')];
  expect(await refused(officer, contract.setSubjectsNotRated, { subjects, ...aside, decision: above })).toEqual([
    'ratings.decision-of-two-levels',
  ]);
  await act(officer, contract.setNotRated, { ...head, ...aside, decision: above });
  expect(await named(seasonId, 'Lê Bí Thư')).toMatchObject({ state: 'not-rated', isProvisional: false });
  const { steps } = await ask(officer, contract.oneSubject, { subjectId: head.subjectId });
  expect(steps[0]).toMatchObject({ step: 'set-not-rated', decision: above });
  await harness.owner.query(
    `UPDATE ratings.subject_step SET entered_at = entered_at - interval '2 days' WHERE subject_id = $1`,
    [head.subjectId],
  );
  const back = { ...(await at('Lê Bí Thư')), why: 'Có căn cứ mới (giả định)' };
  expect(await refused(officer, contract.rateAfterAll, back)).toEqual(['ratings.paper-of-the-level-above']);
  await act(officer, contract.rateAfterAll, { ...back, decision: above });
});

test('the opener confirms no setting aside that was recorded before papers were asked for', async () => {
  const { subjectId } = await at('Trần Phó Bí Thư');
  await harness.owner.query(
    `UPDATE ratings.subject SET state = 'not-rated', not_rated_rule = 'other', is_provisional = true WHERE id = $1`,
    [subjectId],
  );
  const confirming = { ...(await at('Trần Phó Bí Thư')), on: today };
  expect(await refused(officer, contract.confirmDecision, confirming)).toEqual(['ratings.aside-of-the-level-above']);
});

test('who holds a leading post of the opener stays decided above, whatever words are typed on adding again', async () => {
  await act(officer, contract.withdrawSubject, { ...(await at('Lê Bí Thư')), why: 'Ghi lại (giả định)' });
  const again = { seasonId, organisationId: commune, memberId: headId, postWords: 'Bí thư Đảng ủy xã' };
  const { subjectId } = await act(officer, contract.addSubject, { ...again, kind: 'leader' });
  const { rows } = await ask(officer, contract.subjects, { seasonId, organisationId: commune });
  expect(rows.find((one) => one.subjectId === subjectId)).toMatchObject({ isDecidedAbove: true, isHead: false });
});

test('what the level above decided is opened again by its paper, and its notice is not issued in a row', async () => {
  const { rows } = await ask(officer, contract.subjects, { seasonId, organisationId: commune });
  const head = rows.find(({ title, state }) => title === 'Lê Bí Thư' && state !== 'withdrawn')!;
  const decided = { ...{ subjectId: head.subjectId, expectedVersion: head.version }, level: 'good' as const };
  const lines = [{ ...decided, leavingReason: 'Thống nhất', aheadReason }];
  const { subjects } = await act(officer, contract.decideLevel, { lines, decision: above });
  const counts = await ask(officer, contract.noticesToIssue, {
    ...{ seasonId, organisationId: commune as never, unitId: commune as never },
  });
  expect(counts).toMatchObject({ toIssue: 0, above: 1, issued: 0 });
  const [{ subjectId, version }] = subjects as [(typeof subjects)[0]];
  const reopening = {
    subjectId,
    expectedVersion: version,
    why: 'Có kết luận',
    finding: 'Kết luận kiểm tra',
    on: today,
  };
  expect(await refused(officer, contract.reopenRating, reopening)).toEqual(['ratings.paper-of-the-level-above']);
  await act(officer, contract.reopenRating, { ...reopening, decision: above });
  const { steps } = await ask(officer, contract.oneSubject, { subjectId });
  expect(steps[0]).toMatchObject({ step: 'reopen-rating', decision: above });
});
