import { useMemo, useState } from 'react';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import type { Basis } from '../../organisations/contract.ts';
import { distribution, loadPublishedFigures, outsideSeries, recordOutsideSeries } from '../contract.ts';
import { BasisChoice } from './basis-choice.tsx';
import { useAnalysed, useChange } from './distribution-search.ts';
import type { Own } from './outside-beside.ts';
import { OutsideDialog } from './outside-dialog.tsx';
import { OutsideSeriesCard, type Series } from './outside-series-card.tsx';
import type { OrganisationId } from './own-organisation.ts';
import { RatingTabs } from './rating-tabs.tsx';
import './ratings.css';
import './distribution.css';

/** The figures that ship with the program: loaded by whoever wants them, never by themselves. */
const LoadShipped = ({ of, isFirst }: { of: OrganisationId; isFirst: boolean }) => {
  const t = useT();
  const may = useMay();
  const [isAsking, setAsking] = useState(false);
  const load = useAction(loadPublishedFigures, {
    doneKey: 'ratings.outside.loaded',
    onDone: () => setAsking(false),
  });
  if (!may(loadPublishedFigures.name)) return null;
  return (
    <>
      <Button main={isFirst} onClick={() => setAsking(true)}>
        {t('ratings.outside.load')}
      </Button>
      {isAsking && (
        <Dialog title={t('ratings.outside.load')} onClose={() => setAsking(false)}>
          <div className="vm-stack">
            <p>{t('ratings.outside.load-about')}</p>
            {load.error && <RefusalPanel refusal={load.error} takesFocus />}
            <div className="vm-row">
              <Button main isBusy={load.isPending} onClick={() => load.mutate({ organisationId: of })}>
                {t('ratings.outside.load-now')}
              </Button>
              <Button onClick={() => setAsking(false)}>{t('web.cancel')}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
};

const mostYears = 20;

type ShownProps = { readonly of: OrganisationId; readonly basis: Basis; readonly rows: readonly Series[] };

/** Our own results of the years that are spoken of, counted on the basis of the page, which is that of the analysis. */
const useOwn = ({ of, basis, rows }: ShownProps) => {
  const may = useMay();
  const years = rows.flatMap(({ figures }) => figures.map(({ year }) => year));
  const toYear = Math.max(...years, 0);
  const fromYear = Math.max(Math.min(...years, toYear), toYear - mostYears + 1, 1990);
  const found = useQuestion(
    distribution,
    { organisationId: of, fromYear, toYear, basis },
    { when: may(distribution.name) && years.length > 0 && toYear >= 1990, keepLast: true },
  );
  const byKind = found.data?.byKind;
  const isRefused = !may(distribution.name) || found.error !== null;
  const own = useMemo(
    (): Own => (byKind ? { state: 'counted', fromYear, byKind } : { state: isRefused ? 'refused' : 'asking' }),
    [byKind, fromYear, isRefused],
  );
  return { own, refusal: found.error };
};

const Shown = (props: ShownProps) => {
  const { of, basis, rows } = props;
  const t = useT();
  const { own, refusal } = useOwn(props);
  return (
    <>
      {refusal && <RefusalPanel refusal={refusal} />}
      <p>{t('ratings.outside.counted-by', { basis: t(`ratings.basis.${basis}`) })}</p>
      {rows.map((series) => (
        <OutsideSeriesCard key={series.seriesId} series={series} own={own} of={of} basis={basis} />
      ))}
    </>
  );
};

type ActsProps = { readonly of: OrganisationId; readonly isFirst: boolean; readonly onEnter: () => void };

const Acts = ({ of, isFirst, onEnter }: ActsProps) => {
  const t = useT();
  const may = useMay();
  return (
    <div className="vm-row not-printed">
      <LoadShipped of={of} isFirst={isFirst} />
      {may(recordOutsideSeries.name) && <Button onClick={onEnter}>{t('ratings.action.record-outside-series')}</Button>}
    </div>
  );
};

const Listed = ({ of, basis }: Pick<ShownProps, 'of' | 'basis'>) => {
  const t = useT();
  const [isEntering, setEntering] = useState(false);
  const found = useQuestion(outsideSeries, { organisationId: of });
  return (
    <>
      <Acts of={of} isFirst={found.data?.rows.length === 0} onEnter={() => setEntering(true)} />
      <Answer
        query={found}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty title={t('ratings.outside.empty')}>{t('ratings.outside.empty-text')}</Empty>}
      >
        {({ rows }) => <Shown of={of} basis={basis} rows={rows} />}
      </Answer>
      {isEntering && <OutsideDialog of={of} onClose={() => setEntering(false)} />}
    </>
  );
};

/** Figures that others published, as printed, beside our own of the same years. */
const OutsidePage = () => {
  const t = useT();
  const change = useChange();
  const { of, basis } = useAnalysed();
  return (
    <div className="vm-page">
      <PageHead title={t('ratings.outside.title')} subtitle={t('ratings.outside.about')} actions={<PrintButton />} />
      <RatingTabs />
      <section className="vm-card vm-stack not-printed" aria-label={t('ratings.analysis.filters')}>
        <OrganisationField
          label={t('ratings.seasons.organisation')}
          value={of}
          onChange={(next) => change({ of: next })}
        />
        <BasisChoice chosen={basis} />
      </section>
      {of === null ? <Empty title={t('ratings.open.no-organisation')} /> : <Listed of={of} basis={basis} />}
    </div>
  );
};

export default OutsidePage;
