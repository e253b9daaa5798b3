import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import { postKindsKind } from '../rules/committee-pack.ts';
import type { ImportVocabulary } from '../rules/import-layouts.ts';
import type { KnownOrganisation } from '../rules/import-lookup.ts';
import type { ImportWorld } from '../rules/import-organisation-rows.ts';
import type { KnownPost } from '../rules/import-persons.ts';
import type { KnownTerm } from '../rules/import-term-rows.ts';
import { organisationTypes, sectors } from '../rules/structure-packs.ts';
import { livingOn } from './living-on.ts';

/** Scheme under which the codes of a spreadsheet are kept. */
export const importedCodeScheme = 'party-organisation';

/** Types, sectors and posts that a spreadsheet may name on a day. */
export const importVocabularyOn = (on: Day): ImportVocabulary => {
  const packs = shippedPacks();
  return {
    types: orRefuse(packInForce(packs, organisationTypes, on)).content.types,
    sectors: orRefuse(packInForce(packs, sectors, on)).content.sectors,
    posts: orRefuse(packInForce(packs, postKindsKind, on)).content.kinds,
  };
};

/** An organisation and everything that lives below it on a day, with codes; the organisation itself comes first. */
export const knownUnder = async (tx: Tx, underId: string, on: Day): Promise<KnownOrganisation[]> => {
  const { rows } = await sql<KnownOrganisation>`
    SELECT o.id, v.name, v.short_name AS "shortName", v.type, v.sector, v.parent_id AS "parentId", o.founded_on AS "from",
           coalesce((SELECT array_agg(c.code::text ORDER BY c.scheme <> ${importedCodeScheme}, c.scheme) FROM organisations.organisation_code c
                     WHERE c.org_id = o.id AND c.period @> ${on}::date), '{}') AS codes
    FROM organisations.organisation top
    JOIN organisations.organisation o ON o.pos >= top.pos AND o.pos < top.pos_end AND NOT o.annulled
    JOIN organisations.organisation_version v ON v.org_id = o.id AND ${livingOn(on)}
    WHERE top.id = ${underId}
    ORDER BY o.pos`.execute(tx);
  return rows;
};

const takenElsewhere = async (tx: Tx, known: readonly KnownOrganisation[], codes: readonly string[], on: Day) => {
  if (codes.length === 0) return new Map<string, string>();
  const here = new Set(known.map(({ id }) => id));
  const { rows } = await sql<{ code: string; org_id: string; name: string | null }>`
    SELECT c.code, c.org_id, v.name FROM organisations.organisation_code c
    LEFT JOIN organisations.organisation_version v ON v.org_id = c.org_id AND v.period @> ${on}::date
    WHERE c.scheme = ${importedCodeScheme} AND c.code = ANY (${[...codes]}::text[]) AND upper_inf(c.period)`.execute(
    tx,
  );
  return new Map(rows.filter((row) => !here.has(row.org_id)).map((row) => [row.code, row.name ?? '']));
};

/** What the rows of a spreadsheet are judged against: the tree under the place of import as it stands today. */
export const importWorld = async (
  tx: Tx,
  underId: string,
  today: Day,
  codes: readonly string[],
): Promise<ImportWorld> => {
  const known = await knownUnder(tx, underId, today);
  const under = known.find(({ id }) => id === underId);
  if (!under) throw new Refused(refuseNotFound(reason('platform.not-found', {}, 'underId')));
  return {
    under,
    known,
    takenElsewhere: await takenElsewhere(tx, known, codes, today),
    vocabulary: importVocabularyOn(today),
    today,
  };
};

/** Posts recorded under an organisation, ended ones too, with their holders. */
export const knownPostsUnder = async (tx: Tx, underId: string): Promise<KnownPost[]> => {
  const { rows } = await sql<KnownPost>`
    SELECT p.id, p.org_id AS "organisationId", p.kind, p.person_id AS "personId", h.full_name AS "personName", h.birth_year AS "birthYear",
           lower(p.period) AS "from", upper(p.period) AS until
    FROM organisations.organisation top
    JOIN organisations.post p ON p.org_pos >= top.pos AND p.org_pos < top.pos_end AND p.group_id IS NULL
    JOIN organisations.person h ON h.id = p.person_id
    WHERE top.id = ${underId}
    ORDER BY p.org_pos, p.kind, lower(p.period)`.execute(tx);
  return rows;
};

/** Terms recorded under an organisation. */
export const knownTermsUnder = async (tx: Tx, underId: string): Promise<KnownTerm[]> => {
  const { rows } = await sql<KnownTerm>`
    SELECT t.id, t.org_id AS "organisationId", t.starts_on AS "startsOn", t.closed_on AS "closedOn"
    FROM organisations.organisation top
    JOIN organisations.term t ON t.org_pos >= top.pos AND t.org_pos < top.pos_end
    WHERE top.id = ${underId}`.execute(tx);
  return rows;
};
