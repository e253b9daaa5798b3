import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { nearestNames } from '../../organisations/public.ts';
import type { Adjustment } from '../contract/adjustment.ts';
import type { RatingPeriod, SubjectKind } from '../contract/rating-codes.ts';
import type { CalendarLine, RepeatedOfKind, SeasonFace, SeasonId, SeasonState } from '../contract/season-shapes.ts';
import * as contract from '../contract/seasons.ts';
import { toBeDecided } from '../rules/decided-of.ts';
import { periodFrom } from '../rules/period-span.ts';
import { switchedRules } from '../rules/rating-law.ts';
import { levelsOf } from '../rules/rating-level.ts';
import { decidedAboveOf } from './decided-above.ts';
import { repeatedSubjects } from './each-once.ts';
import { faceOfPack, ratingPacks } from './rating-laws.ts';
import { countColumns, countsOfRow, type SeasonCounts } from './season-counts.ts';
import { progressOf } from './season-progress.ts';
import { readCalendar } from './steps-left.ts';

type Row = SeasonCounts & {
  readonly seasonId: SeasonId;
  readonly openerId: string;
  readonly kind: RatingPeriod['kind'];
  readonly year: number;
  readonly part: number;
  readonly periodFrom: Day;
  readonly periodUntil: Day;
  readonly packId: string;
  readonly layerId: string | null;
  readonly packReason: string | null;
  readonly adjustments: readonly Adjustment[];
  readonly state: SeasonState;
  readonly openedOn: Day;
  readonly calendar: CalendarLine[];
  /** Of the opener's own row; null for who only takes part. */
  readonly version: number | null;
};

/** Subjects of `p` at an organisation and below it, by today's positions. */
const within = (organisationId: string, of = 's'): RawBuilder<unknown> => sql`
  ${sql.ref(`${of}.org_pos`)} >= (SELECT u.pos FROM organisations.published_position u WHERE u.id = ${organisationId})
  AND ${sql.ref(`${of}.org_pos`)} < (SELECT u.pos_end FROM organisations.published_position u WHERE u.id = ${organisationId})`;

const rowsWhere = async (tx: Tx, organisationId: string, where: RawBuilder<unknown>): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    SELECT p.season_id AS "seasonId", p.opener_id AS "openerId", p.period_kind AS kind, p.year, p.part, p.period_from AS "periodFrom",
      p.period_until AS "periodUntil", p.pack_id AS "packId", p.layer_id AS "layerId", p.pack_reason AS "packReason", p.adjustments, p.state,
      p.opened_on AS "openedOn", p.calendar, n.version, c.*
    FROM ratings.season_part p
    LEFT JOIN ratings.season n ON n.id = p.season_id AND n.org_id = p.org_id
    CROSS JOIN LATERAL (
      SELECT ${countColumns} FROM ratings.subject s
      WHERE s.season_id = p.season_id AND s.state <> 'withdrawn' AND ${within(organisationId)}) c
    WHERE ${where}
    ORDER BY (p.org_id = ${organisationId}) DESC, p.period_until DESC, p.period_from DESC, p.opener_id`.execute(tx);
  return rows;
};

/** A pack that a season keeps by its id, as screens name it. */
export const packFaceOf = (id: string) => {
  const { rules, layers, monthFrames } = ratingPacks();
  return faceOfPack([...rules, ...monthFrames, ...layers].find((pack) => pack.id === id)!);
};

/** What the opener switched, by the names that the packs give the rules. */
const switchedIn = ({ packId, layerId, adjustments }: Row) => {
  if (adjustments.length === 0) return [];
  const { rules, layers, monthFrames } = ratingPacks();
  const base = [...rules, ...monthFrames].find(({ id }) => id === packId)!;
  const layer = layers.find(({ id }) => id === layerId) ?? null;
  return switchedRules(base, layer, adjustments).map(({ step, rule, code, names, clause, isOn, basis }) => ({
    ...{ step, rule, code, names, clause, isOn, basis },
  }));
};

const scaleOfPack = (id: string) => {
  const { rules, monthFrames } = ratingPacks();
  return [...rules, ...monthFrames].find((pack) => pack.id === id)!.content.scale;
};

const faceOf = (row: Row): SeasonFace => ({
  seasonId: row.seasonId,
  openerId: row.openerId as SeasonFace['openerId'],
  period: periodFrom(row.kind, row.year, row.part),
  periodFrom: row.periodFrom,
  periodUntil: row.periodUntil,
  pack: packFaceOf(row.packId),
  layer: row.layerId === null ? null : packFaceOf(row.layerId),
  packReason: row.packReason,
  state: row.state,
  openedOn: row.openedOn,
});

export const seasons = question(contract.seasons, async ({ organisationId }, { tx, today }) => {
  const rows = await rowsWhere(tx, organisationId, sql`p.org_id = ${organisationId} AND p.state <> 'withdrawn'`);
  const nameById = await nearestNames(tx, today, [...new Set(rows.map(({ openerId }) => openerId))]);
  return {
    rows: rows.map((row) => ({
      ...faceOf(row),
      openerName: nameById.get(row.openerId) ?? '',
      isOpener: row.openerId === organisationId,
      counts: countsOfRow(row),
    })),
  };
});

const byKind = async (tx: Tx, seasonId: string, organisationId: string) => {
  const { rows } = await sql<SeasonCounts & { kind: SubjectKind }>`
    SELECT s.kind, ${countColumns} FROM ratings.subject s
    WHERE s.season_id = ${seasonId} AND s.state <> 'withdrawn' AND ${within(organisationId)} GROUP BY s.kind ORDER BY s.kind`.execute(
    tx,
  );
  return rows.map((row) => ({ kind: row.kind, counts: countsOfRow(row) }));
};

/** Of whom each kind counts ratings though a kind before has the person. */
const repeatedIn = async (tx: Tx, seasonId: string, organisationId: string): Promise<RepeatedOfKind[]> => {
  const { rows } = await sql<RepeatedOfKind>`
    ${repeatedSubjects(sql`x.season_id = ${seasonId} AND x.state <> 'withdrawn' AND ${within(organisationId, 'x')}`)}`.execute(
    tx,
  );
  return rows.map((row) => ({ ...row }));
};

/** Each organisation with subjects, in the order of the tree. */
const byOrganisation = async (tx: Tx, seasonId: string, organisationId: string, today: Day) => {
  const { rows } = await sql<SeasonCounts & { organisationId: SeasonFace['openerId'] }>`
    SELECT s.org_id AS "organisationId", ${countColumns} FROM ratings.subject s
    WHERE s.season_id = ${seasonId} AND s.state <> 'withdrawn' AND ${within(organisationId)} GROUP BY s.org_id ORDER BY min(s.org_pos)`.execute(
    tx,
  );
  const nameById = await nearestNames(
    tx,
    today,
    rows.map((row) => row.organisationId),
  );
  return rows.map((row) => ({
    organisationId: row.organisationId,
    name: nameById.get(row.organisationId) ?? '',
    counts: countsOfRow(row),
  }));
};

export const season = question(contract.season, async ({ seasonId, organisationId }, { tx, today }) => {
  // Who stands above the opener takes no part and looks at the season as its opener does.
  const [row] = await rowsWhere(
    tx,
    organisationId,
    sql`p.season_id = ${seasonId} AND p.org_id = ANY (ARRAY[${organisationId}::uuid, p.opener_id])`,
  );
  if (!row) throw new Refused(refuseNotFound(reason('platform.not-found')));
  const nameById = await nearestNames(tx, today, [row.openerId]);
  const calendar = readCalendar(row.calendar);
  return {
    ...faceOf(row),
    openerName: nameById.get(row.openerId) ?? '',
    isOpener: row.openerId === organisationId,
    version: row.version,
    calendar,
    progress: await progressOf(
      tx,
      { seasonId, state: row.state, calendar, rated: toBeDecided(row) },
      within(organisationId),
      today,
    ),
    levels: [...levelsOf(scaleOfPack(row.packId))],
    counts: countsOfRow(row),
    byKind: await byKind(tx, seasonId, organisationId),
    repeated: await repeatedIn(tx, seasonId, organisationId),
    byOrganisation: await byOrganisation(tx, seasonId, organisationId, today),
    switched: switchedIn(row),
    decidedAbove: await decidedAboveOf(tx, seasonId, today),
  };
});
