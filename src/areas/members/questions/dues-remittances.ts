import { sql } from 'kysely';
import type { z } from 'zod';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Dong, dong } from '../../../platform/money/dong.ts';
import { nearestNames, organisationsOn } from '../../organisations/public.ts';
import * as contract from '../contract/dues-remittances.ts';
import { keepsOf, passesOn } from '../rules/dues-split.ts';
import { isCollectorAt } from './dues-access.ts';
import { veiledOf } from './dues-remittance-rows.ts';
import { duesPracticeOn } from './dues-rules-on.ts';

type Face = z.output<typeof contract.duesRemittanceFace>;
type Row = Omit<Face, 'otherName'> & { side: 'sent' | 'received' };
/** So many are shown, the latest; the page says how many there are and that fewer months show the rest. */
const SHOWN = 1000;

type Asked = { readonly organisationId: string; readonly fromMonth: Day; readonly untilMonth: Day };

const rowsOf = async (tx: Tx, { organisationId, fromMonth, untilMonth }: Asked): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    SELECT r.id, r.side, r.other_org_id AS "otherId", r.from_month AS "fromMonth", r.until_month AS "untilMonth", r.amount,
      r.remitted_on AS "remittedOn", r.channel, r.paper_number AS "paperNumber", r.state, r.received_on AS "receivedOn",
      r.received_amount AS "receivedAmount", r.version
    FROM members.dues_remittance r
    WHERE r.org_id = ${organisationId} AND r.from_month <= ${untilMonth}::date AND r.until_month >= ${fromMonth}::date
    ORDER BY r.remitted_on DESC, r.id DESC`.execute(tx);
  const veiled = await veiledOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => (veiled.has(row.id) ? { ...row, amount: null, receivedAmount: null } : row));
};

/** What came in during the months: payments of the cell (known to its collector only) and what those below passed on. */
const cameIn = async (tx: Tx, { organisationId, fromMonth, untilMonth }: Asked): Promise<Dong | null> => {
  const { rows } = await sql<{ below: number | null; own: number | null; isCell: boolean }>`
    SELECT members.dues_received(${organisationId}, ${fromMonth}::date, ${untilMonth}::date) AS own,
      EXISTS (SELECT 1 FROM members.dues_month m WHERE m.org_id = ${organisationId}) AS "isCell",
      (SELECT sum(r.received_amount)::bigint FROM members.dues_remittance r
       WHERE r.org_id = ${organisationId} AND r.side = 'received' AND r.state = 'received'
         AND r.until_month BETWEEN ${fromMonth}::date AND ${untilMonth}::date) AS below`.execute(tx);
  const { below, own, isCell } = rows[0]!;
  if (isCell && own === null) return null;
  return dong((below ?? 0) + (own ?? 0));
};

export const duesRemittances = question(contract.duesRemittances, async (input, { tx, today }) => {
  const { organisationId, fromMonth } = input;
  const rows = await rowsOf(tx, input);
  const names = await nearestNames(tx, today, [organisationId, ...rows.slice(0, SHOWN).map(({ otherId }) => otherId)]);
  const organisation = (await organisationsOn(tx, today, [organisationId])).get(organisationId);
  const parentId = organisation?.parentId ?? null;
  const practice = await duesPracticeOn(tx, fromMonth);
  const keeps = organisation ? keepsOf(practice.content, organisation.type, organisation.sector) : null;
  // Asked of all, not of those shown: what came in from all, beside the amounts that are shown, would tell the one that is not.
  const received = rows.some(({ amount }) => amount === null) ? null : await cameIn(tx, input);
  const faces = rows
    .slice(0, SHOWN)
    .map(({ side, ...row }) => ({ side, face: { ...row, otherName: names.get(row.otherId) ?? '' } }));
  return {
    organisationName: names.get(organisationId) ?? '',
    isCollector: await isCollectorAt(tx, organisationId),
    superiorName: parentId === null ? null : ((await nearestNames(tx, today, [parentId])).get(parentId) ?? null),
    sent: faces.filter(({ side }) => side === 'sent').map(({ face }) => face),
    received: faces.filter(({ side }) => side === 'received').map(({ face }) => face),
    count: rows.length,
    cameIn: received,
    keeps,
    passesOn: received === null ? null : passesOn(practice.content, keeps, received),
    origin: practice.origin,
    source: practice.source,
  };
});
