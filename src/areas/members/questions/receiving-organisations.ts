import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { findOrganisations, namesOfKinds } from '../../organisations/public.ts';
import * as contract from '../contract/transfers-blocks.ts';
import { transferRulesOn } from './transfer-rules-on.ts';

type Row = OutputOf<typeof contract.receivingOrganisations>['rows'][number];
const SHOWN = 200;

export const receivingOrganisations = question(
  contract.receivingOrganisations,
  async ({ text, underId }, { tx, today }) => {
    const cellTypes = transferRulesOn(today)?.cellTypes ?? [];
    const ids = text === '' ? await childrenOf(tx, underId, today) : await foundBy(tx, text);
    const { rows } = await sql<Omit<Row, 'isCell' | 'typeName'>>`
    SELECT o.id, o.name, o.type, o.parent_id AS "parentId", above.name AS "parentName", (
      SELECT count(*)::int FROM organisations.published_organisation c
      WHERE c.pos > o.pos AND c.pos < o.pos_end AND c.period @> ${today}::date AND c.type = ANY (${cellTypes}::text[])) AS cells
    FROM organisations.published_organisation o
    LEFT JOIN organisations.published_organisation above ON above.id = o.parent_id AND above.period @> ${today}::date
    WHERE o.id = ANY (${ids.slice(0, SHOWN)}::uuid[]) AND o.period @> ${today}::date ORDER BY o.name, o.id`.execute(tx);
    const { typeName } = namesOfKinds(today);
    return {
      rows: rows.map((row) => ({ ...row, typeName: typeName(row.type), isCell: cellTypes.includes(row.type) })),
      isCut: ids.length > SHOWN,
    };
  },
);

const foundBy = async (tx: Tx, text: string): Promise<string[]> =>
  (await findOrganisations(tx, text, SHOWN + 1)).filter((hit) => hit.endedOn === null).map((hit) => hit.id);

const childrenOf = async (tx: Tx, underId: string | null, today: Day): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT o.id FROM organisations.published_organisation o
    WHERE o.parent_id IS NOT DISTINCT FROM ${underId}::uuid AND o.period @> ${today}::date ORDER BY o.name LIMIT ${SHOWN + 1}`.execute(
    tx,
  );
  return rows.map((row) => row.id);
};
