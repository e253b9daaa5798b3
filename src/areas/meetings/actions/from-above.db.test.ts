import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { workItems } from '../../../platform/http/contract.ts';
import { insertPersons, insertPosts } from '../../organisations/public.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, runJobs } = harness;
harness.clock.now = new Date('2026-11-20T03:00:00Z');
const {
  cell,
  otherCell,
  city,
  commune,
  party,
  secretary,
  neighbour,
  officer,
  stranger,
  cityOfficer,
  official,
  probationary,
} = await openMeetingCell(harness);
const own = { organisationId: commune };
const november = day('2026-11-01');
const text = { month: november, title: 'Phòng cháy, chữa cháy khu dân cư', content: 'Nội dung định hướng' };

const send = async () => {
  const { orientationId } = await act(officer, of.draftOrientation, { ...own, ...text });
  const cells = { kind: 'named' as const, cellIds: [cell as never] };
  return act(officer, of.sendOrientation, { orientationId, expectedVersion: 1, cells });
};
const received = (account = secretary, at = cell) =>
  ask(account, of.orientationsReceived, { organisationId: at as never, year: 2026 });
const agenda = async () => {
  const { agenda: lines } = await ask(secretary, of.sheetOpening, {
    organisationId: cell as never,
    kind: 'regular',
    on: day('2026-11-21'),
  });
  return lines.filter(({ source }) => source === 'orientation').map(({ title }) => title.vi);
};

test('an orientation reaches the chosen cells, stands in their agenda, is read, replaced and withdrawn', async () => {
  const { orientationId, version } = await send();
  await runJobs();
  await runJobs();
  expect(await agenda()).toEqual([text.title]);
  expect((await received(neighbour, otherCell)).rows).toEqual([]);
  const [row] = (await received()).rows;
  await act(secretary, of.readOrientation, { orientationInId: row!.orientationInId, expectedVersion: row!.version });
  await runJobs();
  expect((await ask(officer, of.orientations, { ...own, year: 2026 })).rows).toMatchObject([{ cells: 1, read: 1 }]);
  expect((await ask(officer, of.orientationCells, { orientationId })).rows).toMatchObject([{ readOn: '2026-11-20' }]);

  const next = { orientationId, expectedVersion: version, title: 'Bản thay thế', content: 'Mới', why: 'Bổ sung' };
  const replaced = await act(officer, of.replaceOrientation, next);
  await runJobs();
  expect(await agenda()).toEqual(['Bản thay thế']);
  expect(await refused(officer, of.replaceOrientation, { ...next, expectedVersion: version + 1 })).toEqual([
    'meetings.orientation-step-not-open',
  ]);
  await act(officer, of.withdrawOrientation, {
    orientationId: replaced.orientationId,
    expectedVersion: 1,
    why: 'Hoãn',
  });
  await runJobs();
  expect(await agenda()).toEqual([]);
});

test('cells of others are no choice, and nobody else sees what was drafted', async () => {
  const { orientationId } = await act(officer, of.draftOrientation, { ...own, ...text });
  const elsewhere = { kind: 'named' as const, cellIds: [party as never, cell as never] };
  expect(await refused(officer, of.sendOrientation, { orientationId, expectedVersion: 1, cells: elsewhere })).toEqual([
    'meetings.cells-not-below',
  ]);
  const all = { kind: 'below' as const };
  expect(await refused(stranger, of.sendOrientation, { orientationId, expectedVersion: 1, cells: all })).toEqual([
    'platform.not-found',
  ]);
  await act(officer, of.dropOrientation, { orientationId, expectedVersion: 1 });
});

test('one click urges those who have not met, once; the answer is kept and the meeting settles it, reopening opens it again', async () => {
  const asked = { ...own, month: november, about: 'meeting' as const };
  expect((await ask(officer, of.cellsOwing, { month: november })).count).toBe(3);
  expect((await ask(stranger, of.cellsOwing, { month: november })).count).toBe(0);
  expect((await ask(cityOfficer, of.cellsOwing, { month: november })).count).toBe(3);
  const both = await Promise.all([officer, officer].map((who) => harness.call(who, of.urgeCells.name, asked)));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await refused(officer, of.urgeCells, asked)).toEqual(['meetings.nobody-to-urge']);
  await runJobs();
  const mine = async () =>
    (await ask(secretary, of.urgesReceived, { organisationId: cell as never, year: 2026 })).rows[0]!;
  const urged = async (who: typeof officer) =>
    (await ask(who, workItems, {})).items.flatMap(({ message, link }) =>
      message.includes('urges') ? [[message, link]] : [],
    );
  expect(await urged(secretary)).toEqual([
    ['meetings.work.urges-to-answer', `/meetings/received?of=${cell}&year=2026`],
  ]);
  expect(await urged(officer)).toEqual([
    ['meetings.work.urges-unanswered', '/meetings/waiting?about=urges-unanswered'],
  ]);
  const waiting = async (who: typeof officer, about: 'urges-to-answer' | 'urges-unanswered') =>
    (await ask(who, of.mattersWaiting, { about })).rows.map(({ organisationId }) => organisationId as string);
  expect(await waiting(secretary, 'urges-to-answer')).toEqual([cell]);
  expect(await waiting(secretary, 'urges-unanswered')).toEqual([]);
  expect(await waiting(officer, 'urges-to-answer')).toEqual([]);
  expect(await waiting(officer, 'urges-unanswered')).toHaveLength(3);
  expect(await waiting(stranger, 'urges-unanswered')).toEqual([]);
  const { urgeInId, version } = await mine();
  await act(secretary, of.answerUrge, { urgeInId, expectedVersion: version, answer: 'Họp ngày 25' });
  await runJobs();
  const { rows: sent } = await ask(officer, of.urges, { ...own, month: november });
  expect(sent.filter(({ answer }) => answer === 'Họp ngày 25')).toHaveLength(1);

  const sheet = sheetOf(cell, [...official, probationary], { heldOn: day('2026-11-19') });
  const held = await act(secretary, of.recordMeeting, sheet);
  await runJobs();
  expect(await mine()).toMatchObject({ state: 'settled', answer: 'Họp ngày 25' });
  await act(secretary, of.reopenMeeting, { meetingId: held.meetingId, expectedVersion: held.version, why: 'Sai giờ' });
  await runJobs();
  expect(await mine()).toMatchObject({ state: 'answered', settledOn: null });
  // A sheet that is open again, or still being filled, is no meeting held.
  const { rows: owing } = await ask(officer, of.cellsOwing, { month: november });
  expect(owing.find((row) => row.organisationId === cell)).toMatchObject({ plannedOn: '2026-11-19', heldOn: null });
  const [batch] = sent;
  expect(await act(officer, of.withdrawUrges, { batchId: batch!.batchId, why: 'Đã nhắc qua điện thoại' })).toEqual({
    withdrawn: 2,
  });
  await runJobs();
  expect(await mine()).toMatchObject({ state: 'answered' });
  expect(await refused(neighbour, of.answerUrge, { urgeInId, expectedVersion: 1, answer: 'x' })).toEqual([
    'platform.not-found',
  ]);
});

test('a guest from above on the sheet is found in the roster of the committee; others are gaps', async () => {
  const personId = await seat();
  const planned = await act(officer, of.planAttendance, {
    ...own,
    month: day('2026-10-01'),
    cellId: cell as never,
    personId,
  });
  const plan = { ...own, month: day('2026-10-01') };
  expect(await refused(officer, of.planAttendance, { ...plan, cellId: cell, personId })).toEqual([
    'meetings.attendance-planned-already',
  ]);
  const guest = { id: crypto.randomUUID() as never, fullName: 'nguyễn văn Tư', isFromAbove: true, remark: 'Đúng giờ' };
  const sheet = sheetOf(cell, [...official, probationary], { heldOn: day('2026-10-15'), guests: [guest] });
  const held = await act(secretary, of.recordMeeting, sheet);
  await runJobs();
  const roster = () => ask(officer, of.rosterOfMonth, plan);
  expect(await roster()).toMatchObject({
    rows: [{ state: 'attended', attendedOn: '2026-10-15', remark: 'Đúng giờ', isGap: false }],
    cells: 3,
    cellsWithoutPlan: 2,
    unplanned: [],
  });
  const version = (await roster()).rows[0]!.version;
  expect(await refused(officer, of.reopenAttendance, { rosterId: planned.rosterId, expectedVersion: version })).toEqual(
    ['meetings.attendance-from-sheet'],
  );
  const open = await act(secretary, of.reopenMeeting, {
    meetingId: held.meetingId,
    expectedVersion: held.version,
    why: 'Sai tên',
  });
  await act(secretary, of.recordMeeting, {
    ...sheet,
    expectedVersion: open.version,
    guests: [{ ...guest, fullName: 'Người khác' }],
  });
  await runJobs();
  expect(await roster()).toMatchObject({
    rows: [{ state: 'planned', isGap: true }],
    unplanned: [{ fullName: 'Người khác' }],
  });
  const line = (await roster()).rows[0]!;
  const recorded = await act(officer, of.recordAttendance, { ...at(line), attendedOn: day('2026-10-15') });
  const again = await act(officer, of.reopenAttendance, { rosterId: line.rosterId, expectedVersion: recorded.version });
  const missed = await act(officer, of.recordMissed, {
    rosterId: line.rosterId,
    expectedVersion: again.version,
    why: 'Đi công tác',
  });
  const back = await act(officer, of.reopenAttendance, { rosterId: line.rosterId, expectedVersion: missed.version });
  expect(
    await refused(stranger, of.withdrawAttendance, { rosterId: line.rosterId, expectedVersion: back.version }),
  ).toEqual(['platform.not-found']);
  await act(officer, of.withdrawAttendance, { rosterId: line.rosterId, expectedVersion: back.version });
});

test('figures of a month open to their rows, a few similar cells are only counted, lists go out with their line', async () => {
  const month = day('2026-10-01');
  const { rows } = await ask(cityOfficer, of.oversightFigures, { organisationId: city, month });
  expect(rows.find(({ organisationId }) => organisationId === commune)).toMatchObject({
    met: { numerator: 1, denominator: 3 },
    attendance: { numerator: 4, denominator: 4 },
    topicInQuarter: { numerator: 0, denominator: 3 },
    enteredLate: { numerator: 1, denominator: 1 },
    meanGap: null,
  });
  const late = await ask(officer, of.oversightMeetings, { underId: commune, month, part: 'late' });
  expect(late).toMatchObject({ count: 1, rows: [{ organisationId: cell, enteredAfterDays: 36 }] });
  expect((await ask(officer, of.oversightMeetings, { underId: commune, month, part: 'topic' })).count).toBe(0);
  expect(await ask(officer, of.similarCells, { organisationId: cell as never, month })).toMatchObject({
    peers: 2,
    figures: null,
  });
  const file = await act(officer, of.exportCellsOwing, { month, language: 'vi' });
  expect(Buffer.from(file.contentBase64, 'base64').subarray(0, 2).toString()).toBe('PK');
  await act(officer, of.exportOversight, { ...own, month, language: 'vi' });
});

const at = ({ rosterId, version }: { rosterId: of.RosterId; version: number }) => ({
  rosterId,
  expectedVersion: version,
});
/** A member of the standing committee of the commune, written past row-level security. */
const seat = async (): Promise<string> => {
  const [personId, id] = [newId(), newId()];
  const facts = { organisationId: commune, birthYear: 1975, isFictional: true, keptBy: null };
  const post = {
    kind: 'standing-committee-member',
    isSingle: false,
    termId: null,
    from: day('2025-07-01'),
    until: null,
  };
  await harness.load(async (tx) => {
    await insertPersons(tx, [{ ...facts, id: personId, fullName: 'Nguyễn Văn Tư' }] as never);
    await insertPosts(tx, [
      { ...post, id, organisationId: commune, personId, basis: 'elected', endReason: null },
    ] as never);
  });
  return personId;
};
