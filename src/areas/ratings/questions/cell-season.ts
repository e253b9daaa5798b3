import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/cell-season.ts';
import { personKinds, type RatingPeriod } from '../contract/rating-codes.ts';
import type { CalendarLine, SeasonState } from '../contract/season-shapes.ts';
import { periodFrom } from '../rules/period-span.ts';
import { packFaceOf } from './seasons.ts';
import { subjectColumns } from './subjects.ts';

type Part = {
  readonly openerId: string;
  readonly kind: RatingPeriod['kind'];
  readonly year: number;
  readonly part: number;
  readonly packId: string;
  readonly state: SeasonState;
  readonly calendar: CalendarLine[];
};

/** The part of the season that this very organisation keeps: nothing of other cells is read through it. */
const partOf = async (tx: Tx, seasonId: string, organisationId: string): Promise<Part> => {
  const { rows } = await sql<Part>`
    SELECT p.opener_id AS "openerId", p.period_kind AS kind, p.year, p.part, p.pack_id AS "packId", p.state, p.calendar
    FROM ratings.season_part p WHERE p.season_id = ${seasonId} AND p.org_id = ${organisationId} AND p.state <> 'withdrawn'`.execute(
    tx,
  );
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};

/** What was said on the prescribed way, as counts, and the sheet that counts now. */
const besides = sql`
  LEFT JOIN ratings.handed_sheet h ON h.subject_id = s.id AND h.withdrawn_at IS NULL
  LEFT JOIN members.published_member m ON m.id = s.member_id
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE r.kind = 'suggestion')::int AS suggestions,
      count(*) FILTER (WHERE r.kind IN ('workplace', 'residence'))::int AS comments, count(*) FILTER (WHERE r.kind = 'answer')::int AS answers
    FROM ratings.remark r WHERE r.subject_id = s.id AND r.withdrawn_at IS NULL) said
  LEFT JOIN LATERAL (
    SELECT true AS "isSheetOld" WHERE
      EXISTS (SELECT FROM ratings.entered_fact f WHERE f.subject_id = s.id AND greatest(f.entered_at, f.withdrawn_at) > h.entered_at)
      OR EXISTS (SELECT FROM ratings.shortcoming c WHERE c.subject_id = s.id AND greatest(c.entered_at, c.withdrawn_at) > h.entered_at)) late ON true
  CROSS JOIN LATERAL (SELECT count(*)::int AS targets FROM ratings.target g WHERE g.subject_id = s.id AND g.removed_at IS NULL) fixed
  CROSS JOIN LATERAL (
    SELECT count(*) > 0 AS "isVoted" FROM ratings.subject_step l
    WHERE l.subject_id = s.id AND l.step = 'record-ballot' AND l.withdrawn_at IS NULL AND l.happened_on >= s.review_held_on) voted`;

/** Persons by name, then the collectives and the organisation, which are rated after them. */
const rowsOf = async (tx: Tx, seasonId: string, organisationId: string): Promise<contract.CellRow[]> => {
  const { rows } = await sql<contract.CellRow>`
    SELECT ${subjectColumns}, s.kind = ANY (${[...personKinds]}::text[]) AS "isPerson", m.account_id IS NOT NULL AS "hasAccount",
      CASE WHEN s.state = 'not-rated' THEN s.state_reason END AS "notRatedWords",
      CASE WHEN h.id IS NULL THEN NULL
        ELSE jsonb_build_object('sheetId', h.id, 'handedOn', h.handed_on, 'readOn', h.read_on, 'readHow', h.read_how) END AS handed,
      coalesce(late."isSheetOld", false) AS "isSheetOld", fixed.targets, said.suggestions, said.comments, said.answers, voted."isVoted"
    FROM ratings.subject s ${besides}
    WHERE s.season_id = ${seasonId} AND s.org_id = ${organisationId} AND s.state <> 'withdrawn'
    ORDER BY (s.member_id IS NULL)::int, s.sort_title, s.id`.execute(tx);
  return rows;
};

export const cellSeason = question(contract.cellSeason, async ({ seasonId, organisationId }, { tx, today }) => {
  const part = await partOf(tx, seasonId, organisationId);
  const names = await nearestNames(tx, today, [organisationId, part.openerId]);
  return {
    seasonId,
    organisationId,
    organisationName: names.get(organisationId) ?? '',
    openerName: names.get(part.openerId) ?? '',
    period: periodFrom(part.kind, part.year, part.part),
    state: part.state,
    pack: packFaceOf(part.packId),
    calendar: part.calendar,
    rows: await rowsOf(tx, seasonId, organisationId),
  };
});
