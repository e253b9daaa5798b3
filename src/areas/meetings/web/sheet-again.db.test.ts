import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { calendarOfYear, layOutYear, meetingById, recordMeeting, reopenMeeting, withdrawYear } from '../contract.ts';
import { sheetAgain } from './sheet-again.ts';
import { laidOutAgain } from './year-again.ts';

const harness = await startHarness();
const { act, ask } = harness;
harness.clock.now = new Date('2026-11-05T03:00:00Z');
const { cell, secretary, officer, official, probationary } = await openMeetingCell(harness);
const id = () => crypto.randomUUID() as never;

test('a reopened meeting is recorded again as it was: nothing of its sheet is lost', async () => {
  const item = {
    ...{ id: id(), source: 'own' as const, title: 'Thu gom rác', content: 'Ba điểm', conclusion: 'Làm trước 20/11' },
    opinions: [{ id: id(), speakerId: official[0]!, gist: 'Đồng ý' }],
  };
  const sheet = sheetOf(cell, [...official, probationary], {
    items: [item],
    remarks: [{ id: id(), kind: 'praise', whom: 'Tổ 1', what: 'Dọn vệ sinh' }],
    conclusion: 'Kết luận',
  });
  const { meetingId, version } = await act(secretary, recordMeeting, sheet);
  const before = await ask(secretary, meetingById, { meetingId });
  const open = await act(secretary, reopenMeeting, { meetingId, expectedVersion: version, why: 'Sai giờ' });

  await act(secretary, recordMeeting, sheetAgain(before as never, open.version)!);

  const after = await ask(secretary, meetingById, { meetingId });
  const plain = ({ face, ...sheet }: typeof before) => ({ ...sheet, version: 0, face: { ...face, version: 0 } });
  expect(plain(after)).toEqual(plain(before));
  expect(after.items[0]?.opinions).toHaveLength(1);
});

test('who may not read what was said is offered no way to lose it', async () => {
  const { meetings } = await ask(officer, calendarOfYear, { organisationId: cell as never, year: 2026 });
  const seen = await ask(officer, meetingById, { meetingId: meetings[0]!.id });
  const sealed = { ...seen, items: seen.items.map((item) => ({ ...item, opinions: null })) };
  expect(sheetAgain(sealed as never, 3)).toBeUndefined();
  expect(sheetAgain({ ...sealed, opinionCount: 0 } as never, 3)).toMatchObject({ expectedVersion: 3 });
});

test('a year that was taken back is laid out again as it was', async () => {
  const place = { organisationId: cell as never, year: 2027 };
  const rule = { kind: 'day-of-month' as const, day: 3 };
  const laid = await act(secretary, layOutYear, { ...place, rule, fromMonth: 3, thematicMonths: [4], at: '19:30' });
  const before = await ask(secretary, calendarOfYear, place);
  const { withdrawn } = await act(secretary, withdrawYear, {
    yearPlanId: laid.yearPlanId,
    expectedVersion: laid.version,
  });
  expect(withdrawn).toBe(laid.planned);

  await act(secretary, layOutYear, laidOutAgain(before as never, place)!);

  const days = ({ meetings }: typeof before) =>
    meetings.map(({ kind, plannedOn, plannedAt }) => [kind, plannedOn, plannedAt]);
  expect(days(await ask(secretary, calendarOfYear, place))).toEqual(days(before));
  expect(laidOutAgain({ ...before, meetings: [] } as never, place)).toBeUndefined();
});
