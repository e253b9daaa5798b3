import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Chart } from '../../../web/kit/chart.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import type { Basis } from '../../organisations/contract.ts';
import { type outsideSeries, withdrawOutsideSeries } from '../contract.ts';
import { Legend } from './distribution-legend.tsx';
import { besideTokens, type Own, ownBeside, sharesBeside } from './outside-beside.ts';
import { OutsideFigureTable } from './outside-figure-table.tsx';
import { WhyDialog } from './why-dialog.tsx';

export type Series = OutputOf<typeof outsideSeries>['rows'][number];

/** What does not hold together in the printed figures: said as it is, never put right. */
const Checks = ({ series: { sums, wrongShares } }: { series: Series }) => {
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
      {wrongShares.map(({ at, share, derived, ...one }) => (
        <p key={at}>
          <Status level="attention">
            {t('ratings.outside.wrong-share', { ...one, share: Number(share), derived: Number(derived) })}
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

type Props = { readonly series: Series; readonly own: Own; readonly of: string; readonly basis: Basis };

/** One published series with its source, beside what we count of the same subjects and years. */
export const OutsideSeriesCard = ({ series, own, of, basis }: Props) => {
  const t = useT();
  const { subjects, figures, title } = series;
  const rows = useMemo(
    () => figures.map((figure, at) => ({ key: String(at), figure, beside: ownBeside(figure, subjects, own) })),
    [figures, subjects, own],
  );
  const option = useMemo(() => sharesBeside(rows, t), [rows, t]);
  const hasOwn = rows.some(({ beside }) => !('why' in beside));
  const sides = hasOwn ? (['printed', 'ours'] as const) : (['printed'] as const);
  const table = <OutsideFigureTable rows={rows} label={title} subjects={subjects} of={of} basis={basis} />;
  return (
    <section className="vm-card vm-stack" aria-label={title}>
      {option === null && <h3>{title}</h3>}
      {option !== null && (
        <Legend parts={sides.map((side) => ({ token: besideTokens[side], words: t(`ratings.outside.${side}`) }))} />
      )}
      {option === null ? table : <Chart title={title} option={option} table={table} />}
      <p>{t('ratings.outside.about-subjects', { subjects: t(`ratings.outside-subjects.${subjects ?? 'unknown'}`) })}</p>
      <Checks series={series} />
      <p className="vm-soft">{t('ratings.outside.source', { source: series.sourceWords })}</p>
      <Withdraw series={series} />
    </section>
  );
};
