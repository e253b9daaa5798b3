import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as of from '../contract.ts';
import { scorePackOn } from '../questions/score-record.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, secretary, officer, official, probationary } = await openMeetingCell(harness);
const everybody = [...official, probationary];
const pack = scorePackOn(day('2026-11-03'))!;

/** Every criterion at its maximum, with a reason, since some facts propose less. */
const fullMarks = () =>
  pack.content.criteria
    .filter(({ kinds }) => kinds === undefined || kinds.includes('regular'))
    .map(({ code, max }) => ({ criterion: code, points: max, reason: 'Chi bộ thống nhất' as string | null }));

test('the own column is judged by the form of the day and keeps what the facts proposed', async () => {
  const sheet = sheetOf(cell, everybody, { score: { packId: pack.id, lines: fullMarks() } });
  await act(secretary, of.recordMeeting, sheet);
  const read = await ask(secretary, of.meetingById, { meetingId: sheet.meetingId });
  expect(read.face).toMatchObject({ selfTotal: 100, selfBand: 'good' });
  const proposed = read.score!.lines.filter((line) => line.proposed !== null);
  expect(proposed.length).toBeGreaterThan(0);
});

test('a meeting of another year is scored by the form of its day, not by that of today', async () => {
  const old = sheetOf(cell, everybody, { heldOn: day('2025-09-03'), score: { packId: pack.id, lines: fullMarks() } });
  expect(await refused(secretary, of.recordMeeting, old)).toEqual(['meetings.other-score-form']);
});

test('the superior differs only with a reason, and the cell cannot fill the column above it', async () => {
  const sheet = sheetOf(cell, everybody, {
    heldOn: day('2026-10-03'),
    score: { packId: pack.id, lines: fullMarks() },
  });
  const { meetingId, version: expectedVersion } = await act(secretary, of.recordMeeting, sheet);
  const lines = fullMarks().map((line, at) => ({ ...line, points: at === 0 ? 0 : line.points, reason: null }));
  const input = { meetingId, expectedVersion, scoredOn: day('2026-10-10'), lines };
  expect(await refused(officer, of.scoreFromAbove, input)).toEqual(['meetings.differs-without-reason']);
  expect(await refused(secretary, of.scoreFromAbove, input)).toEqual(['platform.not-permitted']);
  const explained = lines.map((line) => ({ ...line, reason: line.points === 0 ? 'Bắt đầu muộn' : null }));
  const done = await act(officer, of.scoreFromAbove, { ...input, lines: explained });
  expect(done.total).toBeLessThan(100);
  await act(officer, of.withdrawScoreFromAbove, { meetingId, expectedVersion: done.version });
  expect((await ask(officer, of.meetingById, { meetingId })).face).toMatchObject({
    superiorTotal: null,
    selfTotal: 100,
  });
});
