import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/import.ts';
import { memberId } from '../contract/member.ts';
import { memberImport } from './import-record.ts';

type Change = { readonly before?: string; readonly after?: string; readonly fixed?: contract.FixedReason };
type Line = {
  row: number;
  memberId: string;
  foundBy: 'personal-id' | 'old-card' | 'name-and-birth' | 'name-and-ceremony';
  changes: Record<string, Change>;
  choice: { take?: string[]; isSame?: boolean } | null;
  fullName: string;
  birth: string | null;
  recordName: string;
  recordBirth: string | null;
  orgId: string;
};

// Cells stand in a change by their ids; a person reads names.
const changesOf = ({ changes, choice }: Line, names: ReadonlyMap<string, string>) =>
  Object.entries(changes).map(([field, { before, after, fixed }]) => {
    const shown = (value: string | undefined) =>
      value === undefined ? null : field === 'cell' ? (names.get(value) ?? '') : value;
    return {
      field,
      before: shown(before),
      after: shown(after),
      fixed: fixed ?? null,
      isTaken: fixed === undefined && (choice?.take ?? []).includes(field),
    };
  });

export const importChanges = question(
  contract.importChanges,
  async ({ importId, outcome, after, limit }, { tx, today, actor }) => {
    await memberImport(tx, importId, actor.accountId);
    const { rows } = await sql<Line>`
    SELECT x.row_no AS row, x.member_id AS "memberId", x.found_by AS "foundBy", x.changes, x.choice, x.full_name AS "fullName", x.birth,
           m.full_name AS "recordName", coalesce(m.birth_on::text, m.birth_year::text) AS "recordBirth", m.org_id AS "orgId"
    FROM members.import_matches_page(${importId}, ${outcome}, ${after}, ${limit + 1}) x
    JOIN members.member m ON m.id = x.member_id ORDER BY x.row_no`.execute(tx);
    const page = rows.slice(0, limit);
    const cells = page.flatMap(({ orgId, changes }) => [orgId, changes.cell?.after ?? orgId]);
    const names = await nearestNames(tx, today, cells);
    return {
      rows: page.map((line) => ({
        row: line.row,
        memberId: memberId.parse(line.memberId),
        fullName: line.fullName,
        birth: line.birth,
        recordName: line.recordName,
        recordBirth: line.recordBirth,
        recordCell: names.get(line.orgId) ?? null,
        foundBy: line.foundBy,
        changes: changesOf(line, names),
        isSame: line.choice?.isSame ?? null,
      })),
      next: rows.length > limit ? page.at(-1)!.row : null,
    };
  },
);
