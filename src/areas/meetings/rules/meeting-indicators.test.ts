import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../../platform/calendar/day.ts';
import { longestExcusedRun } from './excused-run.ts';
import {
  absenceWithoutLeave,
  attendanceSlide,
  irregularMonths,
  lateEntries,
  type MeetingRow,
  noMeetingInMonth,
  noThematicInQuarter,
  scoreGap,
  shortMeetings,
  unfinishedTasks,
} from './meeting-indicators.ts';
import { similarity, staleAgenda } from './stale-agenda.ts';

const row = (id: string, heldOn: string, rest: Partial<MeetingRow> = {}): MeetingRow => ({
  id,
  heldOn: day(heldOn),
  attended: null,
  unexcused: null,
  minutes: null,
  neededMinutes: null,
  enteredOn: day(heldOn),
  selfPoints: null,
  superiorPoints: null,
  tasksDue: 0,
  tasksDone: 0,
  ...rest,
});
const part = (numerator: number, denominator: number) => ({ numerator, denominator });
const unknown = { isRaised: false, part: null, rows: [], isKnown: false };

test('months and quarters without a meeting, with the periods as rows', () => {
  const span = { from: day('2026-07-01'), until: day('2026-11-15'), life: { since: null, endedOn: null } };
  const meetings = [{ kind: 'regular' as const, on: day('2026-08-03') }];
  expect(noMeetingInMonth(meetings, span, { atLeast: 3 })).toEqual({
    isRaised: true,
    part: part(3, 4),
    rows: ['2026-07-01', '2026-09-01', '2026-10-01'],
    isKnown: true,
  });
  expect(noMeetingInMonth(meetings, span, { atLeast: 4 }).isRaised).toBe(false);
  expect(noThematicInQuarter(meetings, span, { atLeast: 1 })).toMatchObject({ isRaised: true, rows: ['2026-07-01'] });
  expect(noMeetingInMonth([], { ...span, from: day('2026-11-01') }, { atLeast: 1 })).toEqual(unknown);
});

test('days between meetings outside of the bounds', () => {
  const bounds = { fromDays: 20, toDays: 40, atLeast: 1 };
  const rows = [row('a', '2026-08-03'), row('b', '2026-09-03'), row('c', '2026-10-14')];
  expect(irregularMonths(rows, bounds)).toMatchObject({ isRaised: true, part: part(1, 2), rows: ['c'] });
  expect(irregularMonths(rows, { ...bounds, toDays: 41 })).toMatchObject({ isRaised: false, part: part(0, 2) });
  expect(irregularMonths(rows.slice(0, 1), bounds)).toEqual(unknown);
});

describe('attendance', () => {
  const falling = [
    row('a', '2026-08-03', { attended: part(9, 10) }),
    row('b', '2026-09-03', { attended: part(17, 20) }),
    row('c', '2026-10-03', { attended: part(5, 6) }),
  ];
  test('two falls in a row, whatever the order of the rows', () => {
    expect(attendanceSlide([...falling].reverse(), { meetings: 2 })).toEqual({
      isRaised: true,
      part: part(5, 6),
      rows: ['a', 'b', 'c'],
      isKnown: true,
    });
  });
  test('an equal share is no fall; an unknown one says nothing', () => {
    const equal = [...falling.slice(0, 2), row('c', '2026-10-03', { attended: part(34, 40) })];
    expect(attendanceSlide(equal, { meetings: 2 }).isRaised).toBe(false);
    expect(attendanceSlide([...falling.slice(0, 2), row('c', '2026-10-03')], { meetings: 2 })).toEqual(unknown);
    expect(attendanceSlide(falling, { meetings: 3 })).toEqual(unknown);
  });
  test('absent without leave', () => {
    const rows = [
      row('a', '2026-08-03', { unexcused: 0 }),
      row('b', '2026-09-03', { unexcused: 2 }),
      row('c', '2026-10-03'),
    ];
    expect(absenceWithoutLeave(rows, { atLeast: 1 })).toEqual({
      isRaised: true,
      part: part(1, 2),
      rows: ['b'],
      isKnown: true,
    });
    expect(absenceWithoutLeave([row('c', '2026-10-03')], { atLeast: 1 })).toEqual(unknown);
  });
});

test('short meetings: exactly long enough is not short, kinds without a duration are not measured', () => {
  const rows = [
    row('a', '2026-08-03', { minutes: 89, neededMinutes: 90 }),
    row('b', '2026-09-03', { minutes: 90, neededMinutes: 90 }),
    row('c', '2026-09-20', { minutes: 10, neededMinutes: null }),
  ];
  expect(shortMeetings(rows, { atLeast: 1 })).toMatchObject({ isRaised: true, part: part(1, 2), rows: ['a'] });
});

test('late entry: on the last day it is in time', () => {
  const rows = [
    row('a', '2026-08-03', { enteredOn: day('2026-08-05') }),
    row('b', '2026-08-03', { enteredOn: day('2026-08-06') }),
  ];
  expect(lateEntries(rows, { within: 2, atLeast: 1 })).toMatchObject({ part: part(1, 2), rows: ['b'] });
});

test('gap between own and superior points, both ways', () => {
  const rows = [
    row('a', '2026-08-03', { selfPoints: 95, superiorPoints: 85 }),
    row('b', '2026-09-03', { selfPoints: 80, superiorPoints: 91 }),
    row('c', '2026-10-03', { selfPoints: 80 }),
    row('d', '2026-10-03', { selfPoints: 95, superiorPoints: 84.5 }),
  ];
  expect(scoreGap(rows, { points: 10, atLeast: 1 })).toMatchObject({ part: part(2, 3), rows: ['b', 'd'] });
});

test('tasks of the last resolution: more than the share, not the share itself', () => {
  const rows = [
    row('a', '2026-08-03', { tasksDue: 4, tasksDone: 0 }),
    row('b', '2026-09-03', { tasksDue: 4, tasksDone: 2 }),
  ];
  expect(unfinishedTasks(rows, { share: part(1, 2) })).toEqual({
    isRaised: false,
    part: part(2, 4),
    rows: [],
    isKnown: true,
  });
  expect(unfinishedTasks(rows, { share: part(1, 3) })).toMatchObject({ isRaised: true, rows: ['b'] });
  expect(unfinishedTasks([row('c', '2026-10-03')], { share: part(1, 2) })).toEqual(unknown);
});

test('the longest run of excused absences, broken by coming', () => {
  const calls = ['excused', 'excused', 'present', 'excused', 'excused', 'excused'].map((status, at) => ({
    memberId: 'a',
    heldOn: addDays(day('2026-01-03'), at * 30),
    status: status as 'excused' | 'present',
  }));
  expect(longestExcusedRun([...calls].reverse())).toBe(3);
  expect(longestExcusedRun([...calls, { memberId: 'b', heldOn: day('2026-01-03'), status: 'excused' }])).toBe(3);
  expect(longestExcusedRun([])).toBe(0);
});

describe('the same content again', () => {
  const text = (day: number) =>
    `Tháng ${day}: chi bộ tiếp tục lãnh đạo nhân dân giữ gìn vệ sinh môi trường, bảo đảm an ninh trật tự, thực hiện tốt các nhiệm vụ được giao; đảng viên gương mẫu chấp hành.`;
  const other =
    'Chi bộ bàn việc lắp thêm bình chữa cháy ở ngõ 12, phân công từng đảng viên vận động hộ gia đình, tổ chức một buổi thực hành thoát nạn vào sáng chủ nhật tới.';

  test('figures and capitals do not make it new, other words do', () => {
    expect(similarity(text(9), text(10).toUpperCase())).toBe(1);
    expect(similarity(text(9), other)).toBeLessThan(0.1);
    expect([similarity('Chi bộ họp.', text(9)), similarity(text(9), 'Chi bộ họp.')]).toEqual([null, null]);
  });

  test('half of each text is shared: a third of all its runs of three words', () => {
    const letters = [...'abcdefghijklmnopqrstuv'];
    const with20 = (end: string) => [...letters, ...letters.slice(0, 20).map((one) => one + end)].join(' ');
    expect(similarity(with20('x'), with20('y'))).toBeCloseTo(1 / 3, 10);
  });

  test('so many repetitions at the end raise it', () => {
    const texts = [8, 9, 10].map((month) => ({
      id: String(month),
      heldOn: day(`2026-${String(month).padStart(2, '0')}-03`),
      text: text(month),
    }));
    const bounds = { atLeast: 0.8, inARow: 2 };
    expect(staleAgenda([...texts].reverse(), bounds)).toEqual({
      isRaised: true,
      part: part(2, 2),
      rows: ['10', '9', '8'],
      isKnown: true,
    });
    const fresh = { id: 'n', heldOn: day('2026-11-03'), text: other };
    expect(staleAgenda([...texts, fresh], bounds)).toMatchObject({ isRaised: false, part: part(1, 2) });
    expect(staleAgenda(texts.slice(0, 2), bounds).isKnown).toBe(false);
  });

  test('for any texts: alike both ways, and at most the whole', () => {
    const words = fc.array(fc.constantFrom('chi', 'bộ', 'họp', 'bàn', 'việc', 'đảng', 'viên'), {
      minLength: 20,
      maxLength: 60,
    });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [one, two] = [a.join(' '), b.join(' ')];
        expect(similarity(one, two)).toBe(similarity(two, one));
        expect(similarity(one, two)).toBeLessThanOrEqual(1);
        expect(similarity(one, one)).toBe(1);
      }),
    );
  });
});

test('without its rows a flag is gone', () => {
  const rows = [row('a', '2026-08-03', { minutes: 30, neededMinutes: 90, unexcused: 1 })];
  for (const indicator of [shortMeetings, absenceWithoutLeave]) {
    const raised = indicator(rows, { atLeast: 1 });
    expect(raised.isRaised).toBe(true);
    expect(
      indicator(
        rows.filter(({ id }) => !raised.rows.includes(id)),
        { atLeast: 1 },
      ).isRaised,
    ).toBe(false);
  }
});
