import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { soundSheets, spreadsheet } from '../../../../tests/spreadsheet.ts';
import { commitImport, openTerm, undoImport, uploadOrganisations } from '../../organisations/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const commune = await loadCommune(harness);

test('what an officer records reaches the board through the queue', async () => {
  const cell = commune.cells[0]!;
  await harness.act(commune.officer, openTerm, { organisationId: cell, startsOn: '2025-08-10', basis: 'elected' });
  await harness.runJobs();
  const { items } = await harness.ask(commune.officer, contract.board, {});
  expect(items.map((one) => one.rule.id)).toContain('vacant-secretary');
});

test('an import that the board has flagged is still undone; its flags go along', async () => {
  const { officer } = commune;
  const { importId } = await harness.act(officer, uploadOrganisations, {
    underId: commune.commune,
    fileName: 'thu.xlsx',
    contentBase64: await spreadsheet(...soundSheets),
  });
  await harness.act(officer, commitImport, { importId });
  await harness.runJobs();
  const flagged = async () => {
    const { items } = await harness.ask(officer, contract.board, { knowledge: 'all' });
    return items.map((one) => one.organisationName);
  };
  expect(await flagged()).toContain('Chi bộ tổ Văn');

  const { takenBack } = await harness.act(officer, undoImport, { importId, untouchedOnly: false });
  expect(takenBack).toMatchObject({ organisations: 3 });
  await harness.runJobs();
  expect(await flagged()).not.toContain('Chi bộ tổ Văn');
});
