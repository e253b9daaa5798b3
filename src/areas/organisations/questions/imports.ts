import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import { dayOf } from '../../../platform/calendar/day.ts';
import type { ImportState } from '../../../platform/import/staging.ts';
import * as contract from '../contract/import.ts';
import { organisationId } from '../contract/tree.ts';
import { type ImportCounts, organisationsImportKind } from './import-state.ts';

type Line = {
  id: string;
  file_name: string;
  state: ImportState;
  org_id: string;
  staged_at: Date;
  closed_at: Date | null;
  receipt: ImportCounts | null;
};

export const imports = question(contract.imports, async ({ limit }, { tx, today, actor }) => {
  const { rows } = await sql<Line>`
    SELECT id, file_name, state, org_id, staged_at, closed_at, receipt FROM platform.import
    WHERE kind = ${organisationsImportKind} AND account_id = ${actor.accountId}
    ORDER BY staged_at DESC LIMIT ${limit}`.execute(tx);
  return {
    rows: rows.map((line) => ({
      importId: contract.importId.parse(line.id),
      fileName: line.file_name,
      state: line.state,
      underId: organisationId.parse(line.org_id),
      stagedAt: line.staged_at.toISOString(),
      closedAt: line.closed_at?.toISOString() ?? null,
      counts: line.receipt,
      mayUndo: line.state === 'committed' && line.closed_at !== null && dayOf(line.closed_at) === today,
    })),
  };
});
