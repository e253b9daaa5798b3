import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** The column of the decision holds the points that counted: where the deciding level gave none, those of the head. One statement for all. */
export const fillDecisionColumn = async (tx: Tx, subjectIds: readonly string[]): Promise<void> => {
  await sql`
    INSERT INTO ratings.criterion_mark (subject_id, side, criterion, part, points, grade)
    SELECT h.subject_id, 'superior', h.criterion, h.part, h.points, h.grade FROM ratings.criterion_mark h
    WHERE h.subject_id = ANY (${[...subjectIds]}::uuid[]) AND h.side = 'collective'
      AND NOT EXISTS (SELECT FROM ratings.criterion_mark d WHERE d.subject_id = h.subject_id AND d.side = 'superior')`.execute(
    tx,
  );
};

/**
 * With the decision goes what it took over from the head: points that nobody gave from above count for nothing once it is taken back. A
 * column that differs from that of the head was given by the deciding level and stays.
 */
export const emptyDecisionColumn = async (tx: Tx, subjectIds: readonly string[]): Promise<void> => {
  await sql`
    DELETE FROM ratings.criterion_mark d
    USING ratings.cadre_sheet c
    WHERE c.subject_id = d.subject_id AND d.subject_id = ANY (${[...subjectIds]}::uuid[]) AND d.side = 'superior' AND NOT EXISTS (
      SELECT FROM ratings.criterion_mark o
      LEFT JOIN ratings.criterion_mark h ON h.subject_id = o.subject_id AND h.side = 'collective' AND h.criterion = o.criterion
      WHERE o.subject_id = d.subject_id AND o.side = 'superior' AND (o.points IS DISTINCT FROM h.points OR o.reason IS NOT NULL))`.execute(
    tx,
  );
};
