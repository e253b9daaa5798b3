import { dayText } from '../../../web/day-text.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import type { ResultLine } from '../contract.ts';

/** Where a result comes from: what was entered is told from what a season decided, by word and shape. */
const ResultOrigin = ({ origin }: Pick<ResultLine, 'origin'>) => {
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

type Decided = Pick<ResultLine, 'title' | 'kind' | 'year' | 'organisationName' | 'decidedOn' | 'decisionNumber'>;

const headerOf =
  (t: Translate) =>
  (key: string): string =>
    t(`ratings.results.column.${key}`);

/** Whose result of which year it is. */
export const whoseColumns = <Row extends Decided>(t: Translate, title?: Column<Row>['cell']): Column<Row>[] => {
  const header = headerOf(t);
  return [
    {
      key: 'title',
      header: header('title'),
      value: (row) => row.title,
      ...(title ? { cell: title } : {}),
      onCard: 'title',
    },
    yearLater(header('year')),
    { key: 'kind', header: header('kind'), value: ({ kind }) => t(`ratings.subject.${kind}`) },
    { key: 'organisation', header: header('organisation'), value: ({ organisationName }) => organisationName },
  ];
};

const yearLater = <Row extends Decided>(header: string): Column<Row> => ({
  key: 'year',
  header,
  value: ({ year }) => year,
  text: ({ year }) => String(year),
  cell: ({ year }) => String(year),
});

/** The paper by which it was decided. */
export const paperColumns = <Row extends Pick<Decided, 'decidedOn' | 'decisionNumber'>>(
  t: Translate,
): Column<Row>[] => {
  const header = headerOf(t);
  return [
    {
      key: 'decided-on',
      header: header('decided-on'),
      value: ({ decidedOn }) => decidedOn,
      cell: ({ decidedOn }) => (decidedOn === null ? '' : dayText(decidedOn)),
    },
    { key: 'number', header: header('number'), value: ({ decisionNumber }) => decisionNumber },
  ];
};

type Row = ResultLine & { readonly key: string };

// A season sets aside by a rule of its pack, which is a code; what was entered is in words.
const notRatedText = ({ notRatedWords, origin }: Row, t: Translate): string | null =>
  notRatedWords !== null && origin === 'derived'
    ? t(notRatedWords === 'other' ? 'ratings.results.other-ground' : 'ratings.results.by-rule', { rule: notRatedWords })
    : notRatedWords;

export const useResultColumns = (): Column<Row>[] => {
  const t = useT();
  const header = headerOf(t);
  return [
    ...whoseColumns<Row>(t, (row) => <TitleCell row={row} />),
    { key: 'level', header: header('level'), value: ({ level }) => t(`ratings.level.${level}`), isUnordered: true },
    {
      key: 'self',
      header: header('self'),
      value: ({ selfLevel }) => (selfLevel === null ? null : t(`ratings.level.${selfLevel}`)),
      isUnordered: true,
    },
    ...paperColumns<Row>(t),
    {
      key: 'origin',
      header: header('origin'),
      value: ({ origin }) => t(`ratings.result-origin.${origin}`),
      cell: (row) => <ResultOrigin origin={row.origin} />,
    },
    { key: 'not-rated', header: header('not-rated'), value: (row) => notRatedText(row, t) },
  ];
};
