import type { Day } from '../calendar/day.ts';
import type { Tx } from '../db/database.ts';
import { plain, preparedPlain } from '../db/prepared.ts';
import { type Refusal, reason, refuse, refuseNotFound } from '../outcome/refusal.ts';
import { MAX_RANGES, mergeRanges, type Range, type Scope, scopeOver } from './scope.ts';

/** A live office of an account, with the range of its organisation in today's tree. */
export type Office = {
  readonly id: string;
  readonly role: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly range: Range;
  /** Set when this office is a helper's: the office acted for and its holder. */
  readonly helperFor: { readonly officeId: string; readonly accountId: string } | null;
};

/** What the access code must know of the tree; plugged in by `main/` from the area that owns the tree. */
export type Tree = {
  /** Range and name of each organisation that the transaction may see; others are absent from the map. */
  readonly placesOf: (
    tx: Tx,
    organisationIds: readonly string[],
  ) => Promise<ReadonlyMap<string, { readonly range: Range; readonly name: string }>>;
  /** The range that holds every organisation. */
  readonly wholeRange: (tx: Tx) => Promise<Range>;
};

/** The live offices of an account on a day; a helper's office lives only as long as the office it helps and its holder's account. */
export const liveOfficesOf = async (tx: Tx, tree: Tree, accountId: string, today: Day): Promise<Office[]> => {
  const { rows } = await preparedPlain<{
    id: string;
    role: string;
    org_id: string;
    helped_id: string | null;
    helped_account: string | null;
  }>(
    tx,
    plain`
    SELECT o.id, o.role, o.org_id, helped.id AS helped_id, helped.account_id AS helped_account
    FROM platform.office o
    JOIN platform.account a ON a.id = o.account_id AND a.disabled_at IS NULL
    LEFT JOIN platform.office helped ON helped.id = o.helper_for_office_id
    LEFT JOIN platform.account holder ON holder.id = helped.account_id AND holder.disabled_at IS NULL
    WHERE o.account_id = ${accountId} AND o.period @> ${today}::date
      AND (o.helper_for_office_id IS NULL OR (helped.period @> ${today}::date AND holder.id IS NOT NULL))
    ORDER BY o.id`,
  );
  const places = await tree.placesOf(
    tx,
    rows.map((row) => row.org_id),
  );
  return rows.flatMap((row) => {
    const place = places.get(row.org_id);
    if (!place) return [];
    const helperFor = row.helped_id ? { officeId: row.helped_id, accountId: row.helped_account! } : null;
    return {
      id: row.id,
      role: row.role,
      organisationId: row.org_id,
      organisationName: place.name,
      range: place.range,
      helperFor,
    };
  });
};

/** The result of asking "may this account do this, and how far does it reach?" */
export type Reach = { readonly scope: Scope; readonly ranges: readonly Range[]; readonly offices: readonly Office[] };

/**
 * Computes the reach of one call from the live offices whose role may do it. Refuses when there is none (403), and when more than
 * four separate subtrees would be needed, naming that an office must be chosen.
 */
export const reachOf = (
  offices: readonly Office[],
  mayDo: readonly string[],
  whole: Range,
  chosenOfficeId: string | null,
): Reach | Refusal => {
  const able = actingOffices(offices, chosenOfficeId).filter((office) => mayDo.includes(office.role));
  if (able.length === 0) return { ...refuse(reason('platform.not-permitted')), kind: 'not-permitted' };
  const ranges = mergeRanges(able.map((office) => office.range));
  if (ranges.some((range) => range.lo <= whole.lo && range.hi >= whole.hi)) {
    return { scope: { role: 'app_all' }, ranges: [whole], offices: able };
  }
  if (ranges.length > MAX_RANGES) return refuse(reason('platform.choose-office', { offices: able.length }));
  return { scope: scopeOver(ranges), ranges, offices: able };
};

// A helper's offices count only when chosen (or when there is nothing else and no doubt whom they help), so that the audit
// never names a holder for whom nobody acted.
const actingOffices = (offices: readonly Office[], chosenOfficeId: string | null): readonly Office[] => {
  if (chosenOfficeId !== null) return offices.filter((office) => office.id === chosenOfficeId);
  const own = offices.filter((office) => office.helperFor === null);
  if (own.length > 0) return own;
  return new Set(offices.map((office) => office.helperFor?.accountId)).size === 1 ? offices : [];
};

/** Refuses unless every organisation lies in the reach; one that cannot be seen at all looks as if it did not exist. */
export const refuseOutside = (
  reach: Reach,
  organisationIds: readonly string[],
  places: ReadonlyMap<string, { readonly range: Range }>,
): Refusal | null => {
  if (organisationIds.length === 0 || organisationIds.some((id) => !places.has(id))) {
    return refuseNotFound(reason('platform.not-found'));
  }
  const inside = organisationIds.every((id) => {
    const position = places.get(id)!.range.lo;
    return reach.ranges.some((range) => position >= range.lo && position < range.hi);
  });
  return inside ? null : { ...refuse(reason('platform.not-permitted')), kind: 'not-permitted' };
};
