import { TabBar } from '../../../web/kit/tab-bar.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { useSeesOtherCells } from './own-cell.ts';

const SIMILAR = '/meetings/similar';

const links = [
  { to: '/meetings/topics', word: 'meetings.topics.title', needs: 'meetings.topics-of-year' },
  { to: '/meetings/report', word: 'meetings.monthly.title', needs: 'meetings.month-report' },
  { to: '/meetings/received', word: 'meetings.received.title', needs: 'meetings.orientations-received' },
  { to: SIMILAR, word: 'meetings.similar.title', needs: 'meetings.similar-cells' },
  { to: '/meetings/oversight', word: 'meetings.oversight.title', needs: 'meetings.oversight-figures' },
  { to: '/meetings/absent', word: 'meetings.absent.title', needs: 'meetings.long-absent' },
  { to: '/meetings/owing', word: 'meetings.owing.title', needs: 'meetings.cells-owing' },
] as const;

/** The ways from the calendar of a cell to its topics, to what came from above, and to the oversight of many cells: one row, also on a phone. */
export const OversightLinks = ({ organisationId }: { organisationId: string | null }) => {
  const t = useT();
  const may = useMay();
  const seesOthers = useSeesOtherCells();
  return (
    <TabBar
      label={t('meetings.oversight.more')}
      tabs={links
        .filter(({ to, needs }) => may(needs) && (to !== SIMILAR || seesOthers))
        .map(({ to, word }) => ({ to, search: { of: organisationId ?? undefined }, label: t(word), isCurrent: false }))}
    />
  );
};
