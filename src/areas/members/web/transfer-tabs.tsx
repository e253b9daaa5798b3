import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import './transfers.css';

const tabs = [
  { key: 'inbox', to: '/members/transfers', needs: 'members.incoming-transfers' },
  { key: 'outbox', to: '/members/transfers/out', needs: 'members.outgoing-transfers' },
  { key: 'unassigned', to: '/members/transfers/unassigned', needs: 'members.unassigned-members' },
  { key: 'directory', to: '/members/transfers/directory', needs: 'members.receiving-organisations' },
  { key: 'exemptions', to: '/members/exemptions', needs: 'members.exemptions' },
  { key: 'residence', to: '/members/residence', needs: 'members.residence-links' },
  { key: 'guests', to: '/members/residence/guests', needs: 'members.residence-guests' },
  { key: 'comparison', to: '/members/comparison', needs: 'members.restated-counts' },
] as const;

// On a phone the row of tabs is wider than the screen: the page in view must not be the one out of sight.
const showCurrent = (nav: HTMLElement | null): void => {
  const current = nav?.querySelector('[aria-current="page"]')?.getBoundingClientRect();
  if (!nav || !current) return;
  const { left, width } = nav.getBoundingClientRect();
  nav.scrollLeft += current.left - left - (width - current.width) / 2;
};

/** The pages about where members belong: transfers, exemptions, place of residence, counts over time. */
export const TransferTabs = () => {
  const t = useT();
  const may = useMay();
  return (
    <nav
      ref={showCurrent}
      className="vm-tabs members-transfer-tabs not-printed"
      aria-label={t('members.transfers.tabs')}
      onFocus={({ target }) => target.scrollIntoView({ block: 'nearest', inline: 'nearest' })}
    >
      {tabs
        .filter(({ needs }) => may(needs))
        .map(({ key, to }) => (
          <PageLink key={key} to={to} className="vm-tab" isExact>
            {t(`members.transfers.tab.${key}`)}
          </PageLink>
        ))}
    </nav>
  );
};
