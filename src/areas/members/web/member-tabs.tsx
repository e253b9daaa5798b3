import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';

const tabs = [
  { key: 'list', to: '/members', needs: 'members.list' },
  { key: 'candidates', to: '/members/candidates', needs: 'members.candidates' },
  { key: 'procedures', to: '/members/procedures', needs: 'members.procedures' },
  { key: 'transfers', to: '/members/transfers', needs: 'members.incoming-transfers' },
  { key: 'dues', to: '/members/dues', needs: 'members.dues-cells' },
  { key: 'badges', to: '/members/badges', needs: 'members.badges-due' },
  { key: 'hygiene', to: '/members/hygiene', needs: 'members.hygiene-list' },
  { key: 'changes', to: '/members/changes', needs: 'members.changes' },
  { key: 'registers', to: '/members/registers', needs: 'members.register' },
  { key: 'import', to: '/members/import', needs: 'members.check-import' },
  { key: 'optional-block', to: '/members/optional-block', needs: 'members.optional-blocks' },
] as const;

/** The rooms of the area, for the head page of each. */
export const MemberTabs = () => {
  const t = useT();
  const may = useMay();
  return (
    <nav className="vm-tabs not-printed" aria-label={t('members.tabs')}>
      {tabs
        .filter(({ needs }) => may(needs))
        .map(({ key, to }) => (
          <PageLink key={key} to={to} className="vm-tab" isExact>
            {t(`members.tab.${key}`)}
          </PageLink>
        ))}
    </nav>
  );
};
