import { PageLink } from '../../../web/kit/page-link.tsx';
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
  return (
    <nav className="vm-tabs not-printed" aria-label={t('documents.tabs')}>
      {tabs
        .filter(({ needs }) => may(needs))
        .map(({ key, to }) => (
          <PageLink key={key} to={to} className="vm-tab" isExact>
            {t(`documents.tab.${key}`)}
          </PageLink>
        ))}
    </nav>
  );
};
