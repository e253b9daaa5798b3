import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { openTerm } from '../../organisations/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();

test('what an officer records reaches the board through the queue', async () => {
  const commune = await loadCommune(harness);
  const worker = await harness.work();
  try {
    const cell = commune.cells[0]!;
    await harness.act(commune.officer, openTerm, { organisationId: cell, startsOn: '2025-08-10', basis: 'elected' });
    await expect
      .poll(async () => (await harness.ask(commune.officer, contract.board, {})).items.map((one) => one.rule.id), {
        timeout: 20_000,
      })
      .toContain('vacant-secretary');
    expect(worker.failures).toEqual([]);
  } finally {
    await worker.stop();
  }
});
