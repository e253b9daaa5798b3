import { useParams } from '@tanstack/react-router';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { besideFact, countedRows, type SubjectId } from '../contract.ts';
import { factKey } from '../rules/explain-verdict.ts';
import { periodWords } from './rating-words.tsx';
import './ratings.css';

type Found = OutputOf<typeof countedRows>;
type Row = Found['rows'][number];
type Fact = Parameters<typeof useQuestion<typeof countedRows>>[1]['fact'];

/** Pages of the records themselves, by what a row is. */
const pageOf = {
  month: '/meetings/$id',
  meeting: '/meetings/$id',
  task: '/tasks/$id',
  'dues-month': '/members/dues/$id',
  'own-dues-month': '/members/$id',
  member: '/members/$id',
  post: '/organisations/$id',
  target: '/tasks/$id',
  shortcoming: '/tasks/$id',
  rating: '/ratings/subjects/$id',
} as const satisfies Record<Row['kind'], string>;

const monthOf = (on: string): string => `${on.slice(5, 7)}/${on.slice(0, 4)}`;

const wordsOf = ({ kind, title, on }: Row, t: Translate): string => {
  if (title !== null) return title;
  const isMonth = kind === 'month' || kind === 'dues-month' || kind === 'own-dues-month';
  return t(`ratings.counted.${kind}`, { on: on === null ? '' : isMonth ? monthOf(on) : dayText(on as never) });
};

const Name = ({ row }: { row: Row }) => {
  const words = wordsOf(row, useT());
  if (row.openId === null) return words;
  return (
    <PageLink
      to={pageOf[row.kind]}
      params={{ id: row.openId }}
      search={row.kind === 'dues-month' && row.on ? { month: row.on } : {}}
    >
      {words}
    </PageLink>
  );
};

const partWords = ({ part, whole }: Row, t: Translate): string => {
  if (whole !== 1) return t('ratings.own.of', { value: part, whole });
  return t(part === 1 ? 'ratings.counted.yes' : 'ratings.counted.no');
};

const columnsOf = (t: Translate): Column<Row>[] => [
  {
    key: 'name',
    header: t('ratings.evidence.fact'),
    value: (row) => wordsOf(row, t),
    cell: (row) => <Name row={row} />,
    onCard: 'title',
  },
  {
    key: 'organisation',
    header: t('ratings.results.column.organisation'),
    value: ({ organisationName }) => organisationName,
  },
  {
    key: 'on',
    header: t('ratings.counted.on'),
    value: ({ on }) => on,
    text: ({ on }) => on && dayText(on),
    cell: ({ on }) => (on ? dayText(on) : '–'),
  },
  { key: 'part', header: t('ratings.counted.part'), value: (row) => partWords(row, t) },
];

const Rows = ({ found, label }: { found: Found; label: string }) => {
  const t = useT();
  const { rows, count, part, whole } = found;
  if (count === 0) return <Empty title={t('ratings.counted.none')}>{t('ratings.counted.none-help')}</Empty>;
  const isEach = whole === count;
  return (
    <>
      <p role="status">
        <strong>
          {part === whole && isEach ? t('ratings.counted.all', { count }) : t('ratings.counted.some', { part, whole })}
        </strong>
        {count > rows.length && ` ${t('ratings.counted.first', { shown: rows.length, count })}`}
      </p>
      <DataTable
        label={label}
        rows={rows}
        columns={columnsOf(t)}
        rowKey={({ key }) => key}
        chips={
          isEach && part > 0 && part < whole
            ? [
                { key: 'in', label: t('ratings.counted.yes'), test: (row) => row.part > 0 },
                { key: 'out', label: t('ratings.counted.no'), test: (row) => row.part === 0 },
              ]
            : []
        }
        firstChips={['in']}
        hasSearch={rows.length > 12}
      />
    </>
  );
};

/** Exactly the rows that one figure of the sheet counts, each a door to its record; first those that count, then those it counts from. */
const CountedRowsPage = () => {
  const t = useT();
  const { subjectId, fact } = useParams({ strict: false }) as { subjectId: SubjectId; fact: Fact };
  const found = useQuestion(countedRows, { subjectId, fact });
  const label = t(besideFact.safeParse(fact).success ? `ratings.beside.${fact}` : factKey(fact as never));
  return (
    <div className="vm-page">
      <Answer query={found} lines={8} isPage>
        {(answer) => (
          <>
            <PageHead
              title={label}
              subtitle={
                <>
                  <PageLink to="/ratings/subjects/$subjectId" params={{ subjectId }}>
                    {answer.title}
                  </PageLink>{' '}
                  · {periodWords(answer.period, t)} · {t('ratings.evidence.counted', { on: dayText(answer.countedOn) })}
                </>
              }
              actions={<PrintButton />}
            />
            <Rows found={answer} label={label} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default CountedRowsPage;
