import type { Day } from '../../../platform/calendar/day.ts';
import { personKinds, type RatingLevel, type SubjectKind } from '../contract/rating-codes.ts';
import { countFact, type FactCode, gradeFact, levelFact, type RatingFacts, yesFact } from '../contract/rating-facts.ts';
import { factOfPart, type PartGrades } from './check-grade-sheet.ts';
import { fullMonths } from './full-months.ts';

type Entered = { readonly fact: string; readonly value: unknown };

/** What the program holds about a subject, as it is read. Null: it does not know. */
export type KnownOfSubject = {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly periodKind: 'year' | 'quarter' | 'month';
  readonly isHead: boolean;
  readonly periodFrom: Day;
  readonly periodUntil: Day;
  readonly assigned: number;
  readonly done: number;
  readonly late: number;
  readonly exceeded: number;
  readonly keys: number;
  readonly keysDone: number;
  /** Targets of which nobody has said yet what came of them. */
  readonly untold: number;
  /** Targets that were done, and of which nobody said whether more was done than asked. */
  readonly unmeasured: number;
  readonly shortcomingsDue: number;
  readonly shortcomingsRemedied: number;
  /** Whether an earlier review of the same subject is on record here: only then is it known what that named, or that it named nothing. */
  readonly isReviewedBefore: boolean;
  readonly belowRated: number | null;
  readonly belowWeak: number | null;
  readonly belowAll: number | null;
  readonly membersRated: number | null;
  readonly membersNotCompleted: number | null;
  readonly membersAll: number | null;
  readonly admittedOn: Day | null;
  readonly foundedOn: Day | null;
  readonly isCell: boolean | null;
  readonly mark: 'active' | 'exempt' | 'suspended' | null;
  readonly collectiveLevel: RatingLevel | null;
  readonly unitLevel: RatingLevel | null;
  /** Levels of the quarters of the year, in order. */
  readonly quarters: readonly { readonly part: number; readonly level: RatingLevel }[];
  readonly entered: readonly Entered[];
  readonly points: Readonly<Record<string, number>>;
  /** Whether nobody but the subject itself has given points or grades since it was last opened again. */
  readonly isBySelf?: boolean;
  /** Lowest grade of each group of criteria, from the sheet. */
  readonly grades: PartGrades;
};

/** Whether a whole was counted to its end: then what is counted of it is known, else it is not yet. */
const whole = (rated: number | null, all: number | null, count: number | null): number | null =>
  rated !== null && all !== null && all > 0 && rated === all ? count : null;

/** Targets nobody fixed are unknown, not none; what came of them is known only once it was said of each, and so is what went beyond. */
const taskCounts = (known: KnownOfSubject): RatingFacts['counts'] => {
  const { assigned, keys, untold, unmeasured } = known;
  if (assigned === 0) return {};
  const once = (isTold: boolean, count: number): number | null => (isTold ? count : null);
  return {
    'tasks-assigned': assigned,
    'tasks-done': once(untold === 0, known.done),
    'tasks-late': once(untold === 0, known.late),
    'tasks-exceeded': once(untold === 0 && unmeasured === 0, known.exceeded),
    'key-tasks-assigned': keys,
    'key-tasks-done': once(untold === 0, known.keysDone),
  };
};

const longestRun = (quarters: KnownOfSubject['quarters']): number => {
  let longest = 0;
  let run = 0;
  let last = 0;
  for (const { part, level } of quarters) {
    run = level === 'not-completed' ? (part === last + 1 && run > 0 ? run + 1 : 1) : 0;
    last = part;
    longest = Math.max(longest, run);
  }
  return longest;
};

/** Quarters with a rating of their own: the fourth is rated with the year. */
const ratedApart = [1, 2, 3] as const;

/**
 * A quarter that was not rated here says nothing. What was not completed is counted as soon as there is one; that there is none, and none in a
 * row, is known only once all quarters are.
 */
const quarterCounts = ({ periodKind, quarters }: KnownOfSubject): RatingFacts['counts'] => {
  if (periodKind !== 'year') return {};
  const isWhole = ratedApart.every((part) => quarters.some((one) => one.part === part));
  const notCompleted = quarters.filter(({ level }) => level === 'not-completed').length;
  const inARow = longestRun(quarters);
  return {
    'quarters-not-completed': isWhole || notCompleted > 0 ? notCompleted : null,
    'quarters-not-completed-in-a-row': isWhole || inARow > 1 ? inARow : null,
  };
};

const enteredCount = ({ entered }: KnownOfSubject, code: FactCode): number | null => {
  const value = entered.find(({ fact }) => fact === code)?.value;
  return typeof value === 'number' ? value : null;
};

/**
 * In the first year here nobody knows what earlier reviews named: that stays unknown until somebody says so with a source. What was said
 * never hides a shortcoming that is on record and open.
 */
const shortcomingCounts = (known: KnownOfSubject): RatingFacts['counts'] => {
  const { shortcomingsDue: onRecord, shortcomingsRemedied: remedied, isReviewedBefore } = known;
  if (isReviewedBefore) return { 'shortcomings-due': onRecord, 'shortcomings-remedied': remedied };
  const said = enteredCount(known, 'shortcomings-due');
  if (said === null) return {};
  const due = Math.max(said, onRecord);
  const saidRemedied = enteredCount(known, 'shortcomings-remedied');
  const most = due - (onRecord - remedied);
  const done = due === 0 ? 0 : saidRemedied === null ? null : Math.min(saidRemedied, most);
  return { 'shortcomings-due': due, 'shortcomings-remedied': done };
};

/** Up to the end of the period, which is half-open: from 1 July to 31 December are six months. */
const monthsUntil = (since: Day | null, { periodUntil }: KnownOfSubject): number | null =>
  since === null ? null : fullMonths(since, periodUntil);

const programCounts = (known: KnownOfSubject): RatingFacts['counts'] => ({
  ...taskCounts(known),
  ...quarterCounts(known),
  ...shortcomingCounts(known),
  'months-since-admission': monthsUntil(known.admittedOn, known),
  'months-since-founding': monthsUntil(known.foundedOn, known),
  'organisations-below-rated': whole(known.belowRated, known.belowAll, known.belowRated),
  'organisations-below-weak': whole(known.belowRated, known.belowAll, known.belowWeak),
  'members-rated': whole(known.membersRated, known.membersAll, known.membersRated),
  'members-not-completed': whole(known.membersRated, known.membersAll, known.membersNotCompleted),
});

const programYes = ({ mark, isHead, isCell }: KnownOfSubject): RatingFacts['yes'] => ({
  'is-head': isHead,
  'is-cell': isCell,
  'is-exempted': mark === null ? null : mark === 'exempt',
  'is-suspended': mark === null ? null : mark === 'suspended',
});

const of = <C extends FactCode>(codes: readonly C[], entered: readonly Entered[]): Partial<Record<C, never>> =>
  Object.fromEntries(
    entered.filter(({ fact }) => (codes as readonly string[]).includes(fact)).map(({ fact, value }) => [fact, value]),
  ) as Partial<Record<C, never>>;

const known = <T extends object>(facts: T): T =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined)) as T;

/**
 * What is known of a subject as the facts of a rating. What the program counts itself stands over what was entered by hand; what nobody
 * knows stays unknown. Discipline, sickness and the like are entered with their source until the areas that keep them exist.
 */
export const mergeFacts = (known: KnownOfSubject): RatingFacts => factsFrom(withoutOwnAlone(known));

/** What a person alone gave is the self-rating and proposes nothing; a collective rates itself and is decided by the level above (0056). */
const withoutOwnAlone = (known: KnownOfSubject): KnownOfSubject =>
  known.isBySelf && personKinds.has(known.kind) ? { ...known, points: {}, grades: {} } : known;

const pointsByOf = ({ isBySelf }: KnownOfSubject): Pick<RatingFacts, 'pointsBy'> =>
  isBySelf === undefined ? {} : { pointsBy: isBySelf ? 'self' : 'others' };

const factsFrom = (from: KnownOfSubject): RatingFacts => ({
  points: from.points,
  ...pointsByOf(from),
  counts: { ...of(countFact.options, from.entered), ...known(programCounts(from)) },
  yes: { ...of(yesFact.options, from.entered), ...known(programYes(from)) },
  grades: {
    ...of(gradeFact.options, from.entered),
    ...known({
      [factOfPart.common]: from.grades.common,
      [factOfPart.result]: from.grades.result,
    }),
  },
  levels: {
    ...of(levelFact.options, from.entered),
    ...known({ 'collective-level': from.collectiveLevel, 'led-unit-level': from.unitLevel }),
  },
});
