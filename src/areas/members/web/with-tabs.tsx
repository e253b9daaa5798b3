import type { Page } from '../../../web/page.ts';

/** A page of the area below the tabs of the area, so that none is without its way back. */
export const withTabs = (page: Page): Page => ({
  ...page,
  open: async () => {
    const [{ default: Inside }, { MemberTabs }] = await Promise.all([page.open(), import('./member-tabs.tsx')]);
    const BelowTabs = () => (
      <>
        <MemberTabs />
        <Inside />
      </>
    );
    return { default: BelowTabs };
  },
});
