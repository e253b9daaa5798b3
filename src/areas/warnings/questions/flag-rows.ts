import { sql } from 'kysely';
import type { z } from 'zod';
import type { Day } from '../../../platform/calendar/day.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import type { flagFace } from '../contract.ts';
import { ruleFaceOf, type WarningPack, warningRules } from '../rules/pack-kinds.ts';

export type FlagFace = z.output<typeof flagFace>;
export type FlagRow = Omit<FlagFace, 'rule' | 'cause'> & {
  readonly rule: string;
  readonly packId: string;
  readonly level: FlagFace['rule']['level'];
};

export const flagColumns = sql`
  f.id, f.org_id AS "organisationId", o.name AS "organisationName", o.type, above.name AS "parentName", f.rule, f.pack_id AS "packId",
  f.level, f.since, f.is_known AS "isKnown", f.facts, f.state, f.first_seen_on AS "firstSeenOn", f.last_seen_on AS "lastSeenOn",
  f.cleared_on AS "clearedOn"`;

/** Flags with the names of the day; a cleared flag of an organisation that has ended shows its last name. */
export const flagsNamed = (today: Day, flags = sql`warnings.flag`) => sql`
  FROM ${flags} f
  JOIN LATERAL (
    SELECT p.name, p.type, p.parent_id FROM organisations.published_organisation p WHERE p.id = f.org_id
    ORDER BY p.period @> ${today}::date DESC, lower(p.period) DESC NULLS LAST LIMIT 1
  ) o ON true
  LEFT JOIN organisations.published_organisation above ON above.id = o.parent_id AND above.period @> ${today}::date`;

/** Puts the rule's face in: name, clause and confidence of the pack by which the flag was judged. */
export const withRule = (
  { rule, packId, level, ...row }: FlagRow,
  packs: ReadonlyMap<string, WarningPack>,
): FlagFace => {
  const pack = packs.get(packId);
  const found = pack?.content.rules.find((one) => one.id === rule);
  const face =
    pack && found
      ? ruleFaceOf(pack, found)
      : { id: rule, name: { vi: rule, en: rule }, level, clause: 'practice', verified: false };
  return { ...row, rule: face, cause: causeOf(row) };
};

export const warningPackById = (): ReadonlyMap<string, WarningPack> =>
  new Map(packsOfKind(shippedPacks(), warningRules).map((pack) => [pack.id, pack]));

export const packOf = (pack: WarningPack) => ({
  id: pack.id,
  title: pack.title,
  source: pack.source === 'practice' ? 'practice' : pack.source.number,
  inForceFrom: pack.inForceFrom,
  verified: pack.verified,
  note: pack.note ?? null,
});

/** Every board question names its cause among the facts; the other facts are the parameters of its sentence. */
const causeOf = ({ facts, since }: Pick<FlagRow, 'facts' | 'since'>): FlagFace['cause'] => {
  const known = Object.entries({ ...facts, since: since ?? '' }).flatMap(([key, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[key, value] as const] : [],
  );
  return { message: `warnings.cause.${facts.cause}`, params: Object.fromEntries(known) };
};
