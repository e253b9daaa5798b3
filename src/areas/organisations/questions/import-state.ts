import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type CheckedTexts, checkRows, faultAt, type RowFault } from '../../../platform/import/check-rows.ts';
import type { HeaderMatch } from '../../../platform/import/match-header.ts';
import type { Sheet } from '../../../platform/import/sheet.ts';
import { type ImportRecord, stagedSheets } from '../../../platform/import/staging.ts';
import type { FaultMaker } from '../rules/fault-maker.ts';
import { type CommitteeRows, checkCommitteeRows } from '../rules/import-committee-rows.ts';
import { committeesLayout, organisationsLayout } from '../rules/import-layouts.ts';
import { checkOrganisationRows, type ImportWorld, type OrganisationRows } from '../rules/import-organisation-rows.ts';
import { checkTermRows, type KnownTerm, type TermDraft } from '../rules/import-term-rows.ts';
import { importWorld, knownPostsUnder, knownTermsUnder } from './import-world.ts';

/** How the sheets of a staged file were matched; `committees` is null when the file holds organisations only. */
export type StagedMapping = { readonly organisations: HeaderMatch; readonly committees: HeaderMatch | null };
export type ImportCounts = { organisations: number; terms: number; persons: number; posts: number; unchanged: number };
export type OrganisationsImport = ImportRecord<StagedMapping, ImportCounts>;

export const organisationsImportKind = 'organisations';

/** What a staged file would bring today, and every fault. */
export type ImportPlan = {
  readonly organisations: OrganisationRows;
  readonly terms: readonly TermDraft[];
  readonly knownTerms: readonly KnownTerm[];
  readonly committees: CommitteeRows;
  readonly faults: readonly RowFault[];
  readonly counts: ImportCounts;
  readonly names: ReadonlyMap<string, string>;
};

const noCommittees: CommitteeRows = { persons: [], posts: [], unchanged: 0, faults: [] };

const codesIn = (sheet: Sheet | undefined, column: number | undefined): string[] =>
  column === undefined ? [] : (sheet?.rows ?? []).map(({ cells }) => cells[column] ?? '').filter(Boolean);

type Judged = {
  readonly organisations: OrganisationRows;
  readonly organisationTexts: CheckedTexts;
  readonly world: ImportWorld;
};

const judgeCommittees = async (
  tx: Tx,
  sheet: Sheet | undefined,
  match: HeaderMatch | null,
  judged: Judged,
): Promise<CommitteeRows> => {
  if (match === null) return noCommittees;
  const layout = committeesLayout(judged.world.vocabulary);
  const known = await knownPostsUnder(tx, judged.world.under.id);
  return checkCommitteeRows(layout, match, checkRows(layout, sheet?.rows ?? [], match), { ...judged, known });
};

const countsOf = (
  organisations: OrganisationRows,
  terms: readonly TermDraft[],
  committees: CommitteeRows,
): ImportCounts => ({
  organisations: organisations.drafts.length,
  terms: terms.length,
  persons: committees.persons.length,
  posts: committees.posts.length,
  unchanged: organisations.unchanged.size + committees.unchanged,
});

/** Judges a staged file against the tree of today. Preview and commit ask the same, so what was shown is what is written. */
export const importPlan = async (tx: Tx, record: OrganisationsImport, today: Day): Promise<ImportPlan> => {
  const [organisationSheet, committeeSheet] = await stagedSheets(tx, record.id);
  const match = record.mapping.organisations;
  const world = await importWorld(tx, record.organisationId, today, codesIn(organisationSheet, match.columnByKey.code));

  const layout = organisationsLayout(world.vocabulary);
  const checked = checkRows(layout, organisationSheet?.rows ?? [], match);
  const organisations = checkOrganisationRows(layout, match, checked, world);
  const knownTerms = await knownTermsUnder(tx, record.organisationId);
  const fault: FaultMaker = (row, key, value, what) => faultAt(layout, match, { row, key, value }, what);
  const terms = checkTermRows(checked.rows, organisations, knownTerms, fault);
  const judged = { organisations, organisationTexts: checked.texts, world };
  const committees = await judgeCommittees(tx, committeeSheet, record.mapping.committees, judged);

  const names = new Map([
    ...world.known.map(({ id, name }) => [id, name] as const),
    ...organisations.drafts.map(({ key, values }) => [key, values.name] as const),
  ]);
  const faults = [...organisations.faults, ...terms.faults, ...committees.faults];
  const counts = countsOf(organisations, terms.drafts, committees);
  return { organisations, terms: terms.drafts, knownTerms, committees, faults, counts, names };
};
