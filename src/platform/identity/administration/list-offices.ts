import { type RawBuilder, sql } from 'kysely';
import { question } from '../../action/action.ts';
import type { Day } from '../../calendar/day.ts';
import type { Tx } from '../../db/database.ts';
import { periodOf } from '../../db/parsers.ts';
import * as contract from '../administration-contract.ts';
import type { AdministrationParts } from './administration-parts.ts';

type Row = {
  id: string;
  account_id: string;
  login: string | null;
  display_name: string | null;
  is_disabled: boolean | null;
  role: string;
  org_id: string;
  period: string;
  is_live: boolean;
  helper_for_office_id: string | null;
  ended_reason: string | null;
  version: number;
};

const officesWhere = async (tx: Tx, parts: AdministrationParts, today: Day, condition: RawBuilder<unknown>) => {
  const { rows } = await sql<Row>`
    SELECT o.id, o.account_id, a.login, a.display_name, a.disabled_at IS NOT NULL AS is_disabled, o.role, o.org_id, o.period,
           o.period @> ${today}::date AS is_live, o.helper_for_office_id, o.ended_reason, o.version
    FROM platform.office o LEFT JOIN platform.account a ON a.id = o.account_id
    WHERE ${condition}
    ORDER BY o.period @> ${today}::date DESC, o.org_pos, o.role, a.login, o.id`.execute(tx);
  const places = await parts.tree.placesOf(tx, [...new Set(rows.map((row) => row.org_id))]);
  return rows.map((row) => {
    const neverHeld = row.period === 'empty';
    const { from, to } = neverHeld ? { from: null, to: null } : periodOf(row.period);
    return {
      id: row.id,
      accountId: row.account_id,
      login: row.login ?? '',
      displayName: row.display_name ?? '',
      isDisabled: row.is_disabled ?? false,
      role: row.role,
      organisationId: row.org_id,
      organisationName: places.get(row.org_id)?.name ?? '',
      from,
      until: to,
      neverHeld,
      isLive: row.is_live,
      helperForOfficeId: row.helper_for_office_id,
      endedReason: row.ended_reason,
      version: row.version,
    };
  });
};

export const officesOfOrganisation = (parts: AdministrationParts) =>
  question(contract.officesOfOrganisation, async ({ organisationId, withEnded }, { tx, today }) => {
    const notEnded = sql`(NOT isempty(o.period) AND coalesce(upper(o.period) > ${today}::date, true))`;
    const condition = sql`o.org_id = ${organisationId} AND (${withEnded} OR ${notEnded})`;
    return { offices: await officesWhere(tx, parts, today, condition) };
  });

export const officesOfAccount = (parts: AdministrationParts) =>
  question(contract.officesOfAccount, async ({ accountId }, { tx, today }) => ({
    offices: await officesWhere(tx, parts, today, sql`o.account_id = ${accountId}`),
  }));
