import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import * as contract from '../contract/quota.ts';
import type { SubjectKind } from '../contract/rating-codes.ts';
import { quotaBoard as boardOf, type LevelCounts, quotaLinesOf } from '../rules/quota-board.ts';
import { changedPicture } from '../rules/quota-covered.ts';
import { type GroupOfKind, withLargerGroups } from '../rules/quota-families.ts';
import type { QuotaRules } from '../rules/quota-shape.ts';
import { quotaFor, type RatingLaw } from '../rules/rating-law.ts';
import { levelsOf, scaleOf } from '../rules/rating-level.ts';
import { rulingKind } from '../rules/ruling-kind.ts';
import { type CountedBy, quotaGroupsOf } from './quota-groups.ts';
import { namesOfGroups } from './quota-names.ts';
import { type QuotaPaper, quotaPaperOf } from './quota-paper.ts';
import { faceOfQuota } from './quota-rule-face.ts';
import { lawOf } from './rating-laws.ts';
import { getSeason } from './season-rows.ts';

type Answer = OutputOf<typeof contract.quotaBoard>;
type Side = NonNullable<Answer['groups'][number]['decisions']>;
type Settlement = NonNullable<Answer['groups'][number]['settlement']>;
type Kept = {
  readonly settlementId: contract.SettlementId;
  readonly group: string;
  readonly covers: number;
  readonly readings: Settlement['readings'];
  readonly reason: string | null;
  readonly number: string | null;
  readonly on: Day | null;
  readonly settledOn: Day;
};

const subjectsBy = async (tx: Tx, law: RatingLaw, seasonId: string) => {
  const { rows } = await sql<{ group: string; kind: SubjectKind; subjects: number }>`
    SELECT s.quota_group AS "group", s.kind, count(*)::int AS subjects FROM ratings.subject s
    WHERE s.season_id = ${seasonId} AND s.state <> 'withdrawn' AND NOT s.decided_above GROUP BY s.quota_group, s.kind ORDER BY s.quota_group, s.kind`.execute(
    tx,
  );
  return [...Map.groupBy(rows, ({ group }) => group)].map(([group, lines]) => ({
    group,
    kind: rulingKind(
      law,
      lines.map(({ kind }) => kind),
    )!,
    subjects: lines.reduce((sum, { subjects }) => sum + subjects, 0),
    kinds: lines.map(({ kind, subjects }) => ({ kind, subjects })),
  }));
};

const decidedAboveOf = async (tx: Tx, law: RatingLaw, seasonId: string): Promise<Answer['decidedAbove']> => {
  const best = law.quotas.map(({ level }) => level as string);
  const { rows } = await sql<Answer['decidedAbove']>`
    SELECT count(*)::int AS subjects, count(*) FILTER (WHERE s.decided_level = ANY (${best}::text[]))::int AS best FROM ratings.subject s
    WHERE s.season_id = ${seasonId} AND s.decided_above AND s.state <> 'withdrawn'`.execute(tx);
  return rows[0]!;
};

const settlementsBy = async (tx: Tx, seasonId: string): Promise<ReadonlyMap<string, Kept>> => {
  const { rows } = await sql<Kept>`
    SELECT t.id AS "settlementId", t.quota_group AS "group", t.covers, coalesce(t.readings->'lines', '[]') AS readings, t.reason, t.exception_number AS number, t.exception_on AS on,
      t.settled_on AS "settledOn"
    FROM ratings.settlement t WHERE t.season_id = ${seasonId} AND t.withdrawn_at IS NULL`.execute(tx);
  return new Map(rows.map((row) => [row.group, row]));
};

const ratedOf = (rules: QuotaRules, counts: LevelCounts): number =>
  levelsOf(scaleOf(rules.level)).reduce((sum, level) => sum + (counts[level] ?? 0), 0);

/** One side of a group under its rule: what is decided among all, or what would be if all stood as proposed. */
const sideOf = (rules: QuotaRules, group: Pick<GroupOfKind, 'counts' | 'heads'>, paper: QuotaPaper): Side => {
  const lines = quotaLinesOf(rules, group).map((line) => ({
    ...line,
    isRecorded:
      (paper.base !== null || paper.rounding !== null) &&
      (paper.base === null || paper.base === line.base) &&
      (paper.rounding === null || paper.rounding === line.rounding),
  }));
  return {
    counts: group.counts,
    heads: group.heads ?? {},
    rated: ratedOf(rules, group.counts),
    now: group.counts[rules.level] ?? 0,
    isOver: lines.some(({ over }) => over > 0),
    lines,
  };
};

const nobody = { counts: {}, heads: {} };

/** Both sides of every group, with the groups of groups; by code. */
const sidesOf = async (
  tx: Tx,
  law: RatingLaw,
  seasonId: string,
  subjects: readonly { group: string; kind: SubjectKind }[],
) => {
  const by = async (what: CountedBy) => {
    const found = new Map((await quotaGroupsOf(tx, law, seasonId, what)).map((group) => [group.id, group]));
    return withLargerGroups(
      subjects.map(
        ({ group, kind }): GroupOfKind => ({ ...nobody, ...found.get(group), id: group, kind, largerId: null }),
      ),
    );
  };
  return {
    decided: await by('decided'),
    among: await by('decided-among-all'),
    proposed: await by('decided-or-proposed'),
  };
};

const smallWith = (law: RatingLaw, groups: readonly GroupOfKind[], larger: readonly GroupOfKind[]) => {
  const shown = new Map<string, string | null>();
  for (const rules of law.quotas) {
    const own = groups.filter(({ kind }) => quotaFor(law, kind) === rules);
    for (const line of boardOf(rules, [...own, ...larger], 'decision') ?? []) shown.set(line.groupId, line.shownWith);
  }
  return shown;
};

/** A group that will be small when all are rated; one that is only not rated far yet is not. */
const isSmallGroup = (law: RatingLaw, kind: SubjectKind, subjects: number): boolean =>
  subjects < (quotaFor(law, kind)?.smallGroup.fewerThan ?? 0);

const settlementOf = (kept: Kept | undefined, side: Side | null): Settlement | null => {
  if (kept === undefined) return null;
  const { settlementId, covers, reason, settledOn } = kept;
  const changed = changedPicture(side?.lines ?? [], kept);
  return {
    ...{ settlementId, covers, reason, settledOn, changed },
    readings: kept.readings.map(({ base, rounding, heads, of, now }) => ({ base, rounding, heads, of, now })),
    exception: kept.number === null ? null : { number: kept.number, decidedOn: kept.on! },
    isOutgrown: (side?.now ?? 0) > covers || changed !== null,
  };
};

type World = {
  readonly law: RatingLaw;
  readonly paper: QuotaPaper;
  readonly names: ReadonlyMap<string, { readonly vi: string; readonly en: string }>;
};

const faceOf = (
  { law, paper, names }: World,
  { decided, among, proposed }: Readonly<Record<'decided' | 'among' | 'proposed', GroupOfKind>>,
  subjects: number,
): Answer['larger'][number] => {
  const rules = quotaFor(law, decided.kind);
  return {
    group: decided.id,
    names: { ...names.get(decided.id)! },
    kind: decided.kind,
    subjects,
    ruleAt: rules === null ? null : law.quotas.indexOf(rules),
    decisions: rules && { ...sideOf(rules, among, paper), rated: ratedOf(rules, decided.counts) },
    proposals: rules && sideOf(rules, proposed, paper),
  };
};

export const quotaBoard = question(contract.quotaBoard, async ({ seasonId }, { tx }) => {
  const season = await getSeason(tx, seasonId, null);
  const law = lawOf(season);
  const subjects = await subjectsBy(tx, law, seasonId);
  const kept = await settlementsBy(tx, seasonId);
  const { decided, among, proposed } = await sidesOf(tx, law, seasonId, subjects);
  const shownWith = smallWith(law, proposed.groups, proposed.larger);
  const codes = [...subjects.map(({ group }) => group), ...decided.larger.map(({ id }) => id)];
  const paper = await quotaPaperOf(tx, seasonId);
  const world = {
    law,
    paper,
    names: await namesOfGroups(tx, codes, season.openedOn),
  };
  const sumOf = (id: string): number =>
    subjects.reduce((sum, { subjects: n }, at) => sum + (decided.groups[at]!.largerId === id ? n : 0), 0);
  return {
    seasonId,
    version: season.version,
    isOpen: season.state === 'open',
    rules: law.quotas.map(faceOfQuota),
    recorded: paper,
    decidedAbove: await decidedAboveOf(tx, law, seasonId),
    groups: decided.groups.map((group, at) => {
      const sides = { decided: group, among: among.groups[at]!, proposed: proposed.groups[at]! };
      const face = faceOf(world, sides, subjects[at]!.subjects);
      const settlement = settlementOf(kept.get(group.id), face.decisions);
      return {
        ...face,
        kinds: subjects[at]!.kinds,
        shownWith: isSmallGroup(law, group.kind, subjects[at]!.subjects) ? (shownWith.get(group.id) ?? null) : null,
        settlement,
        isUnsettled: face.decisions?.isOver === true && (settlement === null || settlement.isOutgrown),
      };
    }),
    larger: decided.larger.map((group, at) =>
      faceOf(world, { decided: group, among: among.larger[at]!, proposed: proposed.larger[at]! }, sumOf(group.id)),
    ),
  };
});
