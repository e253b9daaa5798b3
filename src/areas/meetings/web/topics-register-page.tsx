import { todayHere } from '../../../web/as-of.ts';
import { ask } from '../../../web/client.ts';
import { dayText } from '../../../web/day-text.ts';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { type BigFilter, BigList, type BigQuery } from '../../../web/kit/big-list.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { type TopicFace, topicRegister, topicState } from '../contract.ts';
import { topicLevels } from './topics-page.tsx';
import './meetings.css';

const useFilters = (): readonly BigFilter[] => {
  const t = useT();
  const year = Number(todayHere().slice(0, 4));
  const years = [year - 2, year - 1, year, year + 1].map(String);
  return [
    { kind: 'organisation', key: 'under', label: t('meetings.owing.under') },
    {
      kind: 'choice',
      key: 'year',
      label: t('meetings.topics.year'),
      options: years.map((value) => ({ value, label: value })),
    },
    {
      kind: 'choice',
      key: 'quarter',
      label: t('meetings.topics.quarter'),
      options: ['1', '2', '3', '4'].map((value) => ({ value, label: value })),
    },
    {
      kind: 'choice',
      key: 'state',
      label: t('meetings.topics.state'),
      isMany: true,
      options: topicState.options.map((value) => ({ value, label: t(`meetings.topic.state.${value}`) })),
    },
  ];
};

const useColumns = () => {
  const t = useT();
  return [
    {
      key: 'title',
      header: t('meetings.topics.name'),
      cell: (row: TopicFace) => row.title,
      onCard: 'title' as const,
      rem: 18,
    },
    { key: 'cell', header: t('meetings.owing.column.cell'), cell: (row: TopicFace) => row.organisationName, rem: 14 },
    {
      key: 'quarter',
      header: t('meetings.topics.quarter'),
      cell: (row: TopicFace) => `${row.quarter}/${row.year}`,
      rem: 6,
    },
    {
      key: 'state',
      header: t('meetings.topics.state'),
      cell: (row: TopicFace) => (
        <Status level={topicLevels[row.state]}>{t(`meetings.topic.state.${row.state}`)}</Status>
      ),
      rem: 10,
    },
    {
      key: 'held',
      header: t('meetings.owing.column.held'),
      cell: (row: TopicFace) => (row.heldOn ? dayText(row.heldOn) : ''),
      rem: 8,
    },
  ];
};

const asked = ({ chosen }: BigQuery) => ({
  year: Number(chosen.year?.[0] ?? todayHere().slice(0, 4)),
  quarter: chosen.quarter?.[0] ? Number(chosen.quarter[0]) : null,
  underId: (chosen.under?.[0] ?? null) as never,
  states: [...(chosen.state ?? [])] as never,
});

/** Topics of all cells in reach. */
const TopicsRegisterPage = () => {
  const t = useT();
  const columns = useColumns();
  return (
    <div className="vm-page">
      <PageHead title={t('meetings.topics.register')} subtitle={t('meetings.topics.register-text')} />
      <BigList
        name="meetings.topic-register"
        label={t('meetings.topics.register')}
        columns={columns}
        filters={useFilters()}
        firstSort={{ key: 'place', descending: false }}
        hasSearch={false}
        rowKey={(row) => row.topicId}
        rowLink={(row) => ({ to: '/meetings/topics/$topicId', params: { topicId: row.topicId } })}
        page={(query, at, signal) => ask(topicRegister, { ...asked(query), ...at }, { signal })}
        empty={<Empty title={t('meetings.topics.none')}>{t('meetings.topics.none-text')}</Empty>}
      />
    </div>
  );
};

export default TopicsRegisterPage;
