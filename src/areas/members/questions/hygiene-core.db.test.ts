import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import { workItems } from '../../../platform/http/contract.ts';
import * as contract from '../contract/hygiene.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-26T03:00:00Z');
let commune: Commune;
beforeAll(async () => {
  commune = await loadCommune(harness);
  const cell = commune.cells[0]!;
  const facts = { sex: 'female' as const, birthOn: day('1980-01-02'), ethnicity: 'Kinh', religion: 'Không' };
  await loadMember(harness, cell, { fullName: 'Bùi Thử Có', facts, personalId: '001080000001' });
  await loadMember(harness, cell, { fullName: 'Bùi Thử Thiếu', facts: {} });
});

const countOf = async (kind: contract.HygieneKind) =>
  (await harness.ask(commune.officer, contract.hygieneCounts, {})).kinds.find((one) => one.kind === kind)!;
const namesIn = async (kind: contract.HygieneKind, more: object) =>
  (await harness.ask(commune.officer, contract.hygieneList, { kind, ...more })).rows.map((row) => row.fullName);
const write = (text: string, values: unknown[]) => harness.owner.query(text, values);
const place = async (organisationId: string): Promise<number> =>
  (await write('SELECT pos FROM organisations.organisation WHERE id = $1', [organisationId])).rows[0].pos;

test('the core has one number in the counts, in the list, by cell and on the work list, for every role', async () => {
  const { core, found } = await countOf('missing-data');
  const details = core!.codes;
  expect(details).toContain('personal-id');
  expect(core!.found).toBeLessThan(found);
  expect(await namesIn('missing-data', { details })).toHaveLength(core!.found);
  const collector = await harness.account({ role: 'dues-collector', organisationId: commune.cells[0]! });
  for (const account of [commune.officer, collector]) {
    const { rows } = await harness.ask(account, contract.hygieneCells, { kind: 'missing-data', details });
    expect(rows.reduce((sum, row) => sum + row.found, 0)).toBe(core!.found);
    const { items } = await harness.ask(account, workItems, {});
    expect(items.find(({ message }) => message === 'members.work.hygiene-missing-data')).toMatchObject({
      params: { count: core!.found },
      link: `/members/hygiene/missing-data?detail=${details.join('_')}`,
    });
  }
});

test('of dues it is said how many cells keep a ledger at all', async () => {
  expect((await countOf('dues-silence')).ledgers).toEqual({ kept: 0, cells: 1 });
  await write(
    `INSERT INTO members.dues_month (id, org_id, org_pos, month, rates_pack, opened_by, opened_at)
     VALUES (gen_random_uuid(), $1, $2, '2026-10-01', 'test', gen_random_uuid(), now())`,
    [commune.cells[0], await place(commune.cells[0]!)],
  );
  expect((await countOf('dues-silence')).ledgers).toEqual({ kept: 1, cells: 1 });
  await write('DELETE FROM members.dues_month', []);
  expect((await countOf('missing-data')).ledgers).toBeNull();
});
