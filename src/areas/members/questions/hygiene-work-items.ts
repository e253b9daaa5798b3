import { type RawBuilder, sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { WorkItem } from '../../../platform/action/area.ts';
import { type Day, day as dayAs, dayOf, timeOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { HygieneKind } from '../contract/hygiene.ts';
import { anyOf, coreCodes, joinedSealed, lackingConditions } from './hygiene-facts.ts';
import { findingsOf } from './hygiene-findings.ts';
import { CORE, findKeptCounts, type KeptCounts, keptKinds } from './hygiene-kept.ts';
import { type HygieneDay, hygieneDayOf, voteDueOf } from './hygiene-rules-on.ts';

type Group = { readonly detail: string; readonly count: number; readonly first: Day | null };

const groupsOf = async (tx: Tx, kind: HygieneKind, day: HygieneDay): Promise<Group[]> => {
  const { rows } = await sql<Group>`
    SELECT f.details[1] AS detail, count(*)::int AS count, min(f.ends_on) AS first
    FROM (${findingsOf(kind, day, null)}) f GROUP BY 1`.execute(tx);
  return rows;
};

const countOf = async (tx: Tx, found: RawBuilder<unknown>): Promise<number> => {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM (${found}) f`.execute(tx);
  return rows[0]!.count;
};

const link = (kind: HygieneKind, details: readonly string[] = []): string =>
  `/members/hygiene/${kind}${details.length > 0 ? `?detail=${details.join('_')}` : ''}`;
const sum = (groups: readonly Group[]): number => groups.reduce((all, { count }) => all + count, 0);
const earliest = (groups: readonly Group[]): Day | null =>
  groups
    .map(({ first }) => first)
    .filter((on) => on !== null)
    .sort()[0] ?? null;

type Said = Pick<WorkItem, 'message' | 'level' | 'dueOn'> & {
  readonly count: number;
  readonly kind: HygieneKind;
  /** What the list is narrowed to, so that it has as many rows as the line says. */
  readonly details?: readonly string[];
};

const itemOf = ({ count, kind, details, ...said }: Said, more: WorkItem['params'] = {}): WorkItem[] =>
  count === 0
    ? []
    : [{ ...said, params: { count, ...more }, link: link(kind, details), needs: 'members.hygiene-cells' }];

/** The line for what is not counted anew where very many members are in reach: then it says of when the number is. */
const lineOf = (said: Said, kept: KeptCounts | null, more: WorkItem['params'] = {}): WorkItem[] =>
  kept === null
    ? itemOf(said, more)
    : itemOf(
        { ...said, message: `${said.message}-at` },
        { ...more, time: timeOf(kept.countedAt), on: dayOf(kept.countedAt) },
      );

/** One line for what is late, one for what waits, one for what comes within the nearest month; never one for each member. */
const probationItems = async (tx: Tx, day: HygieneDay): Promise<WorkItem[]> => {
  const groups = await groupsOf(tx, 'probation', day);
  const of = (...details: string[]) => groups.filter(({ detail }) => details.includes(detail));
  const [overdue, ended, soon] = [of('overdue'), of('ended'), of('in-7', 'in-15', 'in-30')];
  const due = (some: readonly Group[]): Day | null => {
    const first = earliest(some);
    return first && voteDueOf(day, first);
  };
  const kind = 'probation';
  return [
    ...itemOf({
      kind,
      message: 'members.work.hygiene-probation-overdue',
      level: 'serious',
      count: sum(overdue),
      dueOn: due(overdue),
    }),
    ...itemOf({
      kind,
      message: 'members.work.hygiene-probation-ended',
      level: 'attention',
      count: sum(ended),
      dueOn: due(ended),
    }),
    ...itemOf({
      kind,
      message: 'members.work.hygiene-probation-soon',
      level: 'info',
      count: sum(soon),
      dueOn: earliest(soon),
    }),
  ];
};

const coreMissing = (day: HygieneDay): RawBuilder<unknown> =>
  sql`SELECT m.id AS member_id FROM members.member m ${joinedSealed} WHERE m.is_present AND ${anyOf(lackingConditions(day.hygiene!.content, true))}`;

const recordLines = {
  'dates-contradict': { message: 'members.work.hygiene-dates-contradict', level: 'attention' },
  'missing-data': { message: 'members.work.hygiene-missing-data', level: 'info' },
  'dues-silence': { message: 'members.work.hygiene-dues-silence', level: 'attention' },
  'dues-though-gone': { message: 'members.work.hygiene-dues-though-gone', level: 'attention' },
} as const;

/** Of missing data the core alone is spoken of here, and the list opens narrowed to it. */
const recordItems = async (tx: Tx, day: HygieneDay, kept: KeptCounts | null): Promise<WorkItem[]> => {
  const items: WorkItem[] = [];
  for (const kind of Object.keys(recordLines) as (keyof typeof recordLines)[]) {
    const isCore = kind === 'missing-data';
    const keptNow = keptKinds.includes(kind) ? kept : null;
    const found = isCore ? coreMissing(day) : findingsOf(kind, day, null);
    const count = keptNow ? keptNow.count(kind, isCore ? CORE : '') : await countOf(tx, found);
    const details = isCore ? coreCodes(day.hygiene!.content) : [];
    items.push(...lineOf({ ...recordLines[kind], kind, details, dueOn: null, count }, keptNow));
  }
  return items;
};

const supplementItems = async (tx: Tx, day: HygieneDay, kept: KeptCounts | null): Promise<WorkItem[]> => {
  if (!day.isSupplementSeason) return [];
  const said = {
    kind: 'supplement' as const,
    message: 'members.work.hygiene-supplement',
    level: 'info' as const,
    dueOn: dayAs(`${day.supplementYear}-12-31`),
    count: kept ? kept.count('supplement') : await countOf(tx, findingsOf('supplement', day, null)),
  };
  return lineOf(said, kept, { year: String(day.supplementYear) });
};

/**
 * What the hygiene lists have for whoever asks: one line for each kind with its count and the earliest day. Slips and exemptions are spoken
 * of by the topic that settles them.
 */
export const hygieneWorkItems = async ({ tx, today }: QuestionContext): Promise<readonly WorkItem[]> => {
  const day = hygieneDayOf(today);
  if (!day.hygiene) return [];
  const kept = await findKeptCounts(tx, null);
  return [
    ...(await probationItems(tx, day)),
    ...(await recordItems(tx, day, kept)),
    ...(await supplementItems(tx, day, kept)),
  ];
};
