import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { type Day, day } from '../../../platform/calendar/day.ts';
import type { BoardRow } from '../../organisations/contract.ts';
import * as of from '../contract.ts';
import { boardSource } from './meeting-board.ts';

const harness = await startHarness();
const { act } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, otherCell, secretary, official, probationary } = await openMeetingCell(harness);
const everybody = [...official, probationary];
const on = day('2026-11-05');

const meet = (heldOn: Day, more: Parameters<typeof sheetOf>[2] = {}) =>
  act(secretary, of.recordMeeting, sheetOf(cell, everybody, { heldOn, ...more }));
/** As the re-check of the board asks: the system, over the whole tree. */
const flags = async ({ name }: { readonly name: string }, parameters: Record<string, number>): Promise<BoardRow[]> => {
  const found = boardSource.questions.find(({ contract }) => contract.name === name)!;
  let rows: BoardRow[] = [];
  await harness.program.runner.asSystem('warnings.recheck-daily', async (context) => {
    ({ rows } = (await found.run({ on, types: null, parameters, organisationIds: null }, context)) as {
      rows: BoardRow[];
    });
  });
  return rows;
};

const july = await meet(day('2026-07-03'));
const august = await meet(day('2026-08-03'), { endedAt: '20:00' });
const september = await meet(day('2026-09-03'), { endedAt: '20:00' });

test('a month that is over without a regular meeting is flagged from the calendar, and the flag goes with the meeting', async () => {
  const parameters = { months: 6, atLeast: 1 };
  const [flag, ...others] = await flags(of.monthsWithoutMeeting, parameters);
  expect(others).toEqual([]);
  expect(flag).toMatchObject({
    organisationId: cell,
    isKnown: true,
    since: '2026-10-01',
    facts: { numerator: 1, denominator: 4, months: '10/2026' },
    rows: [{ kind: 'meeting-calendar', id: cell }],
  });
  const { meetingId, version } = await meet(day('2026-10-30'));
  expect(await flags(of.monthsWithoutMeeting, parameters)).toEqual([]);
  await act(secretary, of.reopenMeeting, { meetingId, expectedVersion: version, why: 'Ghi nhầm tháng' });
  expect(await flags(of.monthsWithoutMeeting, parameters)).toHaveLength(1);
});

test('a cell of which no meeting was ever recorded is no finding', async () => {
  const rows = await flags(of.monthsWithoutMeeting, { months: 6, atLeast: 1 });
  expect(rows.map(({ organisationId }) => organisationId)).not.toContain(otherCell);
});

test('short meetings are counted with their rows, those in time are not', async () => {
  const [flag] = await flags(of.tooShortMeetings, { months: 6, atLeast: 2 });
  expect(flag).toMatchObject({ organisationId: cell, facts: { numerator: 2, denominator: 3 } });
  const ids = flag!.rows.map(({ id }) => id).sort();
  expect(ids).toEqual([august.meetingId, september.meetingId].sort());
  expect(ids).not.toContain(july.meetingId);
  expect(await flags(of.tooShortMeetings, { months: 6, atLeast: 3 })).toEqual([]);
});

test('late entries follow the day of the entry, and a rule without its number says so', async () => {
  expect((await flags(of.lateEntries, { months: 6, withinDays: 7, atLeast: 3 }))[0]).toMatchObject({
    facts: { numerator: 3, denominator: 3 },
  });
  expect(await flags(of.lateEntries, { months: 6, withinDays: 200, atLeast: 1 })).toEqual([]);
  await expect(flags(of.lateEntries, { months: 6, atLeast: 1 })).rejects.toThrow('meetings.rule-lacks-number');
});
