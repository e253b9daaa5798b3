import { sql } from 'kysely';
import { question } from '../../action/action.ts';
import * as contract from '../administration-contract.ts';
import type { AdministrationParts } from './administration-parts.ts';

type LiveOffice = { id: string; role: string; organisationId: string };
type Row = {
  id: string;
  login: string;
  display_name: string;
  disabled_at: Date | null;
  is_demonstration: boolean;
  version: number;
  offices: LiveOffice[];
};

const stateCondition = {
  all: sql`true`,
  open: sql`a.disabled_at IS NULL`,
  disabled: sql`a.disabled_at IS NOT NULL`,
  'without-live-office': sql`live.offices IS NULL`,
} as const;

export const listAccounts = (parts: AdministrationParts) =>
  question(contract.accounts, async ({ text, state, after, limit }, { tx, today }) => {
    const { rows } = await sql<Row>`
      SELECT a.id, a.login, a.display_name, a.disabled_at, a.is_demonstration, a.version, coalesce(live.offices, '[]') AS offices
      FROM platform.account a
      LEFT JOIN LATERAL (
        SELECT jsonb_agg(jsonb_build_object('id', o.id, 'role', o.role, 'organisationId', o.org_id) ORDER BY o.org_pos, o.role) AS offices
        FROM platform.office o WHERE o.account_id = a.id AND o.period @> ${today}::date
      ) live ON true
      WHERE (${after}::text IS NULL OR a.login > ${after}) AND ${stateCondition[state]}
        AND (${text} = '' OR strpos(a.login, lower(${text})) > 0 OR strpos(platform.folded(a.display_name), platform.folded(${text})) > 0)
      ORDER BY a.login LIMIT ${limit + 1}`.execute(tx);
    const page = rows.slice(0, limit);
    const places = await parts.tree.placesOf(tx, [
      ...new Set(page.flatMap((row) => row.offices.map((office) => office.organisationId))),
    ]);
    return {
      accounts: page.map((row) => ({
        id: row.id,
        login: row.login,
        displayName: row.display_name,
        disabledAt: row.disabled_at?.toISOString() ?? null,
        isDemonstration: row.is_demonstration,
        version: row.version,
        liveOffices: row.offices.map((office) => ({
          ...office,
          organisationName: places.get(office.organisationId)?.name ?? '',
        })),
      })),
      next: rows.length > limit ? page.at(-1)!.login : null,
    };
  });
