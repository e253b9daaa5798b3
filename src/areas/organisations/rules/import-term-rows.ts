import type { Day } from '../../../platform/calendar/day.ts';
import type { RowFault } from '../../../platform/import/check-rows.ts';
import type { FaultMaker } from './fault-maker.ts';
import type { CommitteeRows } from './import-committee-rows.ts';
import type { ImportedOrganisation } from './import-layouts.ts';
import { keyOfRow } from './import-lookup.ts';
import type { OrganisationRows } from './import-organisation-rows.ts';

export type KnownTerm = {
  readonly id: string;
  readonly organisationId: string;
  readonly startsOn: Day;
  readonly closedOn: Day | null;
};
export type TermDraft = {
  readonly key: string;
  readonly row: number;
  readonly organisationKey: string;
  readonly startsOn: Day;
  readonly dueOn: Day;
  readonly numberSet: number | null;
  readonly deputiesSet: number | null;
};

type Row = { readonly row: number; readonly values: ImportedOrganisation };

/** The terms that the rows of an organisations sheet state, for new and for recorded organisations; one already recorded is left as it is. */
export const checkTermRows = (
  rows: readonly Row[],
  organisations: OrganisationRows,
  known: readonly KnownTerm[],
  fault: FaultMaker,
) => {
  const faults: RowFault[] = [];
  const drafts: TermDraft[] = [];
  const freshKeys = new Set(organisations.drafts.map(({ key }) => key));
  for (const { row, values } of rows) {
    const { termStartsOn: startsOn, termDueOn: dueOn, numberSet, deputiesSet } = values;
    const organisationKey = organisations.unchanged.get(keyOfRow(row)) ?? keyOfRow(row);
    if (startsOn === null || dueOn === null || dueOn <= startsOn) continue;
    const recorded = known.filter((term) => term.organisationId === organisationKey);
    if (recorded.some((term) => term.startsOn === startsOn)) continue;
    const clash = recorded.find((term) => term.closedOn === null || startsOn < term.closedOn);
    if (clash)
      faults.push(
        fault(row, 'termStartsOn', startsOn, {
          code: 'organisations.import-term-overlaps',
          params: { startsOn: clash.startsOn },
        }),
      );
    else if (freshKeys.has(organisationKey) || organisations.unchanged.has(keyOfRow(row))) {
      drafts.push({ key: `term|${organisationKey}`, row, organisationKey, startsOn, dueOn, numberSet, deputiesSet });
    }
  }
  return { drafts, faults };
};

/** Gives the term a post belongs to: the one of its organisation, drafted or recorded, in which it began. */
export const termFinder = (
  drafts: readonly TermDraft[],
  known: readonly KnownTerm[],
): ((post: CommitteeRows['posts'][number]) => string | null) => {
  const draftByPlace = new Map(drafts.map((term) => [term.organisationKey, term]));
  const knownByPlace = Map.groupBy(known, (term) => term.organisationId);
  return ({ organisationKey, from }) => {
    const draft = draftByPlace.get(organisationKey);
    if (draft && draft.startsOn <= from) return draft.key;
    const recorded = knownByPlace
      .get(organisationKey)
      ?.find((term) => term.startsOn <= from && (term.closedOn === null || from < term.closedOn));
    return recorded?.id ?? null;
  };
};
