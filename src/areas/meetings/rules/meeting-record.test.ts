import { describe, expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import type { SheetInput } from '../contract/sheet.ts';
import { meetingRecordOf, type Remembered } from './meeting-record.ts';

const sheet = {
  kind: 'regular',
  heldOn: day('2026-11-03'),
  attendance: [{ memberId: 'a', status: 'excused', reason: 'ill' }],
  items: [
    { sourceCode: 'discussion', content: null, conclusion: null, opinions: [{ speakerId: 'a' }, { speakerId: null }] },
  ],
  taskReports: [],
  remarks: [],
  tasks: [],
  noticedOn: null,
  materialsOn: null,
  duesNote: null,
  conclusion: null,
  chairId: 'a',
  clerkId: null,
} as unknown as SheetInput;

const remembered: Remembered = {
  facts: { pack: null, roll: [], isPrepared: null, postHolderIds: null, today: day('2026-11-05') } as never,
  verdict: { turnout: null, minutes: 100, enteredAfterDays: 0, apart: null, findings: [] },
  calls: [],
  openTasks: [],
  agenda: null,
  isComplete: true,
};
const recordOf = (more: object = {}, known: Partial<Remembered> = {}) =>
  meetingRecordOf({ ...sheet, ...more }, { ...remembered, ...known });

describe('tasks of last time', () => {
  const openTasks = [
    { id: 't1', dueOn: day('2026-10-31') },
    { id: 't2', dueOn: day('2026-11-03') },
    { id: 't3', dueOn: day('2026-12-31') },
    { id: 't4', dueOn: null },
  ];

  test('none due and none reported on is unknown, not zero', () => {
    expect(recordOf().tasksDone).toBeNull();
    expect(recordOf({}, { openTasks: [openTasks[2]!] }).tasksDone).toBeNull();
  });

  test('a task that was due and that nobody reported on counts as not done', () => {
    const taskReports = [{ taskId: 't1', result: 'done', note: null }];
    expect(recordOf({ taskReports }, { openTasks }).tasksDone).toEqual({ numerator: 1, denominator: 2 });
  });

  test('a task reported on before its day counts, once', () => {
    const taskReports = [
      { taskId: 't1', result: 'done', note: null },
      { taskId: 't3', result: 'partly', note: null },
    ];
    expect(recordOf({ taskReports }, { openTasks }).tasksDone).toEqual({ numerator: 1, denominator: 3 });
  });
});

test('a guest who spoke is not counted among the members who did', () => {
  expect(recordOf().speakers).toBe(1);
});

test('the run of excused absences takes this meeting in', () => {
  const calls = [
    { memberId: 'a', heldOn: day('2026-09-03'), status: 'excused' as const },
    { memberId: 'a', heldOn: day('2026-10-03'), status: 'excused' as const },
  ];
  expect(recordOf({}, { calls }).excusedInARow).toBe(3);
});

test('what only a complete sheet can say is open while it is being filled', () => {
  expect(recordOf({}, { isComplete: false })).toMatchObject({ conclusionAdopted: null, minutesComplete: null });
  expect(recordOf({ clerkId: 'b', conclusion: 'x' })).toMatchObject({ conclusionAdopted: true, minutesComplete: true });
});

test('what stands ready on a sheet that nobody has filled says nothing of the meeting', () => {
  const turnout = { attended: { numerator: 18, denominator: 18 }, unexcused: 0, present: 18 };
  const agenda = {
    steps: [
      { code: 'clerk-appointed', kinds: ['regular'] },
      { code: 'roll-called', kinds: ['regular'] },
      { code: 'concluded', kinds: ['regular'] },
    ],
  } as never;
  const ready = { clerkId: 'b', heldOn: day('2026-12-09'), items: [] };
  const known = { verdict: { ...remembered.verdict, turnout: turnout as never }, agenda };

  expect(recordOf(ready, { ...known, isComplete: false })).toMatchObject({
    ...{ steps: null, minutesComplete: null, conclusionAdopted: null },
    ...{ attended: null, unexcused: null, speakers: null, remarks: null },
  });
  expect(recordOf({ ...ready, heldOn: sheet.heldOn }, known)).toMatchObject({
    ...{ steps: { numerator: 2, denominator: 3 }, minutesComplete: true, conclusionAdopted: false },
    ...{ attended: turnout.attended, unexcused: 0, speakers: 0, remarks: 0 },
  });
});
