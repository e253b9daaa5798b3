import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import {
  type OrderLaw,
  rankOfLeader,
  type SeasonSubject,
  type Waiting,
  waitingBySubject,
} from '../rules/season-order.ts';
import { sinceReopened } from './since-reopened.ts';

type Row = Omit<SeasonSubject, 'stateRating' | 'afterIds'> & {
  readonly organisationId: string;
  readonly postWords: string | null;
  readonly isStateOfficer: boolean | null;
  readonly isAwaiting: boolean | null;
  readonly stateLevel: string | null;
};

const entered = (fact: string) => sql`
  (SELECT f.value FROM ratings.entered_fact f WHERE f.subject_id = s.id AND f.fact = ${fact} AND f.withdrawn_at IS NULL)`;

const stateRatingOf = ({ isStateOfficer, isAwaiting, stateLevel }: Row): SeasonSubject['stateRating'] => {
  if (stateLevel !== null) return 'received';
  return isStateOfficer === true || isAwaiting === true ? 'awaited' : 'not-needed';
};

/** Of each leader those of the same organisation who come before. */
const leadersBefore = (rows: readonly Row[]): ReadonlyMap<string, readonly string[]> => {
  const leaders = rows.filter(({ kind }) => kind === 'leader');
  const byPlace = Map.groupBy(leaders, ({ organisationId }) => organisationId);
  return new Map(
    leaders.map((one) => [
      one.id,
      byPlace.get(one.organisationId)!.flatMap((other) => (rankOfLeader(other) < rankOfLeader(one) ? [other.id] : [])),
    ]),
  );
};

/** Subjects and all that they wait for: those below them, those who count for them, the collective of a leader and the leaders beside. */
const withNeighbours = async (tx: Tx, subjectIds: readonly string[]): Promise<SeasonSubject[]> => {
  const { rows } = await sql<Row>`
    WITH asked AS (SELECT s.* FROM ratings.subject s WHERE s.id = ANY (${[...subjectIds]}::uuid[])),
    near AS (
      SELECT s.id FROM asked s
      UNION SELECT b.id FROM ratings.subject b WHERE b.above_id IN (SELECT id FROM asked)
      UNION SELECT b.id FROM ratings.subject b WHERE b.counts_for_id IN (SELECT id FROM asked)
      UNION SELECT s.collective_id FROM asked s WHERE s.collective_id IS NOT NULL
      UNION SELECT b.id FROM asked s JOIN ratings.subject b ON b.org_pos = s.org_pos AND b.year = s.year AND b.period_kind = s.period_kind
        AND b.part = s.part AND b.org_id = s.org_id AND b.kind = 'leader' WHERE s.kind = 'leader'
    )
    SELECT s.id, s.kind, s.org_id AS "organisationId", s.post_words AS "postWords", s.above_id AS "aboveId", s.counts_for_id AS "countsForId", s.collective_id AS "collectiveId", s.is_head AS "isHead",
      s.review_held_on AS "reviewHeldOn", s.decided_on AS "decidedOn", s.state = 'not-rated' AS "isLeftOut",
      EXISTS (SELECT FROM ratings.subject_step r WHERE r.subject_id = s.id AND r.step = 'reopen-rating' AND r.withdrawn_at IS NULL)
        AND NOT EXISTS (SELECT FROM ratings.subject_step l
          WHERE l.subject_id = s.id AND l.step IN ('propose-level', 'record-ballot') AND l.withdrawn_at IS NULL AND ${sinceReopened}) AS "isReopened",
      ${entered('is-state-officer')}::text::boolean AS "isStateOfficer", ${entered('awaits-state-rating')}::text::boolean AS "isAwaiting", ${entered('state-level')} #>> '{}' AS "stateLevel"
    FROM ratings.subject s WHERE s.id IN (SELECT id FROM near) AND s.state <> 'withdrawn'`.execute(tx);
  const before = leadersBefore(rows);
  return rows.map((row) => {
    const {
      isStateOfficer: _,
      isAwaiting: __,
      stateLevel: ___,
      organisationId: ____,
      postWords: _____,
      ...subject
    } = row;
    return { ...subject, stateRating: stateRatingOf(row), afterIds: before.get(row.id) ?? [] };
  });
};

export type Standing = { readonly subject: SeasonSubject; readonly waiting: readonly Waiting[] };

/** What each of these subjects still waits for, by the order of the season; together with how the rules of order see it. */
export const standingOf = async (
  tx: Tx,
  order: OrderLaw,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, Standing>> => {
  const all = await withNeighbours(tx, subjectIds);
  const waiting = waitingBySubject(order, all);
  const asked = new Set(subjectIds);
  return new Map(
    all
      .filter(({ id }) => asked.has(id))
      .map((subject) => [subject.id, { subject, waiting: waiting.get(subject.id) ?? [] }]),
  );
};
