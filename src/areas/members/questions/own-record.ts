import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import * as contract from '../contract/records-own.ts';
import { changeRows } from './member-changes.ts';
import { recordView, revealsOf } from './member-record.ts';
import { findOwnMember } from './member-rows.ts';

export const ownRecord = question(contract.ownRecord, async ({ on }, { tx }) => {
  const row = await findOwnMember(tx);
  if (!row) return { record: null };
  return { record: { ...(await recordView(tx, row, on)), isOptionalBlockOpen: false } as never };
});

export const ownReveals = question(contract.ownReveals, async ({ skip }, { tx }) => {
  const row = await findOwnMember(tx);
  return row ? revealsOf(tx, row.id, skip) : { count: 0, rows: [] };
});

export const ownChanges = question(contract.ownChanges, async (_input, context) => {
  const row = await findOwnMember(context.tx);
  if (!row) return { rows: [] };
  return {
    rows: await changeRows(context, sql`c.member_id = ${row.id}`, sql`c.proposed_at DESC, c.id DESC`, {
      limit: 200,
      skip: 0,
    }),
  };
});
