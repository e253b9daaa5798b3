import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { type OrderLaw, type SeasonSubject, type Waiting, waitingBySubject } from '../rules/season-order.ts';
import { sinceReopened } from './since-reopened.ts';

type Row = Omit<SeasonSubject, 'stateRating'> & {
  readonly isStateOfficer: boolean | null;
  readonly stateLevel: string | null;
};

const entered = (fact: string) => sql`
  (SELECT f.value FROM ratings.entered_fact f WHERE f.subject_id = s.id AND f.fact = ${fact} AND f.withdrawn_at IS NULL)`;

const stateRatingOf = ({ isStateOfficer, stateLevel }: Row): SeasonSubject['stateRating'] => {
  if (stateLevel !== null) return 'received';
  return isStateOfficer === true ? 'awaited' : 'not-needed';
};

/** Subjects and all that they wait for: those below them, those who count for them, the collective of a leader. */
const withNeighbours = async (tx: Tx, subjectIds: readonly string[]): Promise<SeasonSubject[]> => {
  const { rows } = await sql<Row>`
    WITH asked AS (SELECT s.* FROM ratings.subject s WHERE s.id = ANY (${[...subjectIds]}::uuid[])),
    near AS (
      SELECT s.id FROM asked s
      UNION SELECT b.id FROM ratings.subject b WHERE b.above_id IN (SELECT id FROM asked)
      UNION SELECT b.id FROM ratings.subject b WHERE b.counts_for_id IN (SELECT id FROM asked)
      UNION SELECT s.collective_id FROM asked s WHERE s.collective_id IS NOT NULL
    )
    SELECT s.id, s.kind, s.above_id AS "aboveId", s.counts_for_id AS "countsForId", s.collective_id AS "collectiveId", s.is_head AS "isHead",
      s.review_held_on AS "reviewHeldOn", s.decided_on AS "decidedOn", s.state = 'not-rated' AS "isLeftOut",
      EXISTS (SELECT FROM ratings.subject_step r WHERE r.subject_id = s.id AND r.step = 'reopen-rating' AND r.withdrawn_at IS NULL)
        AND NOT EXISTS (SELECT FROM ratings.subject_step l
          WHERE l.subject_id = s.id AND l.step IN ('propose-level', 'record-ballot') AND l.withdrawn_at IS NULL AND ${sinceReopened}) AS "isReopened",
      ${entered('is-state-officer')}::text::boolean AS "isStateOfficer", ${entered('state-level')} #>> '{}' AS "stateLevel"
    FROM ratings.subject s WHERE s.id IN (SELECT id FROM near) AND s.state <> 'withdrawn'`.execute(tx);
  return rows.map((row) => {
    const { isStateOfficer: _, stateLevel: __, ...subject } = row;
    return { ...subject, stateRating: stateRatingOf(row) };
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
