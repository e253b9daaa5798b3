import { beforeAll, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openSeasonOf } from '../../../../tests/opened-season.ts';
import { day } from '../../../platform/calendar/day.ts';
import type { MemberId } from '../../members/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, cells, commune } = await loadCommune(harness);
const cell = cells[0]!;
const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
const deputy = await harness.account({ role: 'cell-secretary', organisationId: cell });
const otherOfficer = await harness.account({ role: 'organisation-officer', organisationId: commune });
const decision = { number: '12-QĐ/ĐU', decidedOn: today, issuer: 'Đảng ủy xã Đồng Mẫu' };
const tally = { summoned: 3, present: 3, issued: 2, received: 2, invalid: 0, keptOut: 1, votes: { good: 2 } };
const proposal = { ratedOn: today, level: 'good' as const, points: {}, leavingReason: 'Tập thể thống nhất' };
const fact = { fact: 'sick-months', value: 1, sourceWords: 'Giấy ra viện' } as const;
const words = 'Chị ruột của đồng chí được xếp loại';
const organisation = 'Chi bộ thôn 1';
let seasonId: contract.SeasonId;
const memberIds = new Map<string, MemberId>();

const named = async (title: string) => {
  const { rows } = await harness.owner.query(
    'SELECT id, version FROM ratings.subject WHERE season_id = $1 AND title = $2',
    [seasonId, title],
  );
  return { subjectId: rows[0].id as contract.SubjectId, expectedVersion: rows[0].version as number };
};
const keepsOut = async (who: Account, title: string, asked: { name: string }, input: object = {}) =>
  expect(await refused(who, asked, { ...(await named(title)), ...input }), asked.name).toContain(
    'ratings.has-interest',
  );
const declares = async (who: Account, fullName: string, title: string) => {
  const asked = { ...(await named(title)), memberId: memberIds.get(fullName)!, words };
  return (await act(who, contract.declareInterest, asked)).interestId;
};

beforeAll(async () => {
  const accounts = { 'Lê Thị An': null, 'Trần Văn Bình': secretary, 'Phạm Thị Cúc': officer };
  for (const [fullName, account] of Object.entries(accounts)) {
    const memberId = await loadMember(harness, cell, { fullName });
    memberIds.set(fullName, memberId);
    await harness.owner.query('UPDATE members.member SET account_id = $1 WHERE id = $2', [
      account?.id ?? null,
      memberId,
    ]);
  }
  ({ seasonId } = await openSeasonOf(
    harness,
    { officer, commune },
    { countedOn: today, kinds: ['member', 'party-organisation'] },
  ));
});

test('whoever has a declared interest keeps out of every step of the cell, another does not', async () => {
  const title = 'Lê Thị An';
  await act(deputy, contract.recordReview, { subjects: [await named(title)], heldOn: today });
  const interestId = await declares(secretary, 'Trần Văn Bình', title);
  await keepsOut(secretary, title, contract.proposeLevel, proposal);
  const tomorrow = { votedOn: day('2026-12-11'), ...tally };
  expect(await refused(secretary, contract.recordBallot, { ...(await named(title)), ...tomorrow })).toEqual([
    'ratings.has-interest',
    'ratings.day-in-future',
  ]);
  await keepsOut(secretary, title, contract.setNotRated, { rule: 'other', words: 'Vắng', on: today });
  await keepsOut(secretary, title, contract.enterFact, fact);
  await keepsOut(secretary, title, contract.stateNone, { facts: ['is-disciplined'], sourceWords: 'Tự biết' });
  await keepsOut(secretary, title, contract.recordStateRating, { level: 'good', sourceWords: '08-TB/UBND' });
  await keepsOut(secretary, title, contract.withdrawStateRating);
  await act(deputy, contract.enterFact, { ...(await named(title)), ...fact });
  await keepsOut(secretary, title, contract.withdrawFact, { fact: fact.fact });
  const moved = { kind: 'member', quotaGroup: 'member', postWords: null, isHead: false };
  await keepsOut(secretary, title, contract.correctSubject, moved);
  await act(deputy, contract.setNotRated, { ...(await named(title)), rule: 'other', words: 'Ghi nhầm', on: today });
  await keepsOut(secretary, title, contract.rateAfterAll, { why: 'Vẫn xếp' });
  await keepsOut(secretary, title, contract.takeBackStep);
  await act(deputy, contract.takeBackStep, await named(title));
  await act(deputy, contract.proposeLevel, { ...(await named(title)), ...proposal });
  expect(await refused(secretary, contract.takeBackSteps, { subjects: [await named(title)] })).toEqual([
    'ratings.has-interest',
  ]);
  const { subjectId } = await named(title);
  expect(await ask(secretary, contract.oneSubject, { subjectId })).toMatchObject({
    hasInterest: true,
    mayTakeBack: false,
  });
  expect(await ask(deputy, contract.oneSubject, { subjectId })).toMatchObject({
    hasInterest: false,
    mayTakeBack: true,
  });

  await act(secretary, contract.withdrawInterest, { ...(await named(title)), interestId });
  await act(secretary, contract.takeBackStep, await named(title));
  await act(secretary, contract.proposeLevel, { ...(await named(title)), ...proposal });
  await act(secretary, contract.recordBallot, { ...(await named(title)), votedOn: today, ...tally });
});

test('whoever has a declared interest neither decides nor touches what was decided, another does', async () => {
  const title = 'Lê Thị An';
  await declares(officer, 'Phạm Thị Cúc', title);
  const lines = async () => [{ ...(await named(title)), level: 'good' as const, leavingReason: 'Tập thể thống nhất' }];
  const deciding = { lines: await lines(), decision };
  expect(await harness.call(officer, contract.decideLevel.name, deciding)).toMatchObject({
    reasons: [{ code: 'ratings.has-interest', field: 'lines.0' }],
  });
  await act(otherOfficer, contract.decideLevel, { lines: await lines(), decision } as never);
  await keepsOut(officer, title, contract.takeBackDecision, { why: 'Xem lại' });
  const subjects = [await named(title)];
  expect(await refused(officer, contract.takeBackDecisions, { subjects, why: 'Xem lại' })).toEqual([
    'ratings.has-interest',
  ]);
  await keepsOut(officer, title, contract.reopenRating, { why: 'Xem lại', finding: '06-KL/UBKT', on: today });
  await harness.owner.query('UPDATE ratings.subject SET is_provisional = true WHERE title = $1', [title]);
  await keepsOut(officer, title, contract.confirmDecision, { on: today, why: 'Giữ' });
  expect(await act(officer, contract.recheckProvisional, { seasonId, on: today })).toMatchObject({
    ...{ confirmed: 0, keptOut: 1 },
  });
  const asked = { ...(await named(title)), memberId: memberIds.get('Trần Văn Bình')!, words };
  expect(await refused(secretary, contract.declareInterest, asked)).toEqual(['ratings.step-not-open']);
  await act(otherOfficer, contract.takeBackDecision, { ...(await named(title)), why: 'Ghi nhầm' });
});

test('what somebody recorded before an interest was declared stands marked, and is decided on with a reason only or recorded anew', async () => {
  // The proposal and the ballot of the secretary stand since the first test.
  const title = 'Lê Thị An';
  const { subjectId } = await named(title);
  const marked = async () =>
    (await ask(deputy, contract.interests, { subjectId })).rows.map(({ name, took }) => [name, took]);
  const interestId = await declares(deputy, 'Trần Văn Bình', title);
  const [proposed, voted] = ['propose-level', 'record-ballot'].map((step) => ({ step, on: today }));
  expect(await marked()).toEqual([
    ['Trần Văn Bình', [proposed, voted]],
    ['Phạm Thị Cúc', []],
  ]);
  const basis = await ask(deputy, contract.verdictBasis, { subjectIds: [subjectId] });
  expect(basis.rows[0]!.took).toEqual([proposed, voted]);

  const deciding = async (leavingReason: string | null) => ({
    lines: [{ ...(await named(title)), level: 'good' as const, leavingReason, aheadReason: null }],
    decision,
  });
  const fields = { field: 'lines.0.leavingReason', params: { on: today } };
  const refusal = (await harness.call(otherOfficer, contract.decideLevel.name, await deciding(null))) as unknown as {
    reasons: { code: string }[];
  };
  const byInterested = refusal.reasons.filter(({ code }) => code.endsWith('-by-interested'));
  expect(byInterested).toMatchObject([
    { code: 'ratings.propose-level-by-interested', ...fields },
    { code: 'ratings.record-ballot-by-interested', ...fields },
  ]);

  await act(deputy, contract.recordBallot, { ...(await named(title)), votedOn: today, ...tally });
  expect((await marked())[0]).toEqual(['Trần Văn Bình', [proposed]]);
  await act(otherOfficer, contract.decideLevel, await deciding('Biên bản kiểm phiếu có chữ ký của cả tổ'));
  const { steps } = await ask(otherOfficer, contract.oneSubject, { subjectId });
  expect(steps[0]).toMatchObject({ leavingReason: 'Biên bản kiểm phiếu có chữ ký của cả tổ' });
  await act(otherOfficer, contract.takeBackDecision, { ...(await named(title)), why: 'Ghi nhầm' });
  await act(deputy, contract.withdrawInterest, { ...(await named(title)), interestId });
});

test('an interest in the rating of an organisation keeps out as well; who was named by others does not take it back', async () => {
  const interestId = await declares(deputy, 'Trần Văn Bình', organisation);
  await keepsOut(secretary, organisation, contract.proposeLevel, proposal);
  await keepsOut(secretary, organisation, contract.withdrawInterest, { interestId });
  const { subjectId } = await named(organisation);
  const { rows } = await ask(deputy, contract.interests, { subjectId });
  expect(rows.map(({ name, words: said, enteredOn }) => [name, said, enteredOn])).toEqual([
    ['Trần Văn Bình', words, today],
  ]);
  await act(deputy, contract.withdrawInterest, { ...(await named(organisation)), interestId });
  expect((await ask(deputy, contract.interests, { subjectId })).rows).toEqual([]);
  expect(await refused(deputy, contract.withdrawInterest, { ...(await named(organisation)), interestId })).toEqual([
    'ratings.interest-gone',
  ]);
});

test('whoever is among the best of a group, or has an interest in one of them, neither settles its excess nor takes that back', async () => {
  const title = 'Lê Thị An';
  const best = (of: string | null) =>
    harness.owner.query(
      "UPDATE ratings.subject SET proposed_level = CASE WHEN title = $1 THEN 'excellent' ELSE 'good' END WHERE kind LIKE 'member%'",
      [of],
    );
  const settle = async () => {
    const { rows } = await harness.owner.query(
      'SELECT s.quota_group AS "group", n.version FROM ratings.subject s JOIN ratings.season n ON n.id = s.season_id WHERE s.title = $1',
      [title],
    );
    const { group, version } = rows[0] as { group: string; version: number };
    return { seasonId, expectedVersion: version, group, covers: 1, settledOn: today, reason: 'Thành tích nổi bật' };
  };
  await best(title);
  expect(await refused(officer, contract.settleQuota, await settle())).toEqual(['ratings.has-interest']);
  const { settlementId } = await act(otherOfficer, contract.settleQuota, await settle());
  const back = { settlementId, why: 'Ghi nhầm' };
  expect(await refused(officer, contract.withdrawSettlement, back)).toEqual(['ratings.has-interest']);
  await best('Phạm Thị Cúc');
  expect(await refused(officer, contract.withdrawSettlement, back)).toEqual(['ratings.own-rating']);
  await act(otherOfficer, contract.withdrawSettlement, back);
  expect(await refused(officer, contract.settleQuota, await settle())).toEqual(['ratings.own-rating']);
});

test('what was declared stands in no audit entry', async () => {
  const { rows } = await harness.owner.query('SELECT 1 FROM platform.audit_detail d WHERE d.detail::text LIKE $1', [
    `%${words}%`,
  ]);
  expect(rows).toEqual([]);
});
