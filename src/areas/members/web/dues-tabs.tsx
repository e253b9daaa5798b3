import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import './dues.css';

const tabs = [
  { to: '/members/dues', word: 'cells', needs: 'members.dues-cells' },
  { to: '/members/dues/waivers', word: 'waivers', needs: 'members.dues-waivers' },
  { to: '/members/dues/report', word: 'report', needs: 'members.dues-report' },
  { to: '/members/dues/settings', word: 'settings', needs: 'members.dues-settings' },
] as const;

/** The pages about dues, side by side. */
export const DuesTabs = () => {
  const t = useT();
  const may = useMay();
  return (
    <nav className="vm-tabs not-printed" aria-label={t('members.dues.tabs')}>
      {tabs
        .filter(({ needs }) => may(needs))
        .map(({ to, word }) => (
          <PageLink key={to} to={to} className="vm-tab" isExact>
            {t(`members.dues.tab.${word}`)}
          </PageLink>
        ))}
    </nav>
  );
};
