import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { Adjustment } from '../contract/adjustment.ts';
import type { RatingLevel, RatingPeriod, SubjectKind } from '../contract/rating-codes.ts';
import type { SubjectId, SubjectState } from '../contract/season-shapes.ts';
import { periodFrom } from '../rules/period-span.ts';

/** A subject as the person concerned may read it: never what others proposed or voted, the result only once it was told. */
export type OwnSubject = {
  readonly id: SubjectId;
  readonly organisationId: string;
  readonly kind: SubjectKind;
  readonly title: string;
  readonly postWords: string | null;
  readonly period: RatingPeriod;
  readonly packId: string;
  readonly layerId: string | null;
  readonly adjustments: readonly Adjustment[];
  readonly state: SubjectState;
  readonly selfLevel: RatingLevel | null;
  readonly decidedLevel: RatingLevel | null;
  readonly isTold: boolean;
  /** Nothing is decided and the season is open: the person may rate, confirm and answer. */
  readonly isOpen: boolean;
  readonly isFictional: boolean;
  readonly version: number;
};

type Stored = Omit<OwnSubject, 'period'> & {
  readonly periodKind: RatingPeriod['kind'];
  readonly year: number;
  readonly part: number;
};

/** Of the ballot the person learns only that it was held: the self-rating comes before it. */
export const wasVoted = async (tx: Tx, subjectId: string): Promise<boolean> => {
  const { rows } = await sql<{ isSo: boolean }>`SELECT ratings.was_voted(${subjectId}::uuid) AS "isSo"`.execute(tx);
  return rows[0]!.isSo;
};

/** One own subject, locked where it is to be changed; whoever is not that person hears that there is none. */
export const getOwn = async (tx: Tx, subjectId: string, isToChange: boolean): Promise<OwnSubject> => {
  const { rows } = await sql<Stored>`
    SELECT s.id, s.org_id AS "organisationId", s.kind, s.title, s.post_words AS "postWords", s.period_kind AS "periodKind", s.year, s.part,
      p.pack_id AS "packId", p.layer_id AS "layerId", p.adjustments, s.state, s.self_level AS "selfLevel",
      CASE WHEN s.state IN ('notified', 'archived') THEN s.decided_level END AS "decidedLevel", s.state IN ('notified', 'archived') AS "isTold",
      p.state = 'open' AND s.state IN ('open', 'reviewed') AS "isOpen", m.is_fictional AS "isFictional", s.version
    FROM ratings.subject s JOIN ratings.season_part p ON p.season_id = s.season_id AND p.org_id = s.org_id
    JOIN members.published_member m ON m.id = s.member_id AND m.account_id = current_setting('app.account')::uuid
    WHERE s.id = ${subjectId} AND s.state <> 'withdrawn' ${isToChange ? sql`FOR UPDATE OF s` : sql``}`.execute(tx);
  const row = rows[0];
  if (!row) throw new Refused(refuseNotFound(reason('platform.not-found')));
  const { periodKind, year, part, ...own } = row;
  return { ...own, period: periodFrom(periodKind, year, part) };
};
