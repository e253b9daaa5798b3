import { question } from '../../../platform/action/action.ts';
import type { Layout } from '../../../platform/import/layout.ts';
import type { HeaderMatch } from '../../../platform/import/match-header.ts';
import { columnLetters } from '../../../platform/import/sheet.ts';
import { getImport } from '../../../platform/import/staging.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/import.ts';
import { organisationId } from '../contract/tree.ts';
import { committeesLayout, organisationsLayout } from '../rules/import-layouts.ts';
import { importPlan, type OrganisationsImport, organisationsImportKind } from './import-state.ts';
import { importVocabularyOn } from './import-world.ts';

const rowsShown = 500;
const faultsShown = 1_000;

/** How a sheet was matched, for a person to look over. */
export const matchedOf = (layout: Layout, match: HeaderMatch) => ({
  sheet: match.sheet,
  headerRow: match.headerRow,
  columns: layout.columns.map(({ key, header }) => {
    const index = match.columnByKey[key];
    return { key, heading: { ...header }, column: index === undefined ? null : columnLetters(index) };
  }),
  ignored: [...match.ignored],
});

/** What stops first, then in the order of the file. */
export const faultList = (faults: readonly { level: 'stop' | 'attention' }[]) => ({
  stops: faults.filter((fault) => fault.level === 'stop').length,
  attentions: faults.filter((fault) => fault.level === 'attention').length,
});

export const importPreview = question(contract.importPreview, async ({ importId }, { tx, today, actor }) => {
  const wanted = { id: importId, kind: organisationsImportKind, accountId: actor.accountId };
  const record = orRefuse(await getImport(tx, wanted)) as OrganisationsImport;
  const plan = await importPlan(tx, record, today);
  const vocabulary = importVocabularyOn(today);
  const { organisations, committees } = record.mapping;
  const byLevel = plan.faults.toSorted((left, right) =>
    left.level === right.level ? 0 : left.level === 'stop' ? -1 : 1,
  );
  return {
    importId,
    fileName: record.fileName,
    state: record.state,
    underId: organisationId.parse(record.organisationId),
    organisations: matchedOf(organisationsLayout(vocabulary), organisations),
    committees: committees && matchedOf(committeesLayout(vocabulary), committees),
    counts: record.receipt ?? plan.counts,
    rows: plan.organisations.drafts.slice(0, rowsShown).map(({ row, values, parentKey }) => ({
      row,
      code: values.code,
      name: values.name,
      type: values.type,
      sector: values.sector,
      parentName: plan.names.get(parentKey) ?? '',
    })),
    faults: byLevel.slice(0, faultsShown).map((fault) => ({ ...fault, params: { ...fault.params } })),
    ...faultList(plan.faults),
  };
});
