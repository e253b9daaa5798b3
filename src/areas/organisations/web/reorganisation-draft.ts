import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { reorganisationSheet } from '../contract/import.ts';
import type { ReorganisationPlan, reorganisationPreview } from '../contract/reorganisation.ts';
import type { OrganisationId } from '../contract/tree.ts';

export type Sheet = OutputOf<typeof reorganisationSheet>;
export type Preview = OutputOf<typeof reorganisationPreview>;

/** Where the children of divided units go, as far as a person has said so. */
export type Places = ReadonlyMap<OrganisationId, string>;

/** What the wizard has gathered so far; nothing of it is written before the commit. */
export type Draft = {
  readonly plan: ReorganisationPlan;
  readonly sheet: Sheet;
  readonly effectiveOn: Day;
  readonly endIds: readonly OrganisationId[];
  readonly places: Places;
};

export const planOf = ({ plan, endIds, places }: Draft): ReorganisationPlan => ({
  ...plan,
  endIds: [...new Set([...plan.endIds, ...endIds])],
  children: [
    ...plan.children.filter(({ childId }) => !places.has(childId)),
    ...[...places].map(([childId, afterKey]) => ({ childId, afterKey })),
  ],
});

/** Units that go to several places, with those places. */
export const dividedUnits = ({ links }: ReorganisationPlan): ReadonlyMap<OrganisationId, readonly string[]> => {
  const places = new Map<OrganisationId, string[]>();
  for (const { beforeId, afterKey } of links) places.set(beforeId, [...(places.get(beforeId) ?? []), afterKey]);
  return new Map([...places].filter(([, keys]) => keys.length > 1));
};

/** The decision is not known yet while the plan is looked at: the preview then only counts and names. */
export const provisionalDecision = (effectiveOn: Day) => ({
  number: '…',
  decidedOn: effectiveOn,
  issuer: '…',
  effectiveOn,
});
