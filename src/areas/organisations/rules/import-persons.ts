import type { Day } from '../../../platform/calendar/day.ts';
import type { ReadRow } from '../../../platform/import/check-rows.ts';
import { folded } from '../../../platform/import/folded.ts';
import type { FaultMaker } from './fault-maker.ts';
import type { ImportedPost } from './import-layouts.ts';

/** A post that is recorded already, with its holder. Periods are half-open. */
export type KnownPost = {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: string;
  readonly personId: string;
  readonly personName: string;
  readonly birthYear: number | null;
  readonly from: Day;
  readonly until: Day | null;
};

export type PersonDraft = {
  readonly key: string;
  readonly row: number;
  readonly fullName: string;
  readonly birthYear: number | null;
  readonly organisationKey: string;
};

/** A row of a committees sheet whose organisation was found. */
export type Placed = ReadRow<ImportedPost> & { readonly organisationKey: string; readonly until: Day | null };

const isSameHolder = (row: Placed, post: KnownPost): boolean =>
  folded(post.personName) === folded(row.values.person) &&
  (row.values.birthYear === null || post.birthYear === null || post.birthYear === row.values.birthYear);

/** Who each row means: a recorded holder in the same organisation, or one new person per name and year (without a year, per organisation). */
export const personsOf = (placed: readonly Placed[], known: readonly KnownPost[], fault: FaultMaker) => {
  const knownByOrganisation = Map.groupBy(known, (post) => post.organisationId);
  const personKeyOf = new Map<number, string>();
  const persons = new Map<string, PersonDraft>();
  for (const row of placed) {
    const recorded = knownByOrganisation.get(row.organisationKey)?.find((post) => isSameHolder(row, post));
    const { person: fullName, birthYear } = row.values;
    const key = recorded?.personId ?? `person|${folded(fullName)}|${birthYear ?? row.organisationKey}`;
    personKeyOf.set(row.row, key);
    if (!recorded && !persons.has(key))
      persons.set(key, { key, row: row.row, fullName, birthYear, organisationKey: row.organisationKey });
  }
  const namesakes = Map.groupBy(persons.values(), (person) => folded(person.fullName));
  const faults = [...namesakes.values()].flatMap((group) =>
    group
      .slice(1)
      .filter((person) => person.birthYear === null || group[0]!.birthYear === null)
      .map((person) => {
        const params = { name: person.fullName, other: group[0]!.row };
        return fault(person.row, 'birthYear', '', {
          code: 'organisations.import-same-name',
          params,
          level: 'attention',
        });
      }),
  );
  return { personKeyOf, persons: [...persons.values()], faults };
};
