import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';

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

/** The pages about where members belong: transfers, exemptions, place of residence, counts over time. */
export const TransferTabs = () => {
  const t = useT();
  const may = useMay();
  return (
    <nav className="vm-tabs not-printed" aria-label={t('members.transfers.tabs')}>
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
