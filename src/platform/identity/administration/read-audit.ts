import { type RawBuilder, sql } from 'kysely';
import { question } from '../../action/action.ts';
import { SYSTEM_ACCOUNT } from '../../action/runner.ts';
import type { Tx } from '../../db/database.ts';
import { orRefuse, reason, refuseNotFound } from '../../outcome/refusal.ts';
import * as contract from '../administration-contract.ts';
import { NOBODY } from '../sign-in.ts';
import type { AdministrationParts } from './administration-parts.ts';

type Row = {
  id: string;
  at: Date;
  action: string;
  account_id: string;
  account_name: string | null;
  helper_name: string | null;
  org_ids: string[];
  office_ids: string[];
  request_id: string | null;
  address: string | null;
};

// Days are Vietnam's, whatever the session's time zone.
const startOf = (day: string) => sql`(${day}::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')`;

const readEntries = async (tx: Tx, conditions: readonly RawBuilder<unknown>[], limit: number): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    SELECT e.id, e.at, e.action, e.account_id, a.display_name AS account_name, h.display_name AS helper_name,
           e.org_ids, e.office_ids, e.request_id, e.address
    FROM platform.audit_entry e
    LEFT JOIN platform.account a ON a.id = e.account_id
    LEFT JOIN platform.account h ON h.id = e.helper_account_id
    WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY e.at DESC, e.id DESC LIMIT ${limit}`.execute(tx);
  return rows;
};

const actorOf = (accountId: string): 'account' | 'system' | 'nobody' => {
  if (accountId === SYSTEM_ACCOUNT) return 'system';
  return accountId === NOBODY ? 'nobody' : 'account';
};

/** Entries as shown; of the organisations concerned only those in the caller's reach. */
const shown = async (tx: Tx, parts: AdministrationParts, rows: readonly Row[]) => {
  const places = await parts.tree.placesOf(tx, [...new Set(rows.flatMap((row) => row.org_ids))]);
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    action: row.action,
    actor: actorOf(row.account_id),
    accountId: row.account_id,
    accountName: row.account_name,
    helperName: row.helper_name,
    organisations: row.org_ids.flatMap((id) => {
      const place = places.get(id);
      return place ? [{ id, name: place.name }] : [];
    }),
    address: row.address,
  }));
};

export const auditEntries = (parts: AdministrationParts) =>
  question(contract.auditEntries, async (input, { tx }) => {
    const conditions: RawBuilder<unknown>[] = [sql`true`];
    if (input.from) conditions.push(sql`e.at >= ${startOf(input.from)}`);
    if (input.until) conditions.push(sql`e.at < ${startOf(input.until)}`);
    if (input.accountId)
      conditions.push(sql`(e.account_id = ${input.accountId} OR e.helper_account_id = ${input.accountId})`);
    if (input.action) conditions.push(sql`e.action = ${input.action}`);
    if (input.organisationId) {
      conditions.push(
        sql`EXISTS (SELECT FROM platform.audit_place p WHERE p.entry_id = e.id AND p.org_id = ${input.organisationId})`,
      );
    }
    if (input.after) conditions.push(sql`(e.at, e.id) < (${input.after.at}::timestamptz, ${input.after.id}::uuid)`);
    const rows = await readEntries(tx, conditions, input.limit + 1);
    const entries = await shown(tx, parts, rows.slice(0, input.limit));
    const last = entries.at(-1);
    return { entries, next: rows.length > input.limit && last ? { at: last.at, id: last.id } : null };
  });

type Detail = { input?: unknown; changes: { subject: string; before?: unknown; after?: unknown }[] };

const detailOf = async (tx: Tx, entryId: string) => {
  const row = await tx
    .selectFrom('platform.audit_detail')
    .select('detail')
    .where('entry_id', '=', entryId)
    .executeTakeFirst();
  if (!row) return null;
  const detail = row.detail as unknown as Detail;
  const changes = detail.changes.map(({ subject, before = null, after = null }) => ({ subject, before, after }));
  return { input: detail.input ?? null, changes };
};

export const auditEntry = (parts: AdministrationParts) =>
  question(contract.auditEntry, async ({ entryId }, { tx }) => {
    const rows = await readEntries(tx, [sql`e.id = ${entryId}`], 1);
    const [entry] = await shown(tx, parts, rows);
    if (!entry) return orRefuse<never>(refuseNotFound(reason('platform.not-found', {}, 'entryId')));
    return {
      ...entry,
      requestId: rows[0]!.request_id,
      officeIds: rows[0]!.office_ids,
      detail: await detailOf(tx, entryId),
    };
  });
