import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/remarks.ts';
import { neverOnSheet } from '../rules/evidence-places.ts';
import { periodFrom } from '../rules/period-span.ts';
import { remarkRows } from './remarks.ts';

type Face = OutputOf<typeof contract.ownRatings>['rows'][number];
type OwnRow = Face & { readonly organisationId: string; readonly mayAnswer: boolean };
type Stored = Omit<OwnRow, 'period' | 'organisationName'> & {
  readonly periodKind: 'year' | 'quarter' | 'month';
  readonly year: number;
  readonly part: number;
};

const isTold = sql`s.state IN ('notified', 'archived')`;

/** Ratings of the person who is signed in; the result only once it was notified. */
export const ownRows = async (tx: Tx, where: RawBuilder<unknown>, on: Day): Promise<OwnRow[]> => {
  const { rows } = await sql<Stored>`
    SELECT s.id AS "subjectId", s.version, s.kind, s.title, s.post_words AS "postWords", s.org_id AS "organisationId",
      s.period_kind AS "periodKind", s.year, s.part, s.state, s.review_held_on AS "reviewHeldOn", s.self_level AS "selfLevel",
      CASE WHEN ${isTold} THEN s.decided_level END AS "decidedLevel", CASE WHEN ${isTold} THEN s.decided_on END AS "decidedOn",
      CASE WHEN s.state = 'not-rated' THEN s.state_reason END AS "notRatedWords",
      p.state = 'open' AND s.state IN ('open', 'reviewed') AS "mayAnswer",
      p.state = 'open' AND s.state IN ('open', 'reviewed') AND NOT ratings.was_voted(s.id) AS "mayRate",
      EXISTS (SELECT FROM ratings.handed_sheet h WHERE h.subject_id = s.id AND h.withdrawn_at IS NULL) AS "hasSheet"
    FROM ratings.subject s JOIN ratings.season_part p ON p.season_id = s.season_id AND p.org_id = s.org_id
    JOIN members.published_member m ON m.id = s.member_id AND m.account_id = current_setting('app.account')::uuid
    WHERE ${where} AND s.state <> 'withdrawn' ORDER BY s.year DESC, s.part DESC, s.id`.execute(tx);
  const names = await nearestNames(
    tx,
    on,
    rows.map(({ organisationId }) => organisationId),
  );
  return rows.map(({ periodKind, year, part, ...row }) => ({
    ...row,
    organisationName: names.get(row.organisationId) ?? '',
    period: periodFrom(periodKind, year, part),
  }));
};

const faceOf = ({ organisationId: _, mayAnswer: __, ...face }: OwnRow): Face => face;

export const ownRatings = question(contract.ownRatings, async (_input, { tx, today }) => ({
  rows: (await ownRows(tx, sql`true`, today)).map(faceOf),
}));

type Sheet = OutputOf<typeof contract.ownRating>;

const targetsOf = async (tx: Tx, subjectId: string): Promise<Sheet['targets']> => {
  const { rows } = await sql<Sheet['targets'][number]>`
    SELECT t.id AS "targetId", t.task_id AS "taskId", t.text, t.product, t.unit, t.amount::float8 AS amount, t.due_on AS "dueOn", t.weight::float8 AS weight, t.is_key AS "isKey",
      t.result_amount::float8 AS "resultAmount", coalesce(t.done_on, k.reported_on) AS "doneOn", t.is_exceeded AS "isExceeded",
      t.result_words AS "resultWords"
    FROM ratings.target t LEFT JOIN tasks.published_task k ON k.id = t.task_id
    WHERE t.subject_id = ${subjectId} AND t.removed_at IS NULL ORDER BY t.place`.execute(tx);
  return rows;
};

const factsOf = async (tx: Tx, subjectId: string): Promise<Sheet['facts']> => {
  const { rows } = await sql<Sheet['facts'][number]>`
    SELECT f.fact AS code, f.value, f.source_words AS "sourceWords", (f.entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn"
    FROM ratings.entered_fact f WHERE f.subject_id = ${subjectId} AND f.withdrawn_at IS NULL ORDER BY f.entered_at, f.id`.execute(
    tx,
  );
  return rows;
};

const shortcomingsOf = async (tx: Tx, subjectId: string): Promise<Sheet['shortcomings']> => {
  const { rows } = await sql<Sheet['shortcomings'][number]>`
    SELECT c.id AS "shortcomingId", c.text, c.named_on AS "namedOn", c.named_by AS "namedBy", c.due_on AS "dueOn", c.remedied_on AS "remediedOn",
      c.proof
    FROM ratings.subject s JOIN ratings.subject e ON e.member_id = s.member_id AND (e.id = s.id OR (e.year, e.part) < (s.year, s.part))
    JOIN ratings.shortcoming c ON c.subject_id = e.id AND c.withdrawn_at IS NULL
    WHERE s.id = ${subjectId} ORDER BY e.id = s.id, c.due_on, c.id`.execute(tx);
  return rows;
};

export const ownRating = question(contract.ownRating, async ({ subjectId }, { tx, today, actor }) => {
  const [own] = await ownRows(tx, sql`s.id = ${subjectId}`, today);
  if (!own) throw new Refused(refuseNotFound(reason('platform.not-found')));
  const { mayAnswer } = own;
  const said = await remarkRows(tx, subjectId, { today, accountId: actor.accountId, isOpen: mayAnswer });
  return {
    ...faceOf(own),
    targets: await targetsOf(tx, subjectId),
    facts: (await factsOf(tx, subjectId)).filter(({ code }) => !neverOnSheet.has(code)),
    shortcomings: await shortcomingsOf(tx, subjectId),
    remarks: said.filter(({ isWithdrawn }) => !isWithdrawn),
    mayAnswer,
  };
});
