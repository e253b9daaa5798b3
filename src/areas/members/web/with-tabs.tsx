import type { ComponentType } from 'react';
import type { Page } from '../../../web/page.ts';

type Parts = { readonly Tabs: ComponentType; readonly Inside: ComponentType };

const BelowTabs = ({ Tabs, Inside }: Parts) => (
  <>
    <Tabs />
    <Inside />
  </>
);

/** A page of the area below the tabs of the area, so that none is without its way back. */
export const withTabs = (page: Page): Page => ({
  ...page,
  open: async () => {
    const [{ default: Inside }, { MemberTabs }] = await Promise.all([page.open(), import('./member-tabs.tsx')]);
    return { default: () => <BelowTabs Tabs={MemberTabs} Inside={Inside} /> };
  },
});
