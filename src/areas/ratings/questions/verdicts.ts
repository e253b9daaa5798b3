import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import type { RatingFacts } from '../contract/rating-facts.ts';
import type { Verdict } from '../contract/verdict.ts';
import { rate } from '../rules/rate.ts';
import { lawOf } from './rating-laws.ts';
import { factsOfSubjects } from './subject-facts.ts';
import type { SubjectRow } from './subject-rows.ts';

export type Judged = { readonly facts: RatingFacts; readonly verdict: Verdict };

/** What the rules make of the facts of these subjects as they stand on a day. Proposes, decides nothing. */
export const judge = async (tx: Tx, subjects: readonly SubjectRow[], on: Day): Promise<ReadonlyMap<string, Judged>> => {
  const factsById = await factsOfSubjects(
    tx,
    subjects.map(({ id }) => id),
    on,
  );
  return new Map(
    subjects.map((subject) => {
      const { facts } = factsById.get(subject.id)!;
      const verdict = orRefuse(rate(lawOf(subject), { kind: subject.kind, period: subject.period.kind, facts }));
      return [subject.id, { facts, verdict }];
    }),
  );
};
