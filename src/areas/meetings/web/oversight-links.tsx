import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';

const links = [
  { to: '/meetings/topics', word: 'meetings.topics.title', needs: 'meetings.topics-of-year' },
  { to: '/meetings/report', word: 'meetings.monthly.title', needs: 'meetings.month-report' },
  { to: '/meetings/received', word: 'meetings.received.title', needs: 'meetings.orientations-received' },
  { to: '/meetings/similar', word: 'meetings.similar.title', needs: 'meetings.similar-cells' },
  { to: '/meetings/oversight', word: 'meetings.oversight.title', needs: 'meetings.oversight-figures' },
  { to: '/meetings/owing', word: 'meetings.owing.title', needs: 'meetings.cells-owing' },
] as const;

/** The ways from the calendar of a cell to its topics, to what came from above, and to the oversight of many cells. */
export const OversightLinks = ({ organisationId }: { organisationId: string | null }) => {
  const t = useT();
  const may = useMay();
  return (
    <nav className="vm-row not-printed" aria-label={t('meetings.oversight.more')}>
      {links
        .filter(({ needs }) => may(needs))
        .map(({ to, word }) => (
          <PageLink key={to} className="vm-button" to={to} search={{ of: organisationId ?? undefined }}>
            {t(word)}
          </PageLink>
        ))}
    </nav>
  );
};
