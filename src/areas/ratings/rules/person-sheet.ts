import type { EvidenceSheet } from '../contract/facts.ts';
import type { PersonSheet } from '../contract/handed-sheets.ts';
import type { RatingFacts } from '../contract/rating-facts.ts';
import { neverOnSheet } from './evidence-places.ts';

/** Levels of collectives may be decided and not yet told: a person reads of them in the explanation, not before. */
const toldLater: ReadonlySet<string> = new Set(['collective-level', 'led-unit-level']);

const isForPerson = (code: string): boolean =>
  !neverOnSheet.has(code) && !toldLater.has(code) && !code.startsWith('points:');

const without = <T extends object>(facts: T): T =>
  Object.fromEntries(Object.entries(facts).filter(([code]) => isForPerson(code))) as T;

type Asking = EvidenceSheet['facts'][number]['speaksTo'];

const readFor = (rules: Asking): PersonSheet['facts'][number]['readFor'] =>
  rules.map(({ rule, names, clause, isVerified }) => ({ rule, names, clause, isVerified }));

/** The sheet beside a rating as the person concerned is handed it: no points that others gave, no open case, nothing of other results. */
export const sheetForPerson = ({ countedOn, facts, missing, beside }: EvidenceSheet): PersonSheet => ({
  countedOn,
  facts: facts
    .filter(({ code }) => isForPerson(code))
    .map(({ code, value, sourceWords, enteredOn, speaksTo }) => ({
      code,
      value,
      sourceWords,
      enteredOn,
      readFor: readFor(speaksTo),
    })),
  missing: missing
    .filter(({ code }) => isForPerson(code))
    .map(({ code, speaksTo }) => ({ code, readFor: readFor(speaksTo) })),
  beside: beside.map(({ code, value, whole }) => ({ code, value, whole })),
});

/** The same facts as rules take them, for the person's own reckoning; the own points come from the own sheet of criteria. */
export const factsForPerson = ({ counts, yes, grades, levels }: RatingFacts): RatingFacts => ({
  points: {},
  counts: without(counts),
  yes: without(yes),
  grades,
  levels: without(levels),
});
