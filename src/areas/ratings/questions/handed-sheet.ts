import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/handed-sheets.ts';
import { homeOfSubject } from './season-rows.ts';
import { getSubject } from './subject-rows.ts';

type Paper = OutputOf<typeof contract.handedSheet>;
type Row = Pick<Paper, 'postWords' | 'isFictional' | 'handed'>;

const rowOf = async (tx: Tx, subjectId: string): Promise<Row> => {
  const { rows } = await sql<Row>`
    SELECT s.post_words AS "postWords", s.is_fictional AS "isFictional", CASE WHEN h.id IS NULL THEN NULL
      ELSE jsonb_build_object('sheetId', h.id, 'handedOn', h.handed_on, 'readOn', h.read_on, 'readHow', h.read_how, 'sheet', h.sheet) END AS handed
    FROM ratings.subject s LEFT JOIN ratings.handed_sheet h ON h.subject_id = s.id AND h.withdrawn_at IS NULL
    WHERE s.id = ${subjectId}`.execute(tx);
  return rows[0]!;
};

export const handedSheet = question(
  contract.handedSheet,
  async ({ subjectId }, { tx, today }) => {
    const { title, period, organisationId } = await getSubject(tx, subjectId, null);
    const names = await nearestNames(tx, today, [organisationId]);
    const organisationName = names.get(organisationId) ?? '';
    return { subjectId, title, period, organisationName, ...(await rowOf(tx, subjectId)) };
  },
  { over: homeOfSubject },
);
