import { question } from '../../../platform/action/action.ts';
import { checkRows } from '../../../platform/import/check-rows.ts';
import { sheetFor } from '../../../platform/import/match-header.ts';
import { headerOf, readUpload } from '../../../platform/import/read-upload.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/import.ts';
import { organisationId } from '../contract/tree.ts';
import { reorganisationLayout } from '../rules/reorganisation-sheet-layout.ts';
import { checkReorganisationRows } from '../rules/reorganisation-sheet-rows.ts';
import { faultList, matchedOf } from './import-preview.ts';
import { importVocabularyOn, knownUnder } from './import-world.ts';

const sheetLimits = { rows: 20_000 };
const faultsShown = 1_000;

export const reorganisationSheet = question(contract.reorganisationSheet, async (input, { tx }) => {
  const { spreadsheet } = orRefuse(await readUpload(input, sheetLimits));
  const layout = reorganisationLayout(importVocabularyOn(input.effectiveOn));
  const sheet = sheetFor(layout, spreadsheet.sheets) ?? spreadsheet.sheets[0];
  if (!sheet)
    throw new Refused(refuse(reason('platform.sheet-not-found', { sheet: layout.sheetNames.vi }, 'contentBase64')));
  const match = orRefuse(headerOf(layout, sheet, input.mapping));

  const known = await knownUnder(tx, input.underId, input.effectiveOn);
  const { plan, emptied, faults } = checkReorganisationRows(layout, match, checkRows(layout, sheet.rows, match), {
    known,
    underId: input.underId,
  });
  const counted = faultList(faults);
  const isSound = counted.stops === 0 && plan.units.length > 0;
  return {
    plan: isSound ? { underId: input.underId, ...plan, children: [], endIds: [] } : null,
    emptied: emptied.map(({ id, name }) => ({ id: organisationId.parse(id), name })),
    matched: matchedOf(layout, match),
    faults: faults.slice(0, faultsShown).map((fault) => ({ ...fault, params: { ...fault.params } })),
    ...counted,
  };
});
