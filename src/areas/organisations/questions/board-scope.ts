import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import { livingOn } from './living-on.ts';

export type BoardInput = {
  readonly on: Day;
  readonly types: readonly string[] | null;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly organisationIds: readonly string[] | null;
};

const arrayOf = (values: readonly string[]) => `{${values.join(',')}}`;

/**
 * The organisations that a board question looks at: living on the day, of the rule's types. `is_kept` tells whether a committee or
 * a document of theirs was ever recorded here; where nothing was, a missing secretary is a gap in the data.
 */
export const livingOrganisations = ({ on, types, organisationIds }: BoardInput) => sql`
  SELECT v.org_id, v.type,
    (EXISTS (SELECT 1 FROM organisations.term k WHERE k.org_id = v.org_id)
      OR EXISTS (SELECT 1 FROM organisations.post k WHERE k.org_id = v.org_id)
      OR EXISTS (SELECT 1 FROM organisations.regulation k WHERE k.org_id = v.org_id)) AS is_kept
  FROM organisations.organisation_version v JOIN organisations.organisation o ON o.id = v.org_id
  WHERE ${livingOn(on)} AND NOT o.annulled
    ${types ? sql`AND v.type = ANY(${arrayOf(types)}::text[])` : sql``}
    ${organisationIds ? sql`AND v.org_id = ANY(${arrayOf(organisationIds)}::uuid[])` : sql``}`;

/** Keeps a side of a board question to the named organisations, so that a re-check of one does not read the rows of all. */
export const among = ({ organisationIds }: BoardInput, column: string) =>
  organisationIds ? sql`AND ${sql.ref(column)} = ANY(${arrayOf(organisationIds)}::uuid[])` : sql``;

/** A whole number of days from the rule's parameters. */
export const graceDaysOf = ({ parameters }: BoardInput): number =>
  Math.max(0, Math.trunc(Number(parameters.graceDays ?? 0)) || 0);
