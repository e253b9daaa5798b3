import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { ask } from '../../../web/client.ts';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { questionKey } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { orientationCells, type orientations } from '../contract.ts';

type Row = OutputOf<typeof orientations>['rows'][number];
type Id = Row['orientationId'];

const useReaderPages = (orientationId: Id) => {
  const asked = { orientationId, limit: 100 };
  return useInfiniteQuery({
    queryKey: [...questionKey(orientationCells, asked), 'pages'],
    queryFn: ({ pageParam, signal }) => ask(orientationCells, { ...asked, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
};

/** The cells themselves, those that have not read it first. */
const Readers = ({ orientationId }: { orientationId: Id }) => {
  const t = useT();
  const pages = useReaderPages(orientationId);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  if (pages.error) return <RefusalPanel refusal={pages.error as never} />;
  return (
    <div className="vm-stack">
      <ul className="meetings-columns">
        {rows.map(({ organisationId, name, readOn }) => (
          <li key={organisationId}>
            <PageLink to="/meetings/received" search={{ of: organisationId }}>
              {name}
            </PageLink>{' '}
            <Status level={readOn === null ? 'attention' : 'good'}>
              {readOn === null
                ? t('meetings.orientation.cell-unread')
                : t('meetings.orientation.read-on', { on: dayText(readOn) })}
            </Status>
          </li>
        ))}
      </ul>
      {(pages.isPending || pages.hasNextPage) && (
        <Button isBusy={pages.isPending || pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('meetings.orientation.more-cells')}
        </Button>
      )}
    </div>
  );
};

/** How many cells an orientation went to and how many read it; the numbers open to the cells, which are asked for only then. */
export const OrientationReaders = ({ row: { orientationId, sentOn, cells, read } }: { row: Row }) => {
  const t = useT();
  const may = useMay();
  const [wasOpened, setOpened] = useState(false);
  if (sentOn === null) return null;
  const words = t('meetings.orientation.sent-to', { on: dayText(sentOn), cells, read });
  if (cells === 0 || !may('meetings.orientation-cells')) return <p className="vm-soft">{words}</p>;
  return (
    <details className="meetings-more not-printed" onToggle={() => setOpened(true)}>
      <summary>{words}</summary>
      {wasOpened && <Readers orientationId={orientationId} />}
    </details>
  );
};
