import { dayText } from '../../../web/day-text.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import type { ResultLine } from '../contract.ts';

/** Where a result comes from: what was entered is told from what a season decided, by word and shape. */
export const ResultOrigin = ({ origin }: Pick<ResultLine, 'origin'>) => {
  const t = useT();
  return <Status level={origin === 'entered' ? 'unknown' : 'plain'}>{t(`ratings.result-origin.${origin}`)}</Status>;
};

const TitleCell = ({ row }: { row: ResultLine }) =>
  row.subjectId === null ? (
    row.title
  ) : (
    <PageLink to="/ratings/subjects/$subjectId" params={{ subjectId: row.subjectId }}>
      {row.title}
    </PageLink>
  );

export const useResultColumns = (): Column<ResultLine & { readonly key: string }>[] => {
  const t = useT();
  const header = (key: string): string => t(`ratings.results.column.${key}`);
  return [
    {
      key: 'title',
      header: header('title'),
      value: ({ title }) => title,
      cell: (row) => <TitleCell row={row} />,
      onCard: 'title',
    },
    {
      key: 'year',
      header: header('year'),
      value: ({ year }) => year,
      text: ({ year }) => String(year),
      cell: ({ year }) => String(year),
    },
    { key: 'kind', header: header('kind'), value: ({ kind }) => t(`ratings.subject.${kind}`) },
    { key: 'organisation', header: header('organisation'), value: ({ organisationName }) => organisationName },
    { key: 'level', header: header('level'), value: ({ level }) => t(`ratings.level.${level}`) },
    {
      key: 'self',
      header: header('self'),
      value: ({ selfLevel }) => (selfLevel === null ? null : t(`ratings.level.${selfLevel}`)),
    },
    {
      key: 'decided-on',
      header: header('decided-on'),
      value: ({ decidedOn }) => decidedOn,
      cell: ({ decidedOn }) => (decidedOn === null ? '' : dayText(decidedOn)),
    },
    { key: 'number', header: header('number'), value: ({ decisionNumber }) => decisionNumber },
    {
      key: 'origin',
      header: header('origin'),
      value: ({ origin }) => t(`ratings.result-origin.${origin}`),
      cell: (row) => <ResultOrigin origin={row.origin} />,
    },
    {
      key: 'not-rated',
      header: header('not-rated'),
      // A season sets aside by a rule of its pack, which is a code; what was entered is in words.
      value: ({ notRatedWords, origin }) =>
        notRatedWords !== null && origin === 'derived'
          ? t('ratings.results.by-rule', { rule: notRatedWords })
          : notRatedWords,
    },
  ];
};
