import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import * as contract from '../contract/secret-entries.ts';

export const secretEntries = question(contract.secretEntries, async ({ organisationId }, { tx }) => {
  const { rows } = await sql<OutputOf<typeof contract.secretEntries>['rows'][number]>`
    SELECT id AS "secretEntryId", number, dated_on AS "datedOn", holder, returned_on AS "returnedOn", version
    FROM documents.secret_entry WHERE org_id = ${organisationId} ORDER BY dated_on DESC, number`.execute(tx);
  return { rows };
});
