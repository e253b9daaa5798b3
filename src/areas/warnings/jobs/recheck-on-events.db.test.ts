import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { openTerm } from '../../organisations/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();

test('what an officer records reaches the board through the queue', async () => {
  const commune = await loadCommune(harness);
  const cell = commune.cells[0]!;
  await harness.act(commune.officer, openTerm, { organisationId: cell, startsOn: '2025-08-10', basis: 'elected' });
  await harness.runJobs();
  const { items } = await harness.ask(commune.officer, contract.board, {});
  expect(items.map((one) => one.rule.id)).toContain('vacant-secretary');
});
