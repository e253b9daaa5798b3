import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell } from '../../../../tests/meetings.ts';
import { loadMember } from '../../../../tests/members.ts';
import { caseDesk, voteOn } from '../../../../tests/voted-cases.ts';
import { type Day, day } from '../../../platform/calendar/day.ts';
import * as members from '../../members/contract.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
const { cell, secretary, officer, official, probationary } = await openMeetingCell(harness);
harness.clock.now = new Date('2026-11-05T09:00:00+07:00');
const everybody = [...official, probationary];
const { sheetWith, waiting, reopening } = caseDesk({ cell, everybody, secretary }, harness);

type Case = members.VotedCase;
const first = official[0]!;
const askFor = async (memberId: members.MemberId, ground: string, more: object): Promise<Case> => {
  const { exemptionId } = await act(secretary, members.askExemption, {
    ...{ memberId, ground, since: day('2026-11-10') as Day },
    ...more,
  } as never);
  return { kind: 'exemption', id: exemptionId };
};
const exemptionOf = async ({ id }: Case) => {
  const asked = { show: 'all' as const, on: day('2026-11-20') as Day, limit: 50 };
  return (await ask(secretary, members.exemptions, asked)).rows.find((row) => row.id === id)!;
};
const { rules } = await ask(secretary, members.exemptionRulesOn, { on: day('2026-11-05') as Day });
const groundOf = (kind: 'age-health' | 'other') => rules!.grounds.find((one) => one.kind === kind)!.code;
const one = { kind: 'extraordinary' as const };

test('three votes without two thirds report a matter up, as the rule pack says, and the procedure is referred', async () => {
  const asked = { memberId: official[2]!, kind: 'resignation' as const, openedOn: day('2026-08-01') as Day };
  const { procedureId } = await act(secretary, members.openProcedure, { ...asked, hasNoBreach: true });
  const matter: Case = { kind: 'resignation', id: procedureId };
  const found: string[][] = [];
  for (const heldOn of ['2026-08-04', '2026-09-04', '2026-10-05']) {
    const sheet = sheetWith(heldOn, [voteOn(matter, { forVotes: 1, againstVotes: 2 })]);
    await act(secretary, of.recordMeeting, sheet);
    const { items } = await ask(secretary, of.meetingById, { meetingId: sheet.meetingId as never });
    found.push(items[0]!.votes.map(({ isEnough }) => String(isEnough)));
  }
  expect(found).toEqual([['false'], ['false'], ['false']]);
  const read = await ask(officer, members.procedure, { procedureId });
  expect(read.state).toBe('referred');
  expect(read.steps).toHaveLength(3);
  expect(await waiting('2026-11-05')).toEqual([]);
});

test('an exemption for age or health that the cell agrees to is granted by its vote', async () => {
  const matter = await askFor(first, groundOf('age-health'), { proof: 'medical' });
  expect(await exemptionOf(matter)).toMatchObject({ state: 'asked', cellResolution: null, cellVote: null });
  expect(await waiting('2026-11-05')).toMatchObject([{ ...matter, obstacles: [] }]);
  const again = { memberId: first, ground: groundOf('age-health'), proof: 'medical' as const };
  expect(await refused(secretary, members.askExemption, { ...again, since: day('2026-12-01') as Day })).toEqual([
    'members.exemption-waits-already',
  ]);

  const missed = sheetWith('2026-11-02', [voteOn(matter, { forVotes: 1, againstVotes: 2 })]);
  await act(secretary, of.recordMeeting, missed);
  expect(await exemptionOf(matter)).toMatchObject({ state: 'asked', cellVote: { isEnough: false, forVotes: 1 } });
  expect(await waiting('2026-11-05')).toMatchObject([{ ...matter, earlierVotes: 1 }]);

  const sheet = sheetWith('2026-11-03', [voteOn(matter, { forVotes: 2, againstVotes: 1 })], one);
  await act(secretary, of.recordMeeting, sheet);
  expect(await exemptionOf(matter)).toMatchObject({
    ...{ state: 'granted', since: '2026-11-10', until: null, cellResolution: 'Biên bản cuộc họp ngày 03/11/2026' },
    cellVote: { meetingId: sheet.meetingId, base: 3, forVotes: 2, isEnough: true, needed: '> 1/2' },
  });

  const opened = await act(secretary, of.reopenMeeting, await reopening(sheet));
  expect(await exemptionOf(matter)).toMatchObject({ state: 'asked', since: null, cellResolution: null });
  const { version: expectedVersion } = await exemptionOf(matter);
  await act(secretary, members.withdrawExemption, { exemptionId: matter.id as never, expectedVersion });
  expect(await refused(secretary, of.recordMeeting, { ...sheet, expectedVersion: opened.version })).toEqual([
    'meetings.case-not-waiting',
  ]);
});

test('for another reason the vote proposes; once the committee has decided, the meeting is not opened again', async () => {
  const matter = await askFor(official[1]!, groundOf('other'), { until: day('2027-03-01') as Day });
  const sheet = sheetWith('2026-11-04', [voteOn(matter, { forVotes: 3, againstVotes: 0 })], one);
  await act(secretary, of.recordMeeting, sheet);
  const proposed = await exemptionOf(matter);
  expect(proposed).toMatchObject({ state: 'proposed', since: null });
  await act(officer, members.decideExemption, {
    ...{ exemptionId: matter.id as never, expectedVersion: proposed.version, isGranted: true },
    decision: { number: '12-QĐ/ĐU', decidedOn: day('2026-11-05') as Day, issuer: 'Đảng ủy xã Đồng Mẫu' },
  });
  expect(await refused(secretary, of.reopenMeeting, await reopening(sheet))).toEqual(['members.exemption-decided']);
  expect(await exemptionOf(matter)).toMatchObject({ state: 'granted', cellVote: { forVotes: 3 } });
});

test('a badge that the cell agreed to waits for its file; the vote goes back with its meeting while it was not filed', async () => {
  const old = await loadMember(harness, cell, {
    fullName: 'Bùi Văn Lão',
    partyAgeFrom: day('1986-11-20'),
    dates: {
      admissionDecidedOn: day('1986-11-20'),
      admittedOn: day('1986-12-01'),
      officialOn: day('1987-12-01'),
      recognitionDecidedOn: day('1987-12-20'),
    },
    facts: { sex: 'male', birthOn: day('1955-03-15'), ethnicity: 'Kinh', religion: 'Không' },
  });
  const { coming } = await ask(officer, members.badgeRoundsOfYear, { year: 2027 });
  const lines = [{ memberId: old, level: 40 }];
  const { cases } = await act(secretary, members.proposeBadges, { roundOn: coming, lines });
  const matter: Case = { kind: 'badge', id: cases[0]!.caseId };
  expect(await waiting('2026-11-05')).toMatchObject([
    { ...matter, title: 'Xét, đề nghị tặng Huy hiệu 40 năm tuổi Đảng cho đồng chí Bùi Văn Lão' },
  ]);
  const attendance = [...everybody, old].map((memberId) => ({ memberId, status: 'present' as const }));
  const vote = voteOn(matter, { forVotes: 4, againstVotes: 0 });
  const sheet = sheetWith('2026-11-05', [vote], { kind: 'extraordinary', attendance });
  await act(secretary, of.recordMeeting, sheet);
  const badge = async () => (await ask(secretary, members.badgesOfMember, { memberId: old })).badges[0]!;
  expect(await badge()).toMatchObject({ state: 'proposed', cellVote: { forVotes: 4, isEnough: true } });
  expect(await waiting('2026-11-05')).toEqual([]);
  expect(await refused(secretary, members.withdrawBadgeCases, { cases })).toEqual(['members.badge-voted']);

  const opened = await act(secretary, of.reopenMeeting, await reopening(sheet));
  expect(await badge()).toMatchObject({ state: 'proposed', cellVote: null });
  await act(secretary, of.recordMeeting, { ...sheet, expectedVersion: opened.version });
  await act(officer, members.fileBadges, { cases, filedOn: day('2026-11-05') as Day });
  expect(await refused(secretary, of.reopenMeeting, await reopening(sheet))).toEqual(['members.badge-step-closed']);
});
