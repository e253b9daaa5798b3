import { useLocation } from '@tanstack/react-router';
import { TabBar } from '../../../web/kit/tab-bar.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';

const tabs = [
  { key: 'register', to: '/documents', needs: 'documents.papers' },
  { key: 'templates', to: '/documents/templates', needs: 'documents.templates' },
  { key: 'secret', to: '/documents/secret', needs: 'documents.secret-entries' },
] as const;

/** The rooms of the area, for the head page of each. */
export const DocumentTabs = () => {
  const t = useT();
  const may = useMay();
  const here = useLocation({ select: ({ pathname }) => pathname });
  return (
    <TabBar
      label={t('documents.tabs')}
      tabs={tabs
        .filter(({ needs }) => may(needs))
        .map(({ key, to }) => ({ to, label: t(`documents.tab.${key}`), isCurrent: to === here }))}
    />
  );
};
