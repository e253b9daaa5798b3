import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, otherCell, secretary, neighbour, officer, official, probationary } = await openMeetingCell(harness);
const everybody = [...official, probationary];
const place = { organisationId: cell as never };

test('beside the sheet a screen learns the other meetings, earlier roll calls and who wrote last time', async () => {
  const earlier = sheetOf(cell, official, {
    heldOn: day('2026-10-03'),
    attendance: [
      ...official.slice(0, 2).map((memberId) => ({ memberId, status: 'present' as const })),
      { memberId: official[2]!, status: 'excused' as const, reason: 'ill' },
      { memberId: probationary, status: 'present' as const },
    ],
  });
  await act(secretary, of.recordMeeting, earlier);
  const { meetingId } = await act(secretary, of.planMeeting, {
    ...place,
    kind: 'regular',
    plannedOn: day('2026-11-04'),
  });
  const facts = await ask(secretary, of.sheetFacts, { ...place, on: day('2026-11-03') });
  expect(facts.others.map(({ on, isHeld }) => [on, isHeld])).toEqual([
    ['2026-10-03', true],
    ['2026-11-04', false],
  ]);
  expect(facts.calls).toContainEqual({ memberId: official[2], heldOn: '2026-10-03', status: 'excused' });
  expect(facts).toMatchObject({ today: '2026-11-05', lastClerkId: official[1], isPrepared: null, enteredOn: null });
  expect(facts.agenda?.id).toBe('meeting-agenda-2018');
  const own = await ask(secretary, of.sheetFacts, { ...place, on: day('2026-11-03'), meetingId });
  expect(own.others.map(({ on }) => on)).toEqual(['2026-10-03']);
});

test('a meeting of another cell is not there, and neither is another cell', async () => {
  const sheet = sheetOf(cell, everybody, { heldOn: day('2026-09-03') });
  await act(secretary, of.recordMeeting, sheet);
  const asked = { organisationId: otherCell as never, on: day('2026-11-03') };
  const theirs = await ask(neighbour, of.sheetFacts, { ...asked, meetingId: sheet.meetingId });
  expect(theirs).toMatchObject({ enteredOn: null, others: [], calls: [] });
  expect(await refused(neighbour, of.sheetFacts, { ...place, on: day('2026-11-03') })).toEqual([
    'platform.not-permitted',
  ]);
  expect(await refused(neighbour, of.rulesOfMeeting, { meetingId: sheet.meetingId })).toEqual(['platform.not-found']);
});

test('a recorded meeting says when it was entered, by when it is reported, and what each base was made of', async () => {
  const voteId = newId();
  const sheet = sheetOf(cell, everybody, {
    items: [
      {
        id: newId() as never,
        source: 'own',
        title: 'Nghị quyết tháng',
        votes: [
          {
            id: voteId as never,
            matter: 'Thông qua',
            decision: 'resolution',
            method: 'open',
            forVotes: 3,
            againstVotes: 0,
          },
        ],
      },
    ],
  });
  await act(secretary, of.recordMeeting, sheet);
  const rules = await ask(officer, of.rulesOfMeeting, { meetingId: sheet.meetingId });
  expect(rules).toMatchObject({ recordedOn: '2026-11-05', reportDueOn: '2026-11-05', scoredFromAboveOn: null });
  expect(rules.isReportDueVerified).toBe(false);
  expect(rules.bases).toEqual([expect.objectContaining({ voteId, official: 3 })]);
  expect(rules.packs.score?.id).toBe('meeting-score-2025');
});
