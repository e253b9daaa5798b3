import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { checkRows, faultAt, type RowFault } from '../../../platform/import/check-rows.ts';
import type { HeaderMatch } from '../../../platform/import/match-header.ts';
import { type ImportRecord, stagedSheets } from '../../../platform/import/staging.ts';
import type { FaultMaker } from '../rules/fault-maker.ts';
import { type CommitteeRows, checkCommitteeRows } from '../rules/import-committee-rows.ts';
import { committeesLayout, organisationsLayout } from '../rules/import-layouts.ts';
import { checkOrganisationRows, type OrganisationRows } from '../rules/import-organisation-rows.ts';
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

/** Judges a staged file against the tree of today. Preview and commit ask the same, so what was shown is what is written. */
export const importPlan = async (tx: Tx, record: OrganisationsImport, today: Day): Promise<ImportPlan> => {
  const [organisationSheet, committeeSheet] = await stagedSheets(tx, record.id);
  const { mapping, organisationId } = record;
  const codeColumn = mapping.organisations.columnByKey.code;
  const codes =
    codeColumn === undefined
      ? []
      : (organisationSheet?.rows ?? []).map(({ cells }) => cells[codeColumn] ?? '').filter(Boolean);
  const world = await importWorld(tx, organisationId, today, codes);

  const layout = organisationsLayout(world.vocabulary);
  const checked = checkRows(layout, organisationSheet?.rows ?? [], mapping.organisations);
  const organisations = checkOrganisationRows(layout, mapping.organisations, checked, world);
  const knownTerms = await knownTermsUnder(tx, organisationId);
  const fault: FaultMaker = (row, key, value, what) =>
    faultAt(layout, mapping.organisations, { row, key, value }, what);
  const terms = checkTermRows(checked.rows, organisations, knownTerms, fault);

  const committeesSpec = committeesLayout(world.vocabulary);
  const committees =
    mapping.committees === null
      ? noCommittees
      : checkCommitteeRows(
          committeesSpec,
          mapping.committees,
          checkRows(committeesSpec, committeeSheet?.rows ?? [], mapping.committees),
          {
            organisations,
            organisationTexts: checked.texts,
            known: await knownPostsUnder(tx, organisationId),
            world,
          },
        );
  const names = new Map([
    ...world.known.map(({ id, name }) => [id, name] as const),
    ...organisations.drafts.map(({ key, values }) => [key, values.name] as const),
  ]);
  const counts = {
    organisations: organisations.drafts.length,
    terms: terms.drafts.length,
    persons: committees.persons.length,
    posts: committees.posts.length,
    unchanged: organisations.unchanged.size + committees.unchanged,
  };
  const faults = [...organisations.faults, ...terms.faults, ...committees.faults];
  return { organisations, terms: terms.drafts, knownTerms, committees, faults, counts, names };
};
