import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/records-dossier.ts';
import { overMember } from './member-rows.ts';

export const dossier = question(
  contract.dossier,
  async ({ memberId }, { tx }) => {
    const { rows } = await sql<OutputOf<typeof contract.dossier>['rows'][number]>`
      SELECT d.id, d.version, d.paper, d.year, d.is_there AS "isThere", d.kept_at AS "keptAt", d.note, d.checked_on AS "checkedOn"
      FROM members.dossier_item d WHERE d.member_id = ${memberId} ORDER BY d.paper, d.year`.execute(tx);
    return { rows };
  },
  { over: overMember },
);

export const optionalBlocks = question(contract.optionalBlocks, async (_input, { tx, today }) => {
  const { rows } = await sql<OutputOf<typeof contract.optionalBlocks>['rows'][number]>`
    SELECT b.id, b.version, b.org_id AS "organisationId", b.purpose, b.campaign, b.since_day AS since, b.planned_until AS "plannedUntil",
      b.closed_on AS "closedOn", b.erased,
      jsonb_build_object('number', b.decision_number, 'decidedOn', b.decision_on, 'issuer', b.decision_issuer) AS decision
    FROM members.optional_block b ORDER BY b.closed_on DESC NULLS FIRST, b.since_day DESC, b.id`.execute(tx);
  const names = await nearestNames(
    tx,
    today,
    rows.map((row) => row.organisationId),
  );
  return { rows: rows.map((row) => ({ ...row, organisationName: names.get(row.organisationId) ?? null })) };
});
