import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, secretary, neighbour, official, probationary } = await openMeetingCell(harness);
const [anh, binh, cuc] = official as [string, string, string];
const organisationId = cell as never;

const meetingId = newId<of.MeetingId>();
const sheet = sheetOf(cell, [...official, probationary], { meetingId, kind: 'extraordinary', entry: 'offline' });
const seen = () => ask(secretary, of.electionsOfMeeting, { meetingId });

const ballot = (votes: Record<string, number>, seats = 1) => ({
  ...{ seats, issued: 3, received: 3, valid: 3 },
  votes: Object.entries(votes).map(([memberId, count]) => ({ memberId, votes: count })),
});
const list = (post: of.ElectedPost, ...ids: string[]) => ({
  ...{ post, numberSet: 1, candidates: ids.map((memberId) => ({ memberId })) },
});

// What a phone of number 1 sends: kept as it is, replayed as long as number 1 is taken.
const golden = {
  ...{ contract: 1 as const, meetingId, electionId: newId<of.ElectionId>(), expectedVersion: null, keeps: 0 },
  list: {
    ...{ post: 'secretary' as const, numberSet: 1 },
    candidates: [
      { memberId: anh, nomination: null, nominatedBy: null, withdrawnWhy: null },
      { memberId: binh, nomination: null, nominatedBy: null, withdrawnWhy: null },
    ],
  },
  ballots: [ballot({ [anh]: 1, [binh]: 1 }), ballot({ [anh]: 1, [binh]: 2 })],
  isConcluded: true,
};

test('before the sheet is there nothing is taken; after it all of it is, once', async () => {
  expect(await refused(secretary, of.recordElection, golden)).toEqual(['platform.not-found']);
  await act(secretary, of.recordMeeting, sheet);
  const requestId = newId();
  const send = () => harness.call(secretary, 'meetings.record-election', golden, requestId);
  const done = await send();
  expect(done).toMatchObject({ ok: true });
  expect(await send()).toEqual(done);
  const { elections } = await seen();
  expect(elections).toHaveLength(1);
  expect(elections[0]).toMatchObject({ id: golden.electionId, post: 'secretary', state: 'concluded', version: 2 });
  expect(elections[0]!.ballots.map(({ lines }) => lines.filter(({ isElected }) => isElected))).toMatchObject([
    [],
    [{ memberId: binh, votes: 2 }],
  ]);
  const { rows } = await harness.owner.query(`SELECT count(*)::int AS told FROM meetings.election_ballot`);
  expect(rows).toEqual([{ told: 2 }]);
});

test('somebody else was first: the same election from another device, and another one to the same post', async () => {
  expect(await refused(secretary, of.recordElection, golden)).toEqual(['platform.stale']);
  const other = { ...golden, electionId: newId<of.ElectionId>() };
  expect(await refused(secretary, of.recordElection, other)).toEqual(['meetings.election-opened-already']);
});

const opened = newId<of.ElectionId>();

test('an election opened beforehand is counted by its list, at the version that was seen', async () => {
  const candidates = [{ memberId: anh }, { memberId: cuc }];
  await act(secretary, of.openElection, { meetingId, electionId: opened, post: 'delegate', numberSet: 1, candidates });
  const count = { meetingId, electionId: opened, ballots: [ballot({ [anh]: 2, [cuc]: 1 })] };
  expect(await refused(secretary, of.recordElection, { ...count, expectedVersion: 7 })).toEqual(['platform.stale']);
  await act(secretary, of.recordElection, { ...count, expectedVersion: 1 });
  const [, delegate] = (await seen()).elections;
  expect(delegate).toMatchObject({ state: 'open', version: 2, ballots: [{ issued: 3 }] });
  expect(await refused(secretary, of.recordElection, { ...count, expectedVersion: 1 })).toEqual(['platform.stale']);
});

test('the count here over the one there: ballots that do not stand any more are replaced, the others stay', async () => {
  const count = { meetingId, electionId: opened, expectedVersion: 2, keeps: 0, isConcluded: true };
  await act(secretary, of.recordElection, { ...count, ballots: [ballot({ [anh]: 1, [cuc]: 2 })] });
  const [, delegate] = (await seen()).elections;
  expect(delegate!.ballots).toHaveLength(1);
  expect(delegate).toMatchObject({
    state: 'concluded',
    ballots: [{ lines: [{ memberId: cuc, isElected: true }, {}] }],
  });
  expect(
    await refused(secretary, of.recordElection, { ...count, expectedVersion: delegate!.version, ballots: [] }),
  ).toEqual(['meetings.election-concluded']);
});

test('all reasons come back together, at their fields, and nothing is written', async () => {
  const wrong = {
    ...{ meetingId, electionId: newId<of.ElectionId>(), isConcluded: true },
    list: list('deputy-secretary', anh, probationary),
    ballots: [{ ...ballot({ [anh]: 3, [probationary]: 1 }), issued: 5, received: 6 }],
  };
  const outcome = await harness.call(secretary, 'meetings.record-election', wrong);
  expect(outcome).toMatchObject({ ok: false });
  const fields = outcome.ok ? [] : outcome.reasons.map(({ code, field }) => [code, field]);
  expect(fields).toEqual(
    expect.arrayContaining([
      ['meetings.candidate-not-official', 'list.candidates.1.memberId'],
      ['meetings.more-ballots-than-base', 'ballots.0.issued'],
      ['meetings.more-ballots-than-voters', 'ballots.0.issued'],
      ['meetings.more-received-than-issued', 'ballots.0.received'],
    ]),
  );
  expect((await seen()).elections).toHaveLength(2);
});

test('nobody outside counts for the cell; an election of another meeting is not found', async () => {
  expect(await refused(neighbour, of.recordElection, golden)).toEqual(['platform.not-found']);
  const plan = { organisationId, kind: 'regular' as const, plannedOn: day('2026-11-12') };
  const { meetingId: other } = await act(secretary, of.planMeeting, plan);
  const count = { meetingId: other, electionId: opened, expectedVersion: 3, ballots: [] };
  expect(await refused(secretary, of.recordElection, count)).toEqual(
    expect.arrayContaining([expect.stringMatching(/not-found|election-concluded/)]),
  );
  const committee = { ...plan, kind: 'committee' as const, plannedOn: day('2026-11-02') };
  const { meetingId: small } = await act(secretary, of.planMeeting, committee);
  expect(
    await refused(secretary, of.recordElection, { ...golden, meetingId: small, electionId: newId<of.ElectionId>() }),
  ).toContain('meetings.election-outside-cell-meeting');
});
