import { formatNumber } from '../../../platform/i18n/format-message.ts';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { figureText } from '../../../web/kit/figure-text.ts';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Language, type Translate, useLanguage, useT } from '../../../web/messages.ts';
import type { Basis } from '../../organisations/contract.ts';
import type { OutsideSubjects } from '../contract.ts';
import { ResultFigure } from './distribution-columns.tsx';
import { type FigureBeside, kindsBeside, nameOfFigure } from './outside-beside.ts';

export type Row = FigureBeside & { readonly key: string };

type Whose = { readonly subjects: OutsideSubjects | null; readonly of: string; readonly basis: Basis };

/** Ours beside a figure, or in words why nothing of ours stands there. */
const OwnCell = ({ row: { beside, figure }, subjects, of, basis }: Whose & { readonly row: Row }) => {
  const t = useT();
  if ('why' in beside) return t(`ratings.outside.no-own.${beside.why}`);
  const kinds = subjects === null ? [] : kindsBeside[subjects];
  return (
    <ResultFigure
      count={beside.count}
      whole={beside.whole}
      definition={t('ratings.outside.own-means', { year: figure.year })}
      search={{
        ...{ of, basis, kind: kinds, fromYear: figure.year, toYear: figure.year },
        level: figure.levels,
      }}
    />
  );
};

const printedColumns = (t: Translate, language: Language): Column<Row>[] => [
  { key: 'year', header: t('ratings.analysis.year'), value: ({ figure }) => String(figure.year) },
  {
    key: 'name',
    header: t('ratings.outside.figure'),
    value: ({ figure }) => nameOfFigure(figure, t),
    onCard: 'title',
    isUnordered: true,
  },
  {
    key: 'words',
    header: t('ratings.outside.words'),
    // Where the source names no level of ours, its words are the name already.
    value: ({ figure: { levels, words } }) => (levels.length === 0 ? null : words),
    isUnordered: true,
  },
  {
    key: 'share',
    header: t('ratings.outside.share'),
    value: ({ figure }) => (figure.share === null ? null : Number(figure.share)),
    text: ({ figure }) => figure.share,
    cell: ({ figure }) => (figure.share === null ? '–' : t('ratings.outside.percent', { share: Number(figure.share) })),
  },
  {
    key: 'amount',
    header: t('ratings.outside.amount'),
    value: ({ figure }) => figure.amount,
    text: ({ figure: { amount, whole } }) => (amount === null ? null : amountText(amount, whole, language)),
    cell: ({ figure: { amount, whole } }) => (amount === null ? '' : amountText(amount, whole, language)),
  },
];

/** An amount as printed, with its whole where the source names it; the share stands in a column of its own. */
const amountText = (amount: number, whole: number | null, language: Language): string =>
  [amount, ...(whole === null ? [] : [whole])].map((one) => formatNumber(one, language)).join('/');

const useColumns = (whose: Whose): Column<Row>[] => {
  const t = useT();
  const language = useLanguage();
  return [
    ...printedColumns(t, language),
    {
      key: 'own',
      header: t('ratings.outside.own'),
      value: ({ beside }) => ('why' in beside ? null : beside.count),
      text: ({ beside }) =>
        'why' in beside ? t(`ratings.outside.no-own.${beside.why}`) : figureText(beside.count, beside.whole, language),
      cell: (row) => <OwnCell row={row} {...whose} />,
    },
  ];
};

/** The figures of a published series as a table, each with ours or with why there is nothing of ours. */
export const OutsideFigureTable = ({ rows, label, ...whose }: Whose & { rows: readonly Row[]; label: string }) => (
  <DataTable label={label} rows={rows} columns={useColumns(whose)} rowKey={({ key }) => key} hasSearch={false} />
);
