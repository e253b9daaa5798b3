import type { CellRow } from '../contract.ts';

export type CellStep = 'self' | 'sheet' | 'comments' | 'review' | 'propose' | 'ballot' | 'decide';

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
  { key: 'self', concerns: isRated, isDone: ({ selfLevel }) => selfLevel !== null },
  { key: 'sheet', concerns: isPersonRated, isDone: ({ handed }) => handed?.readOn != null },
  { key: 'comments', concerns: isPersonRated, isDone: ({ comments }) => comments > 0 },
  { key: 'review', concerns: isRated, isDone: ({ reviewHeldOn }) => reviewHeldOn !== null },
  { key: 'propose', concerns: isRated, isDone: ({ proposedLevel }) => proposedLevel !== null },
  { key: 'ballot', concerns: isRated, isDone: ({ isVoted }) => isVoted },
  { key: 'decide', concerns: isRated, isDone: ({ state }) => decided.has(state) },
];

export type StandingStep = {
  readonly key: CellStep;
  readonly waiting: readonly CellRow[];
  readonly done: readonly CellRow[];
};

/** Each step with whom it waits for and for whom it is done, both in the order of names. */
export const standingSteps = (rows: readonly CellRow[]): StandingStep[] =>
  cellSteps.map(({ key, concerns, isDone }) => {
    const all = rows.filter(concerns);
    return { key, waiting: all.filter((row) => !isDone(row)), done: all.filter(isDone) };
  });

/** The first step that still waits for somebody; comments are asked where they are needed and hold nobody up. */
export const nextStep = (steps: readonly StandingStep[]): CellStep | null =>
  steps.find(({ key, waiting }) => key !== 'comments' && waiting.length > 0)?.key ?? null;
