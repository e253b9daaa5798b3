import { newId } from '../../src/platform/action/id.ts';
import type { Harness } from '../harness.ts';

/** Every planted member of a cell in the planted Party group of the cell, and with a state of former days. */
export const plantGroups = async ({ owner }: Harness, cell: string, mark: string): Promise<void> => {
  const id = newId();
  await owner.query(
    `INSERT INTO members.group_arrangement (id, org_id, org_pos, since_day, paper)
     SELECT $1, o.id, o.pos, '2026-09-01', $3 FROM organisations.organisation o WHERE o.id = $2`,
    [id, cell, `Biên bản ${mark}`],
  );
  await owner.query(
    `INSERT INTO members.group_member (arrangement_id, member_id, group_id)
     SELECT $1, m.id, g.id FROM organisations.party_group g JOIN members.member m ON m.org_id = g.org_id
     WHERE g.org_id = $2 AND g.name LIKE '%' || $3 AND m.full_name LIKE '%' || $3`,
    [id, cell, mark],
  );
  await owner.query(
    `INSERT INTO members.past_state (member_id, state, since_day, until_day)
     SELECT m.id, 'exempt', '2024-01-01', '2025-01-01' FROM members.member m WHERE m.org_id = $1 AND m.full_name LIKE '%' || $2`,
    [cell, mark],
  );
};
