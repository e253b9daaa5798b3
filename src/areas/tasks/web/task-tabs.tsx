import { useLocation } from '@tanstack/react-router';
import { TabBar } from '../../../web/kit/tab-bar.tsx';
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
  const here = useLocation({ select: ({ pathname }) => pathname });
  return (
    <TabBar
      label={t('tasks.tabs')}
      tabs={tabs
        .filter(({ needs }) => may(needs))
        .map(({ key, to }) => ({ to, label: t(`tasks.tab.${key}`), isCurrent: to === here }))}
    />
  );
};
