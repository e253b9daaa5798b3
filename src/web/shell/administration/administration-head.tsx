import type { ReactNode } from 'react';
import { PageHead } from '../../kit/page-head.tsx';
import { PageLink } from '../../kit/page-link.tsx';
import { useT } from '../../messages.ts';
import { useMay } from '../../session.ts';

export const administrationParts = [
  { to: '/administration', label: 'web.accounts.title', needs: 'platform.accounts' },
  { to: '/administration/audit', label: 'web.audit.title', needs: 'platform.audit-entries' },
  { to: '/administration/jobs', label: 'web.jobs.title', needs: 'platform.failed-jobs' },
] as const;

type Props = { readonly title: string; readonly actions?: ReactNode };

/** Heading of the administration with the way between its parts. */
export const AdministrationHead = ({ title, actions }: Props) => {
  const t = useT();
  const may = useMay();
  return (
    <>
      <PageHead title={title} subtitle={t('web.administration.title')} actions={actions} />
      <nav className="vm-tabs not-printed" aria-label={t('web.administration.title')}>
        {administrationParts
          .filter(({ needs }) => may(needs))
          .map(({ to, label }) => (
            <PageLink key={to} to={to} className="vm-tab" isExact>
              {t(label)}
            </PageLink>
          ))}
      </nav>
    </>
  );
};
