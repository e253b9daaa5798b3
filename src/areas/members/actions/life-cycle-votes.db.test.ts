import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { clockOf, decision, openDesk, procedureDesk, tally } from '../../../../tests/life-cycle.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const at = clockOf(harness);
at('2026-11-23');
const { act, refused } = harness;
const desk = await openDesk(harness);
const { commune, secretary } = desk;
const [cell] = commune.cells as [never];
const { officer } = commune;
const { rowOf, read, versioned, cellVote, grassrootsVote, removal } = procedureDesk(desk, harness);

/** What others heard of the end of a membership. */
const told = async (memberId: string) =>
  (
    await harness.owner.query(
      `SELECT event, payload->>'kind' AS kind FROM platform.event_outbox
       WHERE event IN ('members.membership-ended', 'members.end-withdrawn') AND payload->>'memberId' = $1 ORDER BY told_at`,
      [memberId],
    )
  ).rows.map((row) => [row.event.replace('members.', ''), row.kind]);

test('leaving by own request is for those without a breach', async () => {
  at('2026-11-23');
  const memberId = await loadMember(harness, cell, { fullName: 'Hà Xin Ra' });
  const { procedureId: first } = await removal(memberId);
  const ask1 = { memberId, kind: 'resignation' as const, openedOn: '2026-09-01', hasNoBreach: false };
  expect(await refused(secretary, contract.openProcedure, ask1)).toEqual([
    'members.breach-not-excluded',
    'members.removal-running',
  ]);
  await act(officer, contract.stopProcedure, {
    ...(await versioned(first)),
    onDay: '2026-08-30',
    why: 'Đã trở lại sinh hoạt',
  });
  const { procedureId } = await act(secretary, contract.openProcedure, { ...ask1, hasNoBreach: true });
  await cellVote(procedureId, '2026-09-02');
  await grassrootsVote(procedureId, '2026-09-15');
  const asked = { outcome: 'approved', decision: decision('31-QĐ/ĐU', '2026-10-01') };
  const decide1 = async (more: object = {}) => ({ ...(await versioned(procedureId)), ...asked, ...more });
  expect(await refused(officer, contract.recordProcedureDecision, await decide1())).toEqual([
    'members.competent-vote-missing',
  ]);
  // No tally is at hand: the paper that states the vote stands in its place, and stays with the step.
  const voteStatement = 'Quyết định 31-QĐ/ĐU ghi Ban Thường vụ biểu quyết trên một nửa tán thành';
  await act(officer, contract.recordProcedureDecision, (await decide1({ voteStatement })) as never);
  expect((await read(procedureId)).steps.at(-1)!.note).toBe(voteStatement);
  expect(await told(memberId)).toEqual([['membership-ended', 'resigned']]);
  expect(await rowOf(memberId)).toMatchObject({ state: 'resigned' });
  const back = {
    memberId,
    expectedVersion: (await rowOf(memberId)).version,
    organisationId: cell,
    decision: decision('1', '2026-11-01'),
    effectiveOn: '2026-11-02',
  };
  expect(await refused(officer, contract.readmit, back)).toContain('members.state-forbids');
});

test('a vote of the cell is held against the roll of its day; another base stands with its reason', async () => {
  at('2026-11-23');
  const third = commune.cells[2] as never;
  const members = [];
  for (const fullName of ['Mai Đủ Một', 'Mai Đủ Hai', 'Mai Đủ Ba', 'Mai Đủ Tư'])
    members.push(await loadMember(harness, third, { fullName }));
  await loadMember(harness, third, { fullName: 'Mai Miễn', state: 'exempt' });
  const { procedureId } = await act(officer, contract.openProcedure, {
    memberId: members[0]!,
    kind: 'removal',
    ground: 'no-activity',
    openedOn: '2026-08-03',
  });
  const heard = { ...(await versioned(procedureId)), kind: 'refusal', onDay: '2026-08-06' } as const;
  await act(officer, contract.recordProcedureStep, heard);
  const vote = async (base: number, forVotes: number, more: object = {}) => ({
    ...(await versioned(procedureId)),
    ...tally,
    ...{ onDay: '2026-08-10', base, forVotes, againstVotes: 0, blankVotes: 0 },
    ...more,
  });
  for (const [base, forVotes] of [
    [6, 4],
    [3, 2],
  ] as const)
    expect(await refused(officer, contract.recordCellVote, await vote(base, forVotes))).toEqual([
      'members.base-differs-from-roll',
    ]);
  const { procedureStepId, version } = await act(officer, contract.recordCellVote, (await vote(5, 4)) as never);
  expect((await read(procedureId)).steps.at(-1)!.tally).toMatchObject({ base: 5, baseCounted: 4, baseReason: null });
  await act(officer, contract.withdrawProcedureStep, { procedureStepId, expectedVersion: version });
  const baseReason = 'Một đảng viên chuyển đến ngày 09/8 chưa cập nhật';
  await act(officer, contract.recordCellVote, (await vote(6, 4, { baseReason })) as never);
  expect((await read(procedureId)).steps.at(-1)!.tally).toMatchObject({ base: 6, baseCounted: 4, baseReason });
});

test('before the roll of the cell is known a vote is held against nothing, and the base by the roll reads as not known', async () => {
  at('2026-11-23');
  const fourth = commune.cells[1] as never;
  const members = [];
  for (const fullName of ['Bạch Nhập Một', 'Bạch Nhập Hai'])
    members.push(await loadMember(harness, fourth, { fullName, since: day('2026-09-01') }));
  await harness.owner.query('UPDATE members.membership SET is_beginning_known = false WHERE member_id = ANY ($1)', [
    members,
  ]);
  const opened = { kind: 'removal', ground: 'no-activity', openedOn: '2026-08-03' } as const;
  const { procedureId } = await act(officer, contract.openProcedure, { memberId: members[0]!, ...opened });
  const heard = { ...(await versioned(procedureId)), kind: 'refusal', onDay: '2026-08-06' } as const;
  await act(officer, contract.recordProcedureStep, heard);
  const vote = async (onDay: string) => ({
    ...(await versioned(procedureId)),
    ...tally,
    ...{ onDay, base: 12, forVotes: 10, againstVotes: 0, blankVotes: 0 },
  });
  expect(await refused(officer, contract.recordCellVote, await vote('2026-09-10'))).toEqual([
    'members.base-differs-from-roll',
  ]);
  await act(officer, contract.recordCellVote, (await vote('2026-08-10')) as never);
  expect((await read(procedureId)).steps.at(-1)!.tally).toMatchObject({
    base: 12,
    baseCounted: null,
    baseReason: null,
  });
});
