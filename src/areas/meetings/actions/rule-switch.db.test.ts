import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openTermOf } from '../../../../tests/documents.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { bytesOf, issueFor, makeSecretary } from '../../../../tests/meeting-papers.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as documents from '../../documents/contract.ts';
import * as of from '../contract.ts';
import { scorePackOn } from '../questions/score-record.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
harness.clock.now = new Date('2025-10-27T15:00:00Z');
const { cell, secretary, officer, official, probationary } = await openMeetingCell(harness);
const everybody = [...official, probationary];
await openTermOf(harness, officer, cell);
await makeSecretary(harness, cell, official[0]!);

/** On the eve of 42-HD/BTCTW the frame of 2018 holds, on its day the one of 2025. */
const eve = day('2025-10-27');
const first = day('2025-10-28');

const sheetOn = (on: typeof eve, formOf: typeof eve, more: Partial<Parameters<typeof sheetOf>[2] & object> = {}) => {
  const pack = scorePackOn(formOf)!;
  const lines = pack.content.criteria.map(({ code, max }) => ({
    criterion: code,
    points: max ?? 1,
    reason: 'Chi bộ thống nhất',
  }));
  return sheetOf(cell, everybody, {
    heldOn: on,
    conclusion: 'Chi bộ thống nhất',
    score: { packId: pack.id, lines },
    ...more,
  });
};

const filesOf = async (paperId: string) => {
  const [pdf, docx] = [
    await ask(secretary, documents.paperFile, { paperId: paperId as never, format: 'pdf' }),
    await ask(secretary, documents.paperFile, { paperId: paperId as never, format: 'docx' }),
  ];
  return { pdf: bytesOf(pdf).toString('base64'), docx: bytesOf(docx).toString('base64') };
};

// T7 of the comparison with rivals: a rule that changes splits meetings by their own day and touches no paper issued before.
test('meetings before and after an in-force day are scored by different packs; old papers are reprinted byte by byte', async () => {
  const old = sheetOn(eve, eve);
  await act(secretary, of.recordMeeting, old);
  const kinds = ['score-sheet', 'minutes', 'conclusion'] as const;
  const issued = new Map<string, string>();
  for (const kind of kinds) issued.set(kind, (await issueFor(harness, secretary, old.meetingId, kind)).paperId);
  const before = new Map<string, Awaited<ReturnType<typeof filesOf>>>();
  for (const [kind, paperId] of issued) before.set(kind, await filesOf(paperId));

  // A year on: the frame of 2025 and the layout of 2026 are in force.
  harness.clock.now = new Date('2026-11-05T03:00:00Z');
  const next = sheetOn(first, first, { kind: 'extraordinary', score: null });
  const scored = sheetOn(first, first, { kind: 'thematic', startedAt: '21:30', endedAt: '23:10', title: 'Chuyên đề' });
  await act(secretary, of.recordMeeting, next);
  expect(await refused(secretary, of.recordMeeting, { ...scored, score: old.score })).toEqual([
    'meetings.other-score-form',
  ]);
  await act(secretary, of.recordMeeting, scored);

  const read = async (meetingId: string) => ask(secretary, of.meetingById, { meetingId: meetingId as never });
  expect((await read(old.meetingId)).score).toMatchObject({ packId: 'meeting-score-2018' });
  expect((await read(scored.meetingId)).score).toMatchObject({ packId: 'meeting-score-2025' });
  expect((await read(old.meetingId)).face).toMatchObject({ selfTotal: 5, selfBand: null });
  expect((await read(scored.meetingId)).face).toMatchObject({ selfTotal: 100, selfBand: 'good' });

  for (const [kind, paperId] of issued) expect(await filesOf(paperId), kind).toEqual(before.get(kind));
});

test('a paper of an old meeting that is issued only now is still of the form of its day', async () => {
  const late = sheetOn(day('2025-09-03'), eve);
  harness.clock.now = new Date('2026-11-05T03:00:00Z');
  await act(secretary, of.recordMeeting, late);
  const { paperId } = await issueFor(harness, secretary, late.meetingId, 'score-sheet', {
    issuedOn: day('2026-11-05'),
  });
  const { docx } = await filesOf(paperId);
  const text = strFromU8(unzipSync(Buffer.from(docx, 'base64'))['word/document.xml']!);
  expect(text).toContain('12-HD/BTCTW năm 2018');
  expect(text).not.toContain('42-HD/BTCTW');
});
