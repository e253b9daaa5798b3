import type pg from 'pg';
import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { beginUnder } from '../../../platform/access/scope.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-12-03T03:00:00Z');
const { act } = harness;
const commune = await loadCommune(harness);
const { officer, cells } = commune;
const [cell, other] = [cells[0]!, cells[1]!];
const decision = { number: '12-KH/ĐU', decidedOn: day('2026-11-01'), issuer: 'Đảng ủy xã Đồng Mẫu' };

const rangeOf = async (organisationId: string) => {
  const { rows } = await harness.owner.query(
    'SELECT pos AS lo, pos_end AS hi FROM organisations.organisation WHERE id = $1',
    [organisationId],
  );
  return rows[0] as { lo: number; hi: number };
};
/** What a function answers to the officer in the scope of one organisation. */
const answer = async (scopeOf: string, text: string, values: unknown[]): Promise<unknown[]> => {
  const client: pg.PoolClient = await harness.program.pools.app_scoped.connect();
  try {
    const scope = { role: 'app_scoped', ranges: [await rangeOf(scopeOf)] } as const;
    await client.query(beginUnder(scope, officer.id, { readOnly: false }));
    return (await client.query(text, values)).rows;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};

test('whether the optional block is open is told for positions in scope alone', async () => {
  await act(officer, contract.openOptionalBlock, {
    organisationId: commune.commune,
    purpose: 'reconciling',
    campaign: 'Làm sạch dữ liệu',
    decision,
    plannedUntil: day('2026-12-31'),
  });
  const asked = ['SELECT members.optional_block_at($1) AS open', [(await rangeOf(cell)).lo]] as const;
  expect(await answer(cell, asked[0], [...asked[1]])).toEqual([{ open: true }]);
  expect(await answer(other, asked[0], [...asked[1]])).toEqual([{ open: false }]);
});

test('values of a change are handed out while it waits, and no longer', async () => {
  const memberId = await loadMember(harness, cell, { fullName: 'Hoàng Thị Chờ' });
  const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
  const sealed = { 'personal-id': '001088000021' };
  const ask = { memberId, expectedVersion: 1, basis: 'decision' as const, decision, sealed };
  const { changeId } = await act(secretary, contract.proposeChange, ask);
  const values = () => answer(commune.commune, 'SELECT kind FROM members.change_values($1)', [changeId]);
  expect(await values()).toEqual([{ kind: 'personal-id' }]);
  await act(officer, contract.approveChange, { changeId, expectedVersion: 1 });
  expect(await values()).toEqual([]);
});

test('an organisation without a version is removed in the scope of whoever asks alone', async () => {
  const shell = newId();
  await harness.owner.query(
    `INSERT INTO organisations.organisation (id, pos, pos_end, parent_id, depth)
     SELECT $1, pos_end - 1, pos_end, id, depth + 1 FROM organisations.organisation WHERE id = $2`,
    [shell, commune.commune],
  );
  const kept = 'SELECT organisations.remove_shells(ARRAY[$1]::uuid[]) AS id';
  expect(await answer(cell, kept, [shell])).toEqual([{ id: shell }]);
  expect(await answer(commune.commune, kept, [shell])).toEqual([]);
});
