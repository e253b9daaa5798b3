import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/cell-season.ts';
import type { RatingPeriod } from '../contract/rating-codes.ts';
import { periodFrom } from '../rules/period-span.ts';

type Stored = Omit<contract.HistoryRow, 'period' | 'organisationName'> & {
  readonly periodKind: RatingPeriod['kind'];
  readonly year: number;
  readonly part: number;
  readonly organisationId: string;
};

type Asked = {
  /** Whose results: a condition on `s` (seasons), the same on `p` (entered). */
  readonly ofSeasons: RawBuilder<unknown>;
  readonly entered: RawBuilder<unknown>;
  readonly states: readonly string[];
};

const decided = ['decided', 'notified', 'archived', 'not-rated'] as const;
const told = ['notified', 'archived', 'not-rated'] as const;

/** Results of seasons and entered ones beside each other, newest first; an entered one stands back where a season decided the same year. */
const historyOf = async (tx: Tx, { ofSeasons, entered, states }: Asked, today: Day): Promise<contract.HistoryRow[]> => {
  const { rows } = await sql<Stored>`
    WITH derived AS (
      SELECT s.id, s.kind, s.period_kind, s.year, s.part, s.decided_level, s.state, s.state_reason, s.org_id
      FROM ratings.subject s WHERE ${ofSeasons} AND s.state = ANY (${[...states]}::text[]))
    SELECT d.id AS "subjectId", d.kind, d.period_kind AS "periodKind", d.year, d.part,
      CASE WHEN d.state <> 'not-rated' THEN d.decided_level END AS level, CASE WHEN d.state = 'not-rated' THEN d.state_reason END AS "notRatedWords",
      (SELECT l.decision_number FROM ratings.subject_step l WHERE l.subject_id = d.id AND l.step = 'decide-level' AND l.withdrawn_at IS NULL
       ORDER BY l.entered_at DESC LIMIT 1) AS "decisionNumber", false AS "isEntered", d.org_id AS "organisationId"
    FROM derived d
    UNION ALL
    SELECT NULL, p.kind, 'year', p.year, 0, p.level, p.not_rated_words, p.decision_number, true, p.org_id
    FROM ratings.past_result p
    WHERE ${entered} AND p.withdrawn_at IS NULL AND NOT EXISTS (
      SELECT FROM derived d WHERE d.period_kind = 'year' AND d.year = p.year AND d.kind = p.kind)
    ORDER BY 4 DESC, 5 DESC, 2`.execute(tx);
  const names = await nearestNames(tx, today, [...new Set(rows.map(({ organisationId }) => organisationId))]);
  return rows.map(({ periodKind, year, part, organisationId, ...row }) => ({
    ...row,
    period: periodFrom(periodKind, year, part),
    organisationName: names.get(organisationId) ?? '',
  }));
};

export const resultsOfMember = question(contract.resultsOfMember, async ({ memberId }, { tx, today }) => ({
  rows: await historyOf(
    tx,
    { ofSeasons: sql`s.member_id = ${memberId}`, entered: sql`p.member_id = ${memberId}`, states: decided },
    today,
  ),
}));

export const resultsOfOrganisation = question(
  contract.resultsOfOrganisation,
  async ({ organisationId }, { tx, today }) => ({
    rows: await historyOf(
      tx,
      {
        ofSeasons: sql`s.about_org_id = ${organisationId}`,
        entered: sql`p.about_org_id = ${organisationId}`,
        states: decided,
      },
      today,
    ),
  }),
);

/** The rows of whoever is signed in; row-level security shows no others. */
const mine = (column: RawBuilder<unknown>): RawBuilder<unknown> => sql`EXISTS (
  SELECT FROM members.published_member m WHERE m.id = ${column} AND m.account_id = current_setting('app.account')::uuid)`;

export const ownResults = question(contract.ownResults, async (_input, { tx, today }) => ({
  rows: await historyOf(
    tx,
    { ofSeasons: mine(sql`s.member_id`), entered: mine(sql`p.member_id`), states: told },
    today,
  ),
}));
