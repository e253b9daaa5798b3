import type { CellRow } from '../contract.ts';

export type CellStep = 'targets' | 'self' | 'sheet' | 'comments' | 'review' | 'propose' | 'ballot' | 'decide';

type Step = {
  readonly key: CellStep;
  readonly concerns: (row: CellRow) => boolean;
  readonly isDone: (row: CellRow) => boolean;
};

const decided: ReadonlySet<string> = new Set(['decided', 'notified', 'archived']);
const isRated = ({ state }: CellRow): boolean => state !== 'not-rated';
const isPersonRated = (row: CellRow): boolean => row.isPerson && isRated(row);

/** What a cell does in a season, in the order in which it usually comes; nothing forbids to go ahead of it. */
const cellSteps: readonly Step[] = [
  { key: 'targets', concerns: isRated, isDone: ({ targets }) => targets > 0 },
  { key: 'self', concerns: isRated, isDone: ({ selfLevel }) => selfLevel !== null },
  { key: 'sheet', concerns: isPersonRated, isDone: ({ handed }) => handed?.readOn != null },
  { key: 'comments', concerns: isPersonRated, isDone: ({ comments }) => comments > 0 },
  { key: 'review', concerns: isRated, isDone: ({ reviewHeldOn }) => reviewHeldOn !== null },
  { key: 'propose', concerns: isRated, isDone: ({ proposedLevel }) => proposedLevel !== null },
  { key: 'ballot', concerns: isRated, isDone: ({ isVoted }) => isVoted },
  { key: 'decide', concerns: isRated, isDone: ({ state }) => decided.has(state) },
];

/** Names that stand twice in a cell: somebody rated in a post and as a member as well; the one without a post is told apart. */
export const isNamedTwice = (row: CellRow, rows: readonly CellRow[]): boolean =>
  row.isPerson && rows.some((other) => other.subjectId !== row.subjectId && other.title === row.title);

export type StandingStep = {
  readonly key: CellStep;
  readonly waiting: readonly CellRow[];
  readonly done: readonly CellRow[];
  /** Of whom it is, the collectives; and those that this step leaves out, because it is a step of persons. */
  readonly collectives: number;
  readonly leftOut: number;
};

/** Each step with whom it waits for and for whom it is done, both in the order of names. */
export const standingSteps = (rows: readonly CellRow[]): StandingStep[] =>
  cellSteps.map(({ key, concerns, isDone }) => {
    const all = rows.filter(concerns);
    const collectives = rows.filter((row) => isRated(row) && !row.isPerson).length;
    const isOfPersons = concerns === isPersonRated;
    return {
      key,
      waiting: all.filter((row) => !isDone(row)),
      done: all.filter(isDone),
      collectives: isOfPersons ? 0 : collectives,
      leftOut: isOfPersons ? collectives : 0,
    };
  });

/** Not everybody has targets of the own, and comments are asked where they are needed. */
const holdsNobodyUp: ReadonlySet<CellStep> = new Set<CellStep>(['targets', 'comments']);

/** The first step that still waits for somebody; targets come first as long as nobody has any and nobody has rated himself. */
export const nextStep = (steps: readonly StandingStep[]): CellStep | null => {
  const isBegun = steps.some(({ key, done }) => (key === 'targets' || key === 'self') && done.length > 0);
  return (
    steps.find(({ key, waiting }) => waiting.length > 0 && (!holdsNobodyUp.has(key) || (key === 'targets' && !isBegun)))
      ?.key ?? null
  );
};
