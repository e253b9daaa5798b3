import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { Adjustment } from '../contract/adjustment.ts';
import type { RatingLevel, RatingPeriod, SubjectKind } from '../contract/rating-codes.ts';
import type { SeasonState, SubjectId, SubjectState } from '../contract/season-shapes.ts';
import { periodFrom } from '../rules/period-span.ts';
import { mayStep, type SubjectStep } from '../rules/transitions.ts';

/** A subject with what its organisation knows of the season. */
export type SubjectRow = {
  readonly id: SubjectId;
  readonly seasonId: string;
  readonly openerId: string;
  readonly organisationId: string;
  readonly kind: SubjectKind;
  readonly memberId: string | null;
  readonly aboutOrganisationId: string | null;
  readonly title: string;
  readonly isHead: boolean;
  readonly quotaGroup: string;
  readonly period: RatingPeriod;
  readonly periodFrom: Day;
  readonly periodUntil: Day;
  readonly packId: string;
  readonly layerId: string | null;
  readonly adjustments: readonly Adjustment[];
  readonly seasonState: SeasonState;
  readonly state: SubjectState;
  readonly reviewHeldOn: Day | null;
  readonly selfLevel: RatingLevel | null;
  readonly proposedLevel: RatingLevel | null;
  readonly ballotLevel: RatingLevel | null;
  readonly decidedLevel: RatingLevel | null;
  readonly decidedOn: Day | null;
  readonly publishedOn: Day | null;
  readonly isProvisional: boolean;
  /** The level above decides it; its decision is recorded here (`rules/decided-above.ts`). */
  readonly isDecidedAbove: boolean;
  readonly version: number;
};

type Stored = Omit<SubjectRow, 'period'> & {
  readonly periodKind: RatingPeriod['kind'];
  readonly year: number;
  readonly part: number;
};

/**
 * Rows of subjects with what their organisation knows of the season; where they are to be changed, locked in the order of ids, and the
 * season held with them: it is closed before or after the change, never between its check and its writing.
 */
export const subjectRowsWhere = async (
  tx: Tx,
  where: RawBuilder<unknown>,
  isToChange: boolean,
): Promise<SubjectRow[]> => {
  const { rows } = await sql<Stored>`
    SELECT s.id, s.season_id AS "seasonId", p.opener_id AS "openerId", s.org_id AS "organisationId", s.kind, s.member_id AS "memberId",
      s.about_org_id AS "aboutOrganisationId", s.title, s.is_head AS "isHead", s.quota_group AS "quotaGroup", s.period_kind AS "periodKind",
      s.year, s.part, p.period_from AS "periodFrom", p.period_until AS "periodUntil", p.pack_id AS "packId", p.layer_id AS "layerId",
      p.adjustments, p.state AS "seasonState", s.state, s.review_held_on AS "reviewHeldOn", s.self_level AS "selfLevel",
      s.proposed_level AS "proposedLevel", s.ballot_level AS "ballotLevel", s.decided_level AS "decidedLevel", s.decided_on AS "decidedOn",
      s.published_on AS "publishedOn", s.is_provisional AS "isProvisional", s.decided_above AS "isDecidedAbove", s.version
    FROM ratings.subject s JOIN ratings.season_part p ON p.season_id = s.season_id AND p.org_id = s.org_id
    WHERE ${where} ORDER BY s.id ${isToChange ? sql`FOR UPDATE OF s FOR SHARE OF p` : sql``}`.execute(tx);
  return rows.map(({ periodKind, year, part, ...subject }) => ({
    ...subject,
    period: periodFrom(periodKind, year, part),
  }));
};

/** One subject, locked for a change where a version is expected; refuses one out of sight and one that was changed meanwhile. */
export const getSubject = async (tx: Tx, subjectId: string, expectedVersion: number | null): Promise<SubjectRow> => {
  const [row] = await subjectRowsWhere(tx, sql`s.id = ${subjectId}`, expectedVersion !== null);
  if (!row) throw new Refused(refuseNotFound(reason('platform.not-found')));
  if (expectedVersion !== null && row.version !== expectedVersion)
    throw new Refused(refuseConflict(reason('platform.stale')));
  return row;
};

/** Refuses a step that is not open in the state of the subject or after its season was closed. */
export const refuseClosedStep = ({ state, seasonState }: SubjectRow, step: SubjectStep): void => {
  const reasons = [
    ...(seasonState === 'open' ? [] : [reason('ratings.season-not-open', { state: seasonState })]),
    ...(mayStep(state, step) ? [] : [reason('ratings.step-not-open', { state })]),
  ];
  if (reasons.length > 0) throw new Refused(refuse(...reasons));
};

/** Subjects after one step more, with the version that the next change has to name. */
export const steppedOf = (subjects: readonly SubjectRow[]) =>
  subjects.map(({ id, version }) => ({ subjectId: id, version: version + 1 }));
