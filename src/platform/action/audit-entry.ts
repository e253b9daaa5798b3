import { randomBytes } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';
import { newId } from './id.ts';

/** One change as an action noted it; `subject` is `<table>:<id>`. Secret fields must already be masked. */
export type Change = { readonly subject: string; readonly before?: unknown; readonly after?: unknown };

export type AuditEntry = {
  readonly at: Date;
  readonly accountId: string;
  readonly helperAccountId: string | null;
  readonly officeIds: readonly string[];
  readonly action: string;
  readonly places: readonly { readonly organisationId: string; readonly position: number }[];
  readonly requestId: string | null;
  readonly address: string | null;
  readonly detail: { readonly input?: unknown; readonly changes: readonly Change[] };
};

// Left out where there are none, because the roles without any organisation (own account, sign-in) may not write places at all.
const placesOf = (id: string, { places }: AuditEntry) => {
  if (places.length === 0) return sql``;
  const rows = places.map((place) => ({ org_id: place.organisationId, org_pos: place.position }));
  return sql`place AS (
      INSERT INTO platform.audit_place (entry_id, org_id, org_pos)
      SELECT ${id}, p.org_id, p.org_pos FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS p(org_id uuid, org_pos int)
    ),`;
};

/** The statement that writes one entry in the action's own transaction. It is sealed into the chain by a job, not here (one lock for everybody). */
export const auditStatement = (entry: AuditEntry, id: string = newId()): RawBuilder<unknown> => {
  const salt = randomBytes(16);
  // Through PostgreSQL's own text form, so that the digest can be checked from the stored value.
  const detail = JSON.stringify(entry.detail);
  return sql`
    WITH ${placesOf(id, entry)} shaped AS (SELECT ${detail}::jsonb AS detail),
    entry AS (
      INSERT INTO platform.audit_entry (id, at, account_id, helper_account_id, office_ids, action, org_ids, request_id, address, detail_digest)
      SELECT ${id}, ${entry.at}, ${entry.accountId}, ${entry.helperAccountId}, ${`{${entry.officeIds.join(',')}}`}::uuid[], ${entry.action},
             ${`{${entry.places.map((p) => p.organisationId).join(',')}}`}::uuid[], ${entry.requestId}, ${entry.address},
             sha256(${salt}::bytea || convert_to(detail::text, 'UTF8'))
      FROM shaped
    )
    INSERT INTO platform.audit_detail (entry_id, salt, detail) SELECT ${id}, ${salt}, detail FROM shaped`;
};

/** Writes one entry at once, and gives its id. */
export const writeAuditEntry = async (tx: Tx, entry: AuditEntry): Promise<string> => {
  const id = newId();
  await prepared(tx, auditStatement(entry, id));
  return id;
};
