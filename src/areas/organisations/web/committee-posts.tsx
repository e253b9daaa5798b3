import { useState } from 'react';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { EndPostDialog } from './committee-end-post-dialog.tsx';
import type { Committee, Post } from './committee-shapes.ts';
import { DayCell } from './day-cell.tsx';
import type { OrganisationScene } from './organisation-scene.ts';

export const PersonLink = ({ person }: { person: Post['person'] }) => {
  const t = useT();
  return (
    <span className="vm-row">
      <PageLink to="/organisations/persons/$personId" params={{ personId: person.id }}>
        {person.fullName}
      </PageLink>
      {person.isFictional && <Status level="plain">{t('organisations.fictional')}</Status>}
    </span>
  );
};

/** Columns that every list of posts shares. */
export const usePostColumns = (groups: Committee['groups'] = []): readonly Column<Post>[] => {
  const t = useT();
  const language = useLanguage();
  const groupById = new Map<string, string>(groups.map((group) => [group.id, group.name]));
  const kindOf = (post: Post): string =>
    [
      post.kindName[language],
      post.groupId && groupById.get(post.groupId),
      post.isExtra && t('organisations.post.extra-short'),
    ]
      .filter(Boolean)
      .join(', ');
  return [
    {
      key: 'person',
      header: t('organisations.person.name'),
      value: (row) => row.person.fullName,
      cell: (row) => <PersonLink person={row.person} />,
      onCard: 'title',
    },
    { key: 'kind', header: t('organisations.post.kind'), value: kindOf },
    { key: 'basis', header: t('organisations.term.basis'), value: (row) => t(`organisations.basis.${row.basis}`) },
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
    { key: 'paper', header: t('organisations.decision.number'), value: (row) => row.decision?.number ?? null },
  ];
};

const useEndColumn = (onEnd: (post: Post) => void): Column<Post> => {
  const t = useT();
  return {
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
};

/** Who holds which post on the day in view. */
export const CommitteePosts = ({ committee, scene }: { committee: Committee; scene: OrganisationScene }) => {
  const t = useT();
  const language = useLanguage();
  const [ends, setEnds] = useState<Post | null>(null);
  const columns = usePostColumns(committee.groups);
  const action = useEndColumn(setEnds);
  return (
    <section className="vm-card">
      <h2>{t('organisations.post.title', { count: committee.posts.length })}</h2>
      {committee.posts.length === 0 ? (
        <Empty title={t('organisations.post.none')}>{t('organisations.post.none-text')}</Empty>
      ) : (
        <DataTable
          label={t('organisations.post.label', { name: scene.record.facts.name })}
          rows={committee.posts}
          columns={scene.mayHere('organisations.end-post') ? [...columns, action] : columns}
          rowKey={(row) => row.id}
          hasSearch={committee.posts.length > 8}
        />
      )}
      {ends && (
        <EndPostDialog
          place="committee"
          post={{ ...ends, title: `${ends.kindName[language]}: ${ends.person.fullName}` }}
          onClose={() => setEnds(null)}
        />
      )}
    </section>
  );
};
