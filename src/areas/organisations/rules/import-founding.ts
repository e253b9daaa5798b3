import type { Day } from '../../../platform/calendar/day.ts';
import type { OrganisationDraft } from './import-organisation-rows.ts';

/** A founding decision as the rows of a file state it, with all the organisations it founded. */
export type FoundingDraft = {
  readonly key: string;
  readonly row: number;
  readonly number: string;
  readonly decidedOn: Day;
  readonly issuer: string;
  readonly effectiveOn: Day;
  readonly organisationKeys: readonly string[];
};

/** One founding event for each decision and day; rows without a complete decision have none. `newKey` names an event. */
export const foundingEvents = (drafts: readonly OrganisationDraft[], newKey: () => string): FoundingDraft[] => {
  const stated = drafts.flatMap((draft) => {
    const { decisionNumber, decidedOn, issuer, foundedOn } = draft.values;
    if (decisionNumber === null || decidedOn === null || issuer === null) return [];
    return [{ draft, number: decisionNumber, decidedOn, issuer, effectiveOn: draft.from ?? foundedOn ?? decidedOn }];
  });
  const groups = Map.groupBy(stated, ({ number, decidedOn, issuer, effectiveOn }) =>
    [number, decidedOn, issuer, effectiveOn].join('|'),
  );
  return [...groups.values()].map((group) => {
    const { draft, ...paper } = group[0]!;
    return { ...paper, key: newKey(), row: draft.row, organisationKeys: group.map((one) => one.draft.key) };
  });
};
