import { action } from '../../../platform/action/action.ts';
import { sheetFor } from '../../../platform/import/match-header.ts';
import { headerOf, readUpload } from '../../../platform/import/read-upload.ts';
import { closeImport, getImport, ifStaged, stageImport } from '../../../platform/import/staging.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/import.ts';
import { importPlace } from '../questions/import-place.ts';
import { organisationsImportKind, type StagedMapping } from '../questions/import-state.ts';
import { importVocabularyOn } from '../questions/import-world.ts';
import { organisationOn } from '../questions/organisation-on.ts';
import { committeesLayout, organisationsLayout } from '../rules/import-layouts.ts';

const importLimits = { rows: 20_000 };

export const uploadOrganisations = action(
  contract.uploadOrganisations,
  async (input, { tx, today, now, actor, note }) => {
    const place = await organisationOn(tx, input.underId, today);
    const { bytes, spreadsheet } = orRefuse(await readUpload(input, importLimits));
    const vocabulary = importVocabularyOn(today);

    const layout = organisationsLayout(vocabulary);
    const sheet = sheetFor(layout, spreadsheet.sheets);
    if (!sheet)
      throw new Refused(refuse(reason('platform.sheet-not-found', { sheet: layout.sheetNames.vi }, 'contentBase64')));
    const organisations = orRefuse(headerOf(layout, sheet, input.organisationsMapping));
    const committeesSpec = committeesLayout(vocabulary);
    const others = spreadsheet.sheets.filter((other) => other !== sheet);
    const committeeSheet = sheetFor(committeesSpec, others);
    const committees = committeeSheet
      ? orRefuse(headerOf(committeesSpec, committeeSheet, input.committeesMapping))
      : null;

    const mapping: StagedMapping = { organisations, committees };
    const sheets = committeeSheet ? [sheet, committeeSheet] : [sheet];
    const importId = await stageImport(tx, {
      kind: organisationsImportKind,
      accountId: actor.accountId,
      place,
      fileName: input.fileName,
      bytes,
      mapping,
      sheets,
      at: now,
    });
    const rows = sheets.reduce((sum, { rows: lines }) => sum + lines.length, 0);
    note({ subject: `import ${importId}`, after: { rows } });
    return { importId: contract.importId.parse(importId), rows };
  },
);

export const cancelImport = action(
  contract.cancelImport,
  async ({ importId }, { tx, now, actor, note }) => {
    const wanted = { id: importId, kind: organisationsImportKind, accountId: actor.accountId };
    orRefuse(ifStaged(orRefuse(await getImport(tx, wanted, true))));
    await closeImport(tx, importId, { state: 'cancelled', at: now });
    note({ subject: `import ${importId}`, after: { state: 'cancelled' } });
    return { importId };
  },
  { over: importPlace },
);
