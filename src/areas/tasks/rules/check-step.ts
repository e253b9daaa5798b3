import type { Day } from '../../../platform/calendar/day.ts';
import { type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { TaskSide, TaskState, TaskStep } from '../contract/task-shapes.ts';
import { findStep, stepsFrom } from './transitions.ts';

/** The task as a step finds it. */
export type StepFacts = {
  readonly side: TaskSide;
  readonly state: TaskState;
  readonly stateSince: Day;
  readonly assignedOn: Day;
  readonly dueOn: Day | null;
};

export type StepInput = {
  readonly step: TaskStep;
  readonly happenedOn: Day;
  readonly dueOn?: Day | null;
  readonly decidedOn?: Day | null;
};

const wayReasons = ({ step }: StepInput, { side, state }: StepFacts): Reason[] => {
  if (stepsFrom(state, side).includes(step)) return [];
  const isOpenForOthers = findStep(state, step) !== undefined;
  if (!isOpenForOthers) return [reason('tasks.step-not-open', {}, 'taskId')];
  return [reason(side === 'given' ? 'tasks.step-of-the-unit' : 'tasks.step-of-the-giver', {}, 'taskId')];
};

const dayReasons = ({ happenedOn }: StepInput, facts: StepFacts, today: Day): Reason[] => [
  ...(happenedOn > today ? [reason('tasks.day-in-future', { day: happenedOn }, 'happenedOn')] : []),
  ...(happenedOn < facts.assignedOn
    ? [reason('tasks.before-assignment', { assignedOn: facts.assignedOn }, 'happenedOn')]
    : []),
  ...(happenedOn >= facts.assignedOn && happenedOn < facts.stateSince
    ? [reason('tasks.before-last-step', { since: facts.stateSince }, 'happenedOn')]
    : []),
];

const postponementReasons = ({ step, happenedOn, dueOn, decidedOn }: StepInput, facts: StepFacts): Reason[] => {
  if (step !== 'postpone-task') return [];
  if (facts.dueOn === null) return [reason('tasks.standing-has-no-day', {}, 'dueOn')];
  return [
    ...(dueOn && dueOn <= facts.dueOn ? [reason('tasks.postponed-not-later', { dueOn: facts.dueOn }, 'dueOn')] : []),
    ...(decidedOn && decidedOn > happenedOn
      ? [reason('tasks.decided-after', { day: happenedOn }, 'decision.decidedOn')]
      : []),
  ];
};

/** May this step be taken now? Refuses with every reason: the state, the side, the days. */
export const checkStep = (input: StepInput, facts: StepFacts, today: Day): true | Refusal => {
  const reasons = [
    ...wayReasons(input, facts),
    ...dayReasons(input, facts, today),
    ...postponementReasons(input, facts),
  ];
  return reasons.length > 0 ? refuse(...reasons) : true;
};
