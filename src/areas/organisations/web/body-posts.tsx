import { useState } from 'react';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { FillBodyPostDialog } from './body-post-dialog.tsx';
import type { BodyRecord } from './body-record.ts';
import { EndPostDialog } from './committee-end-post-dialog.tsx';
import { PersonLink } from './committee-posts.tsx';
import { DayCell } from './day-cell.tsx';

type Post = BodyRecord['posts'][number];

const useColumns = (onEnd: ((post: Post) => void) | null): readonly Column<Post>[] => {
  const t = useT();
  const columns: Column<Post>[] = [
    {
      key: 'person',
      header: t('organisations.person.name'),
      value: (row) => row.person.fullName,
      cell: (row) => <PersonLink person={row.person} />,
      onCard: 'title',
    },
    { key: 'title', header: t('organisations.post.kind'), value: (row) => row.title },
    {
      key: 'from',
      header: t('organisations.from'),
      value: (row) => row.from,
      cell: (row) => <DayCell on={row.from} />,
    },
    {
      key: 'until',
      header: t('organisations.until'),
      value: (row) => row.until,
      cell: (row) => <DayCell on={row.until} />,
    },
  ];
  if (!onEnd) return columns;
  const end: Column<Post> = {
    key: 'end',
    header: t('organisations.action'),
    isAction: true,
    value: () => null,
    cell: (row) =>
      row.endReason === null && (
        <Button aria-label={t('organisations.post.end-of', { name: row.person.fullName })} onClick={() => onEnd(row)}>
          {t('organisations.post.end-short')}
        </Button>
      ),
  };
  return [...columns, end];
};

/** Posts of a body and their holders. No access right follows from them. */
export const BodyPosts = ({ record, name }: { record: BodyRecord; name: string }) => {
  const t = useT();
  const may = useMay();
  const [isNew, setNew] = useState(false);
  const [ends, setEnds] = useState<Post | null>(null);
  const columns = useColumns(may('organisations.end-body-post') ? setEnds : null);
  return (
    <section className="vm-card">
      <h2>{t('organisations.body.posts')}</h2>
      {record.posts.length === 0 ? (
        <Empty title={t('organisations.post.none')} />
      ) : (
        <DataTable
          label={t('organisations.body.posts-label', { name })}
          rows={record.posts}
          columns={columns}
          rowKey={(row) => row.id}
          hasSearch={record.posts.length > 8}
        />
      )}
      {record.today && may('organisations.fill-body-post') && (
        <div>
          <Button onClick={() => setNew(true)}>{t('organisations.post.fill')}</Button>
        </div>
      )}
      {isNew && record.today && <FillBodyPostDialog body={record.today} onClose={() => setNew(false)} />}
      {ends && (
        <EndPostDialog
          place="body"
          post={{ ...ends, title: `${ends.title}: ${ends.person.fullName}` }}
          onClose={() => setEnds(null)}
        />
      )}
    </section>
  );
};
