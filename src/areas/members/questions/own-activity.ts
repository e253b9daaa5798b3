import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/records-own-activity.ts';
import { findOwnMember } from './member-rows.ts';

type Answer = OutputOf<typeof contract.ownActivity>;
type Slip = Omit<Answer['transfers'][number], 'from' | 'to'> & {
  fromId: string;
  toId: string | null;
  toText: string | null;
};

// Rows of before may carry half a decision: then none is shown.
const paper = (of: string) => sql`
  CASE WHEN ${sql.ref(`${of}.decision_number`)} IS NULL OR ${sql.ref(`${of}.decision_on`)} IS NULL
    OR ${sql.ref(`${of}.decision_issuer`)} IS NULL THEN NULL
  ELSE jsonb_build_object('number', ${sql.ref(`${of}.decision_number`)}, 'decidedOn', ${sql.ref(`${of}.decision_on`)},
    'issuer', ${sql.ref(`${of}.decision_issuer`)}) END AS decision`;

const transfersOf = async (tx: Tx, memberId: string, on: Day): Promise<Answer['transfers']> => {
  const { rows } = await sql<Slip>`
    SELECT t.id, t.kind, t.state, t.org_id AS "fromId", t.to_org_id AS "toId", t.to_text AS "toText", t.slip_number AS "slipNumber",
      t.issued_on AS "issuedOn", t.presented_on AS "presentedOn", t.closed_on AS "closedOn", t.until_day AS until
    FROM members.transfer t WHERE t.member_id = ${memberId} ORDER BY t.issued_on DESC, t.id DESC`.execute(tx);
  const places = rows.flatMap(({ fromId, toId }) => (toId === null ? [fromId] : [fromId, toId]));
  const names = await nearestNames(tx, on, places);
  return rows.map(({ fromId, toId, toText, ...slip }) => ({
    ...slip,
    from: names.get(fromId) ?? null,
    to: toId === null ? toText : (names.get(toId) ?? null),
  }));
};

const exemptionsOf = async (tx: Tx, memberId: string): Promise<Answer['exemptions']> => {
  const { rows } = await sql<Answer['exemptions'][number]>`
    SELECT e.id, e.kind, e.state, coalesce(e.since_day, e.wanted_since) AS since,
      NULLIF(coalesce(e.until_day, e.wanted_until), 'infinity') AS until, e.returned_on AS "returnedOn", ${paper('e')}
    FROM members.exemption e WHERE e.member_id = ${memberId} ORDER BY since DESC, e.id DESC`.execute(tx);
  return rows;
};

const suspensionsOf = async (tx: Tx, memberId: string): Promise<Answer['suspensions']> => {
  const { rows } = await sql<Answer['suspensions'][number]>`
    SELECT s.id, s.reason, s.since_day AS since, s.planned_until AS "plannedUntil", s.lifted_on AS "liftedOn", ${paper('s')}
    FROM members.suspension s WHERE s.member_id = ${memberId} ORDER BY s.since_day DESC`.execute(tx);
  return rows;
};

const endingsOf = async (tx: Tx, memberId: string): Promise<Answer['endings']> => {
  const { rows } = await sql<Answer['endings'][number]>`
    SELECT e.id, e.kind, e.effective_on AS "on", ${paper('e')}
    FROM members.member_end e WHERE e.member_id = ${memberId} AND e.withdrawn_at IS NULL ORDER BY e.effective_on DESC`.execute(
    tx,
  );
  return rows;
};

const returnsOf = async (tx: Tx, memberId: string): Promise<Answer['returns']> => {
  const { rows } = await sql<Answer['returns'][number]>`
    SELECT r.id, r.kind, r.effective_on AS "on", ${paper('r')}
    FROM members.reentry r WHERE r.member_id = ${memberId} ORDER BY r.effective_on DESC`.execute(tx);
  return rows;
};

export const ownActivity = question(contract.ownActivity, async ({ on }, { tx }) => {
  const row = await findOwnMember(tx);
  if (!row) return { transfers: [], exemptions: [], suspensions: [], endings: [], returns: [] };
  return {
    transfers: await transfersOf(tx, row.id, on),
    exemptions: await exemptionsOf(tx, row.id),
    suspensions: await suspensionsOf(tx, row.id),
    endings: await endingsOf(tx, row.id),
    returns: await returnsOf(tx, row.id),
  };
});
