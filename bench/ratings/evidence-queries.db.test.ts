import { beforeAll, expect, test } from 'vitest';
import * as contract from '../../src/areas/ratings/contract.ts';
import { evidenceOf } from '../../src/areas/ratings/questions/evidence.ts';
import { beginUnder, scopeOver } from '../../src/platform/access/scope.ts';
import { SYSTEM_ACCOUNT } from '../../src/platform/action/runner.ts';
import { day } from '../../src/platform/calendar/day.ts';
import { inTransaction } from '../../src/platform/db/transaction.ts';
import { loadCommune } from '../../tests/commune.ts';
import { startHarness } from '../../tests/harness.ts';
import { loadMember } from '../../tests/members.ts';
import { captureQueries } from '../captured-queries.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const pool = harness.program.pools.app_scoped;
const captured = captureQueries(pool);
const { officer, cells, commune } = await loadCommune(harness);
let ids: string[];

beforeAll(async () => {
  for (const cell of cells)
    for (const fullName of ['Lê Thị An', 'Trần Văn Bình']) await loadMember(harness, cell, { fullName });
  const whom = {
    organisationId: commune,
    period: { kind: 'year', year: 2026 },
    reach: 'whole',
    countedOn: today,
  } as const;
  const { pack } = await harness.ask(officer, contract.seasonProposal, whom);
  await harness.act(officer, contract.openSeason, {
    ...whom,
    packId: pack!.id,
    calendar: [],
    kinds: ['party-organisation', 'member'],
  });
  ids = (await harness.owner.query('SELECT id FROM ratings.subject ORDER BY kind, id')).rows.map(({ id }) => id);
});

const statementsFor = async (some: readonly string[]): Promise<number> => {
  captured.length = 0;
  const begin = beginUnder(scopeOver([{ lo: 0, hi: 2_147_483_647 }]), SYSTEM_ACCOUNT, { readOnly: true });
  const sheets = await inTransaction(pool, begin, (tx) => evidenceOf(tx, some, today));
  expect(sheets.size).toBe(some.length);
  return captured.length;
};

test('the sheets of all take as many statements as those of two', async () => {
  const two = await statementsFor([ids[0]!, ids.at(-1)!]);
  expect(two).toBeGreaterThan(0);
  expect(await statementsFor(ids)).toBe(two);
  expect(ids.length).toBeGreaterThan(8);
});
