import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';

const tabs = [
  { key: 'list', to: '/tasks', needs: 'tasks.list' },
  { key: 'figures', to: '/tasks/figures', needs: 'tasks.counts' },
  { key: 'programmes', to: '/tasks/programmes', needs: 'tasks.programmes' },
  { key: 'received', to: '/tasks/received', needs: 'tasks.received-targets' },
] as const;

/** The rooms of the area, for the head page of each. */
export const TaskTabs = () => {
  const t = useT();
  const may = useMay();
  return (
    <nav className="vm-tabs not-printed" aria-label={t('tasks.tabs')}>
      {tabs
        .filter(({ needs }) => may(needs))
        .map(({ key, to }) => (
          <PageLink key={key} to={to} className="vm-tab" isExact>
            {t(`tasks.tab.${key}`)}
          </PageLink>
        ))}
    </nav>
  );
};
