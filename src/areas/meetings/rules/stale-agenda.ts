import type { Day } from '../../../platform/calendar/day.ts';
import type { Indicator } from './meeting-indicators.ts';

export type AgendaText = {
  readonly id: string;
  readonly heldOn: Day;
  /** What the cell wrote itself: contents and conclusions of the lines, not the titles of the template. */
  readonly text: string;
};

/** Case, numbers and signs left out: dates and figures change from month to month though nothing else does. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 0);

const triplesOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`));

/** Fewer words than this say nothing about repetition. */
const LEAST_WORDS = 20;

/**
 * How much of two texts is the same, 0 to 1: shared runs of three words among all of them; null when one of them is too short to tell.
 * A measure of ours, no rule: the board shows both texts beside each other.
 */
export const similarity = (one: string, other: string): number | null => {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.length < LEAST_WORDS || b.length < LEAST_WORDS) return null;
  const [of, to] = [triplesOf(a), triplesOf(b)];
  const shared = [...of].filter((triple) => to.has(triple)).length;
  return shared / (of.size + to.size - shared);
};

/** Meetings whose text repeats the one before: `inARow` such pairs at the end raise it. */
export const staleAgenda = (
  texts: readonly AgendaText[],
  { atLeast, inARow }: { readonly atLeast: number; readonly inARow: number },
): Indicator => {
  const ordered = [...texts].sort((a, b) => (a.heldOn < b.heldOn ? 1 : a.heldOn > b.heldOn ? -1 : 0));
  const pairs = ordered.slice(0, inARow).flatMap((text, at) => {
    const before = ordered[at + 1];
    return before ? [{ id: text.id, alike: similarity(text.text, before.text) }] : [];
  });
  if (pairs.length < inARow || pairs.some(({ alike }) => alike === null))
    return { isRaised: false, part: null, rows: [], isKnown: false };
  const repeated = pairs.filter(({ alike }) => alike !== null && alike >= atLeast);
  const isRaised = repeated.length === inARow;
  return {
    isRaised,
    part: { numerator: repeated.length, denominator: inARow },
    rows: isRaised ? ordered.slice(0, inARow + 1).map(({ id }) => id) : [],
    isKnown: true,
  };
};
