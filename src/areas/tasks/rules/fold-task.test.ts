import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, day } from '../../../platform/calendar/day.ts';
import { openStates, taskState, taskStep } from '../contract/task-shapes.ts';
import { assigned, foldTask, type TaskEntry } from './fold-task.ts';
import { heardStep } from './heard-step.ts';
import { latenessOf } from './lateness.ts';
import { findStep, stepsFrom } from './transitions.ts';

const from = day('2026-03-02');
const start = assigned(from, day('2026-03-31'));

const entries = fc
  .array(
    fc.record({
      step: fc.constantFrom(...taskStep.options),
      after: fc.integer({ min: 0, max: 60 }),
      minute: fc.integer({ min: 0, max: 100_000 }),
      isWithdrawn: fc.boolean(),
      progress: fc.option(fc.record({ numerator: fc.nat(100), denominator: fc.constant(100) })),
    }),
    { maxLength: 14 },
  )
  .map((list) =>
    list.map(
      ({ step, after, minute, isWithdrawn, progress }, at): TaskEntry => ({
        id: `0000-${String(at).padStart(3, '0')}`,
        step,
        happenedOn: addDays(from, after),
        enteredAt: new Date(Date.UTC(2026, 2, 2) + minute * 60_000),
        outcome: step === 'confirm-task' ? 'achieved' : null,
        dueOn: step === 'postpone-task' ? addDays(from, 90 + after) : null,
        progress,
        isWithdrawn,
      }),
    ),
  );

test('the order in which entries are heard of changes nothing', () => {
  fc.assert(
    fc.property(entries, fc.infiniteStream(fc.nat()), (list, noise) => {
      const shuffled = [...list].sort(() => (noise.next().value! % 2 === 0 ? 1 : -1));
      expect(foldTask(start, shuffled)).toEqual(foldTask(start, list));
    }),
  );
});

test('what was entered first comes first, whatever the ids', () => {
  const one = { happenedOn: from, outcome: null, progress: null, dueOn: null, isWithdrawn: false };
  const cancel: TaskEntry = { ...one, id: 'b', step: 'cancel-task', enteredAt: new Date(Date.UTC(2026, 2, 2, 1)) };
  const report: TaskEntry = { ...one, id: 'a', step: 'report-task', enteredAt: new Date(Date.UTC(2026, 2, 2, 2)) };
  expect(foldTask(start, [report, cancel])).toMatchObject({ state: 'cancelled', overtaken: ['a'] });
});

test('a closed task has a day, a confirmed one an outcome, an open one neither', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const { state, closedOn, outcome } = foldTask(start, list);
      expect(closedOn !== null).toBe(state === 'confirmed' || state === 'cancelled');
      expect(outcome !== null).toBe(state === 'confirmed');
    }),
  );
});

test('counts go by the steps that had an effect, and what was taken back has none', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const folded = foldTask(start, list);
      const effective = list.filter((one) => !one.isWithdrawn && !folded.overtaken.includes(one.id));
      const times = (step: string) => effective.filter((one) => one.step === step).length;
      expect(folded.timesReopened).toBe(times('reopen-task'));
      expect(folded.timesPostponed).toBe(times('postpone-task'));
      expect(folded.timesReturned).toBe(times('return-task'));
      expect(foldTask(start, effective)).toEqual({ ...folded, overtaken: [] });
    }),
  );
});

test('taking back the last effective step gives the standing before it', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const effective = list.filter((one) => !one.isWithdrawn && !foldTask(start, list).overtaken.includes(one.id));
      const { lastId } = foldTask(start, effective);
      fc.pre(lastId !== null);
      const before = foldTask(
        start,
        effective.filter((one) => one.id !== lastId),
      );
      const back = foldTask(
        start,
        effective.map((one) => (one.id === lastId ? { ...one, isWithdrawn: true } : one)),
      );
      expect(back).toEqual(before);
    }),
  );
});

test('the two sides of a task share its steps out: none is left to nobody, none to both', () => {
  for (const state of taskState.options) {
    const [own, given, received] = (['own', 'given', 'received'] as const).map((side) => stepsFrom(state, side));
    expect([...given!, ...received!].sort()).toEqual([...own!].sort());
    expect(given!.filter((step) => received!.includes(step))).toEqual([]);
  }
});

test('every open state can be ended, and a report is confirmed or sent back', () => {
  for (const state of openStates) expect(findStep(state, 'confirm-task')?.to).toBe('confirmed');
  expect(stepsFrom('reported', 'given')).toEqual(['return-task', 'confirm-task', 'cancel-task']);
  expect(stepsFrom('withdrawn', 'own')).toEqual([]);
});

test('a report in time is not late while it waits; a report after the day is late for ever', () => {
  const entry = (step: TaskEntry['step'], happenedOn: Day, minute: number): TaskEntry => ({
    id: step,
    step,
    happenedOn,
    enteredAt: new Date(Date.UTC(2026, 3, 1) + minute),
    outcome: step === 'confirm-task' ? 'partly' : null,
    progress: null,
    dueOn: null,
    isWithdrawn: false,
  });
  const inTime = foldTask(start, [entry('report-task', day('2026-03-31'), 0)]);
  expect(latenessOf(inTime, day('2026-05-01'))).toBe('in-time');
  const late = [entry('report-task', day('2026-04-01'), 0)];
  expect(latenessOf(foldTask(start, late), day('2026-04-02'))).toBe('late');
  const confirmed = foldTask(start, [...late, entry('confirm-task', day('2026-04-03'), 1)]);
  expect(latenessOf(confirmed, day('2026-12-01'))).toBe('done-late');
  expect(latenessOf(start, day('2026-03-31'))).toBe('due-soon');
  expect(latenessOf(start, day('2026-04-01'))).toBe('late');
  expect(latenessOf(assigned(from, null), day('2030-01-01'))).toBe('none');
});

test('what a meeting hears becomes a step of its own side, or none', () => {
  expect(heardStep('done', { side: 'own', state: 'in-progress' })).toEqual({
    step: 'confirm-task',
    outcome: 'achieved',
  });
  expect(heardStep('done', { side: 'received', state: 'assigned' })?.step).toBe('report-task');
  expect(heardStep('done', { side: 'received', state: 'reported' })).toBe(null);
  expect(heardStep('partly', { side: 'own', state: 'reported' })?.step).toBe('return-task');
  expect(heardStep('goes-on', { side: 'received', state: 'accepted' })?.step).toBe('note-progress');
  expect(heardStep('goes-on', { side: 'given', state: 'accepted' })).toBe(null);
  for (const side of ['own', 'given', 'received'] as const)
    for (const state of taskState.options)
      for (const heard of ['done', 'partly', 'not-done', 'goes-on'] as const) {
        const chosen = heardStep(heard, { side, state });
        if (chosen) expect(stepsFrom(state, side)).toContain(chosen.step);
      }
});
