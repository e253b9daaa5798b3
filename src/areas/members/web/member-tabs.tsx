import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';

const tabs = [
  { key: 'list', to: '/members', needs: 'members.list' },
  { key: 'changes', to: '/members/changes', needs: 'members.changes' },
  { key: 'optional-block', to: '/members/optional-block', needs: 'members.optional-blocks' },
] as const;

/** The pages about records of members: the list, changes that wait, the optional block. */
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
