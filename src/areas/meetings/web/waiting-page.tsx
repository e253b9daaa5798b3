import { useSearch } from '@tanstack/react-router';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { ask } from '../../../web/client.ts';
import { dayText } from '../../../web/day-text.ts';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { BigList } from '../../../web/kit/big-list.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { mattersWaiting, type WaitingMatter, waitingMatter } from '../contract.ts';
import { monthText } from './oversight-place.ts';
import './meetings.css';

type Row = OutputOf<typeof mattersWaiting>['rows'][number];

const subjectOf = ({ title, kind, urgeAbout, on }: Row, t: Translate): string => {
  if (urgeAbout !== null) return t(`meetings.urge.about-${urgeAbout}`, { month: monthText(on) });
  if (kind !== null) return `${title ?? t(`meetings.kind.${kind}`)} · ${dayText(on)}`;
  return `${monthText(on)} · ${title}`;
};

const ofElections: readonly WaitingMatter[] = ['election-results', 'terms-to-fill'];

const linkOf = (about: WaitingMatter, { meetingId, organisationId, on }: Row) => {
  if (meetingId === null)
    return { to: '/meetings/received', search: { of: organisationId, year: Number(on.slice(0, 4)) } };
  return {
    to: ofElections.includes(about) ? '/meetings/$meetingId/elections' : '/meetings/$meetingId',
    params: { meetingId },
  };
};

const useColumns = (about: WaitingMatter) => {
  const t = useT();
  const hasDue = about !== 'orientations-to-read' && about !== 'terms-to-fill';
  return [
    {
      key: 'cell',
      header: t('meetings.owing.column.cell'),
      cell: (row: Row) => row.organisationName,
      onCard: 'title' as const,
      rem: 16,
    },
    {
      key: 'subject',
      header: t('meetings.waiting.subject'),
      cell: (row: Row) => subjectOf(row, t),
      rem: 20,
    },
    ...(hasDue
      ? [
          {
            key: 'due',
            header: t(about === 'not-met' ? 'meetings.owing.column.planned' : 'meetings.waiting.due'),
            cell: (row: Row) => (row.dueOn === null ? t('meetings.waiting.no-due') : dayText(row.dueOn)),
            rem: 8,
          },
        ]
      : []),
  ];
};

/** The rows behind one line of "Việc cần làm" about meetings: just these, in whatever cells they are. */
const WaitingPage = () => {
  const t = useT();
  const read = waitingMatter.safeParse((useSearch({ strict: false }) as { about?: unknown }).about);
  const about = read.success ? read.data : 'reports-overdue';
  const title = t(`meetings.waiting.${about}`);
  return (
    <div className="vm-page">
      <PageHead title={title} subtitle={t('meetings.waiting.subtitle')} />
      <BigList
        key={about}
        name="meetings.matters-waiting"
        label={title}
        columns={useColumns(about)}
        firstSort={{ key: 'place', descending: false }}
        hasSearch={false}
        askedWith={[about]}
        rowKey={(row) => row.id}
        rowLink={(row) => linkOf(about, row)}
        page={(_query, at, signal) => ask(mattersWaiting, { about, ...at }, { signal })}
        empty={<Empty title={t('meetings.waiting.none')}>{t('meetings.waiting.none-text')}</Empty>}
      />
    </div>
  );
};

export default WaitingPage;
