import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import './event.css';

const tabs = [
  { to: '/organisations', word: 'tree', needs: 'organisations.tree' },
  { to: '/organisations/map', word: 'map', needs: 'organisations.map-figures' },
  { to: '/organisations/events', word: 'events', needs: 'organisations.events' },
  { to: '/organisations/duties', word: 'duties', needs: 'organisations.follow-up-duties' },
  { to: '/organisations/elections-due', word: 'elections', needs: 'organisations.elections-due' },
  { to: '/organisations/comparison', word: 'comparison', needs: 'organisations.comparison' },
  { to: '/organisations/eligibility', word: 'eligibility', needs: 'organisations.eligible-types' },
  { to: '/organisations/reorganise', word: 'reorganise', needs: 'organisations.reorganise' },
  { to: '/organisations/import', word: 'import', needs: 'organisations.imports' },
] as const;

// On a phone the row of tabs is wider than the screen: the page in view must not be the one out of sight.
const showCurrent = (nav: HTMLElement | null): void => {
  const current = nav?.querySelector('[aria-current="page"]')?.getBoundingClientRect();
  if (!nav || !current) return;
  const { left, width } = nav.getBoundingClientRect();
  nav.scrollLeft += current.left - left - (width - current.width) / 2;
};

/** The pages about all organisations together, side by side. */
export const OrganisationTabs = () => {
  const t = useT();
  const may = useMay();
  return (
    <nav
      ref={showCurrent}
      className="vm-tabs organisations-tabs not-printed"
      aria-label={t('organisations.tabs.label')}
      onFocus={({ target }) => target.scrollIntoView({ block: 'nearest', inline: 'nearest' })}
    >
      {tabs
        .filter(({ needs }) => may(needs))
        .map(({ to, word }) => (
          <PageLink key={to} to={to} className="vm-tab" isExact>
            {t(`organisations.tabs.${word}`)}
          </PageLink>
        ))}
    </nav>
  );
};
