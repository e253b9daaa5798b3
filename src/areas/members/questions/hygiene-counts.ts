import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import * as contract from '../contract/hygiene.ts';
import {
  anyOf,
  type Condition,
  contradictionConditions,
  coreCodes,
  joinedSealed,
  lackingConditions,
} from './hygiene-facts.ts';
import { findingsOf, type Within } from './hygiene-findings.ts';
import { CORE, findKeptCounts, type KeptCounts, keptKinds, reach } from './hygiene-kept.ts';
import { type HygieneDay, hygieneDayOf } from './hygiene-rules-on.ts';
import { sourcesOf } from './hygiene-sources.ts';
import { withinOf } from './hygiene-within.ts';

const hygieneKinds = contract.hygieneKind.options;

type Totals = {
  readonly members: number;
  readonly probationary: number;
  readonly exempt: number;
  readonly slips: number;
  readonly ledgers: number;
  readonly cells: number;
  readonly hasDues: boolean;
  readonly hasSupplements: boolean;
};

type AtHand = Pick<Totals, 'slips' | 'hasDues' | 'hasSupplements'>;

/** What is quickly asked however many members there are. */
const atHandOf = async (tx: Tx, day: HygieneDay, within: Within): Promise<AtHand> => {
  const { rows } = await sql<AtHand>`
    SELECT (SELECT count(*)::int FROM members.transfer t WHERE t.state = 'issued' AND t.presented_on IS NULL AND ${reach(within, sql`t.org_pos`)}) AS slips,
      EXISTS (SELECT FROM members.dues_entry e WHERE e.month >= ${day.duesFrom}::date AND ${reach(within, sql`e.org_pos`)}) AS "hasDues",
      EXISTS (SELECT FROM members.yearly_supplement y WHERE y.year = ${day.supplementYear}::int
        AND EXISTS (SELECT FROM members.member k WHERE k.id = y.member_id AND ${reach(within, sql`k.org_pos`)})) AS "hasSupplements"`.execute(
    tx,
  );
  return rows[0]!;
};

type OfMembers = Omit<Totals, keyof AtHand>;

const ofMembers = async (tx: Tx, day: HygieneDay, within: Within): Promise<OfMembers> => {
  const { rows } = await sql<OfMembers>`
    SELECT count(*)::int AS members, count(*) FILTER (WHERE m.standing = 'probationary')::int AS probationary,
      count(*) FILTER (WHERE m.state = 'exempt')::int AS exempt, count(DISTINCT m.org_id)::int AS cells,
      count(DISTINCT m.org_id) FILTER (WHERE m.org_id IN (SELECT k.org_id FROM members.dues_month k
        WHERE k.month >= ${day.duesFrom}::date AND ${reach(within, sql`k.org_pos`)}))::int AS ledgers
    FROM members.member m WHERE m.is_present AND ${reach(within, sql`m.org_pos`)}`.execute(tx);
  return rows[0]!;
};

const keptOfMembers = (kept: KeptCounts): OfMembers => ({
  members: kept.count('members'),
  probationary: kept.count('members', 'probationary'),
  exempt: kept.count('members', 'exempt'),
  cells: kept.cells,
  ledgers: kept.count('members', 'ledger'),
});

const totalFor = (kind: contract.HygieneKind, totals: Totals): number => {
  if (kind === 'probation') return totals.probationary;
  if (kind === 'exemption') return totals.exempt;
  return kind === 'transfer' ? totals.slips : totals.members;
};

/** What a short list does not prove: a source that is not kept here, or no rule in force. */
const gapsOf = (
  kind: contract.HygieneKind,
  totals: Totals,
  day: HygieneDay,
): ReturnType<typeof contract.hygieneGap.parse>[] => {
  const isWithoutRules =
    day.hygiene === undefined || (kind === 'probation' && !day.lifeCycle) || (kind === 'transfer' && !day.transfer);
  if (isWithoutRules) return ['no-rules'];
  if (kind === 'dues-silence' || kind === 'dues-though-gone')
    return totals.hasDues ? ['no-meetings'] : ['no-dues', 'no-meetings'];
  return kind === 'supplement' && !totals.hasSupplements ? ['no-supplements'] : [];
};

type Counted = { readonly code: string | null; readonly found: number };

/** The two lists that look at every record are counted condition by condition in one pass: gathering codes first took three times as long. */
const countConditions = async (
  tx: Tx,
  conditions: readonly Condition[],
  from: RawBuilder<unknown>,
  within: Within,
): Promise<Counted[]> => {
  const { rows } = await sql<{ counts: number[] }>`
    SELECT ARRAY[count(*) FILTER (WHERE ${anyOf(conditions)}), ${sql.join(
      conditions.map(({ when }) => sql`count(*) FILTER (WHERE ${when})`),
    )}]::int[] AS counts
    FROM members.member m ${from} WHERE m.is_present AND ${reach(within, sql`m.org_pos`)}`.execute(tx);
  const [all, ...each] = rows[0]!.counts;
  const found = conditions.map(({ code }, at) => ({ code, found: each[at]! })).filter((one) => one.found > 0);
  return [{ code: null, found: all! }, ...found.sort((one, other) => other.found - one.found)];
};

const countFindings = async (
  tx: Tx,
  kind: contract.HygieneKind,
  day: HygieneDay,
  within: Within,
): Promise<Counted[]> => {
  const { rows } = await sql<Counted>`
    WITH found AS (SELECT f.details, count(*)::int AS n FROM (${findingsOf(kind, day, within)}) f GROUP BY f.details)
    SELECT d AS code, sum(n)::int AS found FROM found, unnest(details) AS d GROUP BY d
    UNION ALL SELECT NULL, coalesce(sum(n), 0)::int FROM found
    ORDER BY 2 DESC, 1`.execute(tx);
  return rows;
};

const keptOf = (kept: KeptCounts, kind: contract.HygieneKind): Counted[] => [
  { code: null, found: kept.count(kind) },
  ...[...kept.codesOf(kind)].sort((one, other) => other.found - one.found),
];

/** Members of a list, in all (code null) and by what is wrong. */
const countsOf = (tx: Tx, kind: contract.HygieneKind, day: HygieneDay, within: Within): Promise<Counted[]> => {
  const rules = day.hygiene?.content;
  if (rules && kind === 'missing-data') {
    const core = { code: CORE, when: anyOf(lackingConditions(rules, true)) };
    return countConditions(tx, [core, ...lackingConditions(rules)], joinedSealed, within);
  }
  if (rules && kind === 'dates-contradict')
    return countConditions(tx, contradictionConditions(rules, day), sql``, within);
  return countFindings(tx, kind, day, within);
};

const coreOf = (kind: contract.HygieneKind, day: HygieneDay, counted: readonly Counted[]) =>
  kind === 'missing-data' && day.hygiene
    ? {
        found: counted.find(({ code }) => code === CORE)?.found ?? 0,
        codes: [...coreCodes(day.hygiene.content)],
      }
    : null;

export const hygieneCounts = question(contract.hygieneCounts, async ({ underId }, { tx, today }) => {
  const within = await withinOf(tx, underId);
  const day = hygieneDayOf(today);
  const kept = await findKeptCounts(tx, within);
  const totals = {
    ...(kept ? keptOfMembers(kept) : await ofMembers(tx, day, within)),
    ...(await atHandOf(tx, day, within)),
  };
  const kinds = [];
  for (const kind of hygieneKinds) {
    const counted = kept && keptKinds.includes(kind) ? keptOf(kept, kind) : await countsOf(tx, kind, day, within);
    kinds.push({
      kind,
      found: counted.find(({ code }) => code === null)!.found,
      total: totalFor(kind, totals),
      details: counted.flatMap(({ code, found }) => (code === null || code === CORE ? [] : [{ code, found }])),
      core: coreOf(kind, day, counted),
      ledgers: kind.startsWith('dues-') ? { kept: totals.ledgers, cells: totals.cells } : null,
      gaps: gapsOf(kind, totals, day),
      rules: sourcesOf(kind, day),
    });
  }
  return {
    checkedOn: today,
    countedAt: kept?.countedAt.toISOString() ?? null,
    kinds,
    supplementYear: day.supplementYear,
  };
});

type CellCount = {
  readonly organisationId: never;
  readonly name: string;
  readonly found: number;
  readonly members: number;
};

export const hygieneCells = question(
  contract.hygieneCells,
  async ({ kind, underId, details, limit }, { tx, today }) => {
    const within = await withinOf(tx, underId);
    const { rows } = await sql<CellCount & { cells: number }>`
    WITH found AS (
      SELECT f.org_id, f.org_pos, count(*)::int AS found FROM (${findingsOf(kind, hygieneDayOf(today), within)}) f
      WHERE ${details.length === 0 ? sql`true` : sql`f.details && ${[...details]}::text[]`} GROUP BY f.org_id, f.org_pos
    ), most AS (
      SELECT *, count(*) OVER ()::int AS cells FROM found ORDER BY found DESC, org_pos LIMIT ${limit}
    )
    SELECT c.org_id AS "organisationId", coalesce(o.name, '') AS name, c.found, c.cells,
      (SELECT count(*)::int FROM members.member m WHERE m.is_present AND m.org_id = c.org_id) AS members
    FROM most c LEFT JOIN organisations.published_organisation o ON o.id = c.org_id AND o.period @> ${today}::date
    ORDER BY c.found DESC, c.org_pos`.execute(tx);
    return { cells: rows[0]?.cells ?? 0, rows: rows.map(({ cells: _, ...row }) => row) };
  },
);
