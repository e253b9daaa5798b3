import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { ensureMessages } from './messages.ts';

/** Chooses one organisation of the tree as it is today. Lent to the shell by the area that knows the tree. */
export type OrganisationPickerProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (organisationId: string | null) => void;
  readonly error?: string | undefined;
  readonly description?: string | undefined;
  readonly required?: boolean;
};

/** A step of the set-up that an area adds; it calls `onDone` when its part is saved. */
export type SetUpStepProps = { readonly onDone: () => void };
export type SetUpStep = { readonly area: string; readonly title: string; readonly Body: ComponentType<SetUpStepProps> };

/** A page about one organisation that an area above adds to the tabs of its record. */
export type OrganisationTab = {
  /** Route path with `$organisationId`. */
  readonly to: `/${string}`;
  /** In both languages here, because the tabs stand before the area's sentences are fetched. */
  readonly label: { readonly vi: string; readonly en: string };
  /** Action or question that the person must be allowed over the organisation. */
  readonly needs: string;
};

/** What a panel on a record's page is told: whose page, and whether it is the person's own. */
export type RecordPanelProps = { readonly recordId: string; readonly over: 'office' | 'self' };

/** A panel that an area above adds to the page of one record of an area below, e.g. a member; fetched when it is opened. */
export type RecordPanel = {
  /** Question of the record, e.g. `members.member`: the page that shows it asks for panels under this name. */
  readonly record: string;
  readonly key: string;
  readonly label: { readonly vi: string; readonly en: string };
  /** Action or question of which the person must be allowed at least one; on the own page no permission is asked. */
  readonly needs: readonly string[];
  readonly over: readonly RecordPanelProps['over'][];
  readonly open: Opening<RecordPanelProps>;
};

/** The page of one record of an area above, for a page below that only knows its id. */
export type RecordPage = {
  /** Question of the record, e.g. `meetings.meeting`. */
  readonly record: string;
  /** Address of the page; ids only. */
  readonly to: (recordId: string) => `/${string}`;
  /** Action or question that the person must be allowed. */
  readonly needs: string;
};

type Opening<P> = () => Promise<{ readonly default: ComponentType<P> }>;

/** What areas lend to the shell in their `web/pages.tsx`. */
export type Lent = {
  readonly organisationPicker?: Opening<OrganisationPickerProps>;
  readonly organisationTabs?: readonly OrganisationTab[];
  readonly recordPanels?: readonly RecordPanel[];
  readonly recordPages?: readonly RecordPage[];
  /** What the first page shows to an account without any office; each area adds its own, lowest step of the stairs first. */
  readonly ownMatters?: Opening<object>;
  /** In order; `title` is a message key of the area. */
  readonly setUpSteps?: readonly { readonly title: string; readonly open: Opening<SetUpStepProps> }[];
};

let organisationPicker: LazyExoticComponent<ComponentType<OrganisationPickerProps>> | null = null;
const ownMatters: LazyExoticComponent<ComponentType<object>>[] = [];
const setUpSteps: SetUpStep[] = [];
const organisationTabs: OrganisationTab[] = [];
const recordPanels: RecordPanel[] = [];
const recordPages: RecordPage[] = [];

const withMessages =
  <P,>(area: string, open: Opening<P>): Opening<P> =>
  async () => {
    const [module] = await Promise.all([open(), ensureMessages(area)]);
    return module;
  };

/** Joins what an area lends; called once per area at the start. */
export const fillSlots = (area: string, lent: Lent): void => {
  if (lent.organisationPicker) organisationPicker = lazy(withMessages(area, lent.organisationPicker));
  if (lent.ownMatters) ownMatters.push(lazy(withMessages(area, lent.ownMatters)));
  organisationTabs.push(...(lent.organisationTabs ?? []));
  recordPages.push(...(lent.recordPages ?? []));
  for (const panel of lent.recordPanels ?? []) recordPanels.push({ ...panel, open: withMessages(area, panel.open) });
  for (const { title, open } of lent.setUpSteps ?? [])
    setUpSteps.push({ area, title, Body: lazy(withMessages(area, open)) });
};

export const organisationPickerSlot = (): ComponentType<OrganisationPickerProps> | null => organisationPicker;
export const ownMattersSlots = (): readonly ComponentType<object>[] => ownMatters;
export const setUpStepSlots = (): readonly SetUpStep[] => setUpSteps;
export const organisationTabSlots = (): readonly OrganisationTab[] => organisationTabs;
export const recordPanelSlots = (record: string, over: RecordPanelProps['over']): readonly RecordPanel[] =>
  recordPanels.filter((panel) => panel.record === record && panel.over.includes(over));
export const recordPageSlot = (record: string): RecordPage | undefined =>
  recordPages.find((page) => page.record === record);
