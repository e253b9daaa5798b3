import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { formatNumber } from '../../../platform/i18n/format-message.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Chart } from '../../../web/kit/chart.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { figureText } from '../../../web/kit/figure-text.ts';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { type OutsideFigure, type outsideSeries, type SubjectKind, withdrawOutsideSeries } from '../contract.ts';
import { type Cell, ResultFigure } from './distribution-columns.tsx';
import { Legend } from './distribution-legend.tsx';
import { besideTokens, type OwnShare, ownShare, sharesBeside } from './outside-beside.ts';
import { WhyDialog } from './why-dialog.tsx';

export type Series = OutputOf<typeof outsideSeries>['rows'][number];
type Row = { readonly key: string; readonly figure: OutsideFigure; readonly own: OwnShare | null };

type Own = { readonly own: readonly Cell[]; readonly kind: SubjectKind; readonly of: string };

const OwnCell = ({ row: { own, figure }, kind, of }: Pick<Own, 'kind' | 'of'> & { readonly row: Row }) => {
  const t = useT();
  if (own === null) return t('ratings.outside.no-own');
  return (
    <ResultFigure
      count={own.count}
      whole={own.whole}
      definition={t('ratings.outside.own-means', { year: figure.year })}
      search={{
        ...{ of, kind, basis: 'as-it-was', fromYear: figure.year, toYear: figure.year },
        level: figure.levels,
      }}
    />
  );
};

const useColumns = ({ kind, of }: Own): Column<Row>[] => {
  const t = useT();
  const language = useLanguage();
  return [
    { key: 'year', header: t('ratings.analysis.year'), value: ({ figure }) => String(figure.year) },
    { key: 'words', header: t('ratings.outside.words'), value: ({ figure }) => figure.words, onCard: 'title' },
    {
      key: 'share',
      header: t('ratings.outside.share'),
      value: ({ figure }) => (figure.share === null ? null : Number(figure.share)),
      text: ({ figure }) => figure.share,
      cell: ({ figure }) =>
        figure.share === null ? '–' : t('ratings.outside.percent', { share: Number(figure.share) }),
    },
    {
      key: 'amount',
      header: t('ratings.outside.amount'),
      value: ({ figure }) => figure.amount,
      cell: ({ figure }) => (figure.amount === null ? '' : formatNumber(figure.amount, language)),
      isNumber: true,
    },
    {
      key: 'own',
      header: t('ratings.outside.own', { kind: t(`ratings.subject.${kind}`) }),
      value: ({ own }) => own?.count ?? null,
      text: ({ own }) => (own ? figureText(own.count, own.whole, language) : null),
      cell: (row) => <OwnCell row={row} kind={kind} of={of} />,
    },
  ];
};

/** Years whose printed shares do not make a whole: said as it is, never put right. */
const Sums = ({ sums }: Pick<Series, 'sums'>) => {
  const t = useT();
  return (
    <>
      {sums.map(({ year, sum, isWhole }) => (
        <p key={year}>
          <Status level={isWhole ? 'good' : 'attention'}>
            {t(isWhole ? 'ratings.outside.sum-whole' : 'ratings.outside.sum-not-whole', { year, sum: Number(sum) })}
          </Status>
        </p>
      ))}
    </>
  );
};

const Withdraw = ({ series }: { series: Series }) => {
  const t = useT();
  const may = useMay();
  const [isAsking, setAsking] = useState(false);
  if (!may(withdrawOutsideSeries.name)) return null;
  return (
    <div className="not-printed">
      <Button aria-label={t('ratings.outside.withdraw-of', { title: series.title })} onClick={() => setAsking(true)}>
        {t('ratings.outside.withdraw')}
      </Button>
      {isAsking && (
        <WhyDialog
          contract={withdrawOutsideSeries}
          about={t('ratings.outside.withdraw-text', { title: series.title })}
          doneKey="ratings.outside.withdrawn"
          toInput={(why) => ({ seriesId: series.seriesId, why })}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
};

type Props = Own & { readonly series: Series };

const FigureTable = ({ series, ...own }: Props) => {
  const columns = useColumns(own);
  const rows = series.figures.map((figure, at) => ({ key: String(at), figure, own: ownShare(figure, own.own) }));
  return <DataTable label={series.title} rows={rows} columns={columns} rowKey={({ key }) => key} hasSearch={false} />;
};

const sides = ['printed', 'ours'] as const;

/** One published series with its source, beside what we count of the same years. */
export const OutsideSeriesCard = (props: Props) => {
  const { series, own } = props;
  const t = useT();
  const option = useMemo(() => sharesBeside(series.figures, own, t), [series, own, t]);
  return (
    <section className="vm-card vm-stack" aria-label={series.title}>
      {option === null && <h3>{series.title}</h3>}
      {option === null ? (
        <FigureTable {...props} />
      ) : (
        <>
          <Legend parts={sides.map((side) => ({ token: besideTokens[side], words: t(`ratings.outside.${side}`) }))} />
          <Chart title={series.title} option={option} table={<FigureTable {...props} />} />
        </>
      )}
      <Sums sums={series.sums} />
      <p className="vm-soft">{t('ratings.outside.source', { source: series.sourceWords })}</p>
      <Withdraw series={series} />
    </section>
  );
};
