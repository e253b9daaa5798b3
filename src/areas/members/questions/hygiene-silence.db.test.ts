import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import * as contract from '../contract/hygiene.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-26T03:00:00Z');
const { officer, cells } = await loadCommune(harness);

const load = async (fullName: string, states: readonly string[]): Promise<void> => {
  const id = await loadMember(harness, cells[0]!, { fullName });
  for (const [at, state] of states.entries())
    await harness.owner.query(
      `INSERT INTO members.dues_entry (month, id, org_id, org_pos, member_id, full_name, sort_name, kind, state)
       SELECT $1, $2, m.org_id, m.org_pos, m.id, m.full_name, m.sort_name, 'official', $3 FROM members.member m WHERE m.id = $4`,
      [`2026-0${at + 5}-01`, newId(), state, id],
    );
};

test('a month paid in part is not one without dues: the texts speak of paying none', async () => {
  await load('Cao Thử Không', ['unpaid', 'unpaid', 'unpaid']);
  await load('Cao Thử Thiếu', ['unpaid', 'part', 'unpaid']);
  await load('Cao Thử Một Phần', ['part', 'part', 'part', 'unpaid', 'unpaid']);
  const { rows } = await harness.ask(officer, contract.hygieneList, { kind: 'dues-silence' });
  expect(rows.map((row) => [row.fullName, row.months])).toEqual([['Cao Thử Không', 3]]);
});
