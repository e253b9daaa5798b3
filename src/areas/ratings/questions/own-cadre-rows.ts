import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { nearestNames } from '../../organisations/public.ts';
import type { CadreKind } from '../contract/cadre-frames.ts';
import type { RatingLevel, RatingPeriod } from '../contract/rating-codes.ts';
import type { SeasonState, SubjectId, SubjectState } from '../contract/season-shapes.ts';
import { periodFrom } from '../rules/period-span.ts';

/** A month's sheet of the person who is signed in; the result only once it was told. */
export type OwnCadreRow = {
  readonly subjectId: SubjectId;
  readonly officeId: string;
  readonly officeName: string;
  readonly kind: CadreKind;
  readonly title: string;
  readonly isFictional: boolean;
  readonly postWords: string | null;
  readonly isHead: boolean;
  readonly period: RatingPeriod;
  readonly periodFrom: Day;
  readonly packId: string;
  readonly seasonState: SeasonState;
  readonly state: SubjectState;
  readonly selfLevel: RatingLevel | null;
  readonly decidedLevel: RatingLevel | null;
  readonly decidedOn: Day | null;
  readonly notRatedWords: string | null;
  readonly version: number;
};

type Stored = Omit<OwnCadreRow, 'period' | 'officeName'> & { readonly year: number; readonly part: number };

const isTold = sql`s.state IN ('notified', 'archived')`;

/** Own sheets of months, newest first. */
export const ownCadreRows = async (tx: Tx, where: RawBuilder<unknown>, on: Day): Promise<OwnCadreRow[]> => {
  const { rows } = await sql<Stored>`
    SELECT s.id AS "subjectId", s.org_id AS "officeId", s.kind, s.title, m.is_fictional AS "isFictional", s.post_words AS "postWords",
      s.is_head AS "isHead", s.year, s.part, p.period_from AS "periodFrom", p.pack_id AS "packId", p.state AS "seasonState", s.state,
      s.self_level AS "selfLevel", CASE WHEN ${isTold} THEN s.decided_level END AS "decidedLevel",
      CASE WHEN ${isTold} THEN s.decided_on END AS "decidedOn", CASE WHEN s.state = 'not-rated' THEN s.state_reason END AS "notRatedWords",
      s.version
    FROM ratings.subject s JOIN ratings.cadre_sheet c ON c.subject_id = s.id
    JOIN ratings.season_part p ON p.season_id = s.season_id AND p.org_id = s.org_id
    JOIN members.published_member m ON m.id = s.member_id AND m.account_id = current_setting('app.account')::uuid
    WHERE ${where} AND s.period_kind = 'month' AND s.state <> 'withdrawn' ORDER BY s.year DESC, s.part DESC, s.id`.execute(
    tx,
  );
  const names = await nearestNames(
    tx,
    on,
    rows.map(({ officeId }) => officeId),
  );
  return rows.map(({ year, part, ...row }) => ({
    ...row,
    officeName: names.get(row.officeId) ?? '',
    period: periodFrom('month', year, part),
  }));
};
