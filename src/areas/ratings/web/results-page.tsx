import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { exportResults } from '../contract.ts';
import { yearNow } from './distribution-search.ts';
import { useOrganisationInView } from './own-organisation.ts';
import { RatingTabs } from './rating-tabs.tsx';
import { useResultColumns } from './results-columns.tsx';
import { ResultsFilters } from './results-filters.tsx';
import { type ResultPages, useResultPages } from './results-pages.ts';
import { askedIn, inputOf, type ResultsSearch } from './results-search.ts';
import { UnfinishedNotice } from './unfinished-year.tsx';
import './ratings.css';

const useTaking = (asked: ResultsSearch, text: string) => {
  const language = useLanguage();
  const take = useAction(exportResults, { doneKey: 'web.table.taken-out', onDone: downloadAnswer });
  return {
    refusal: take.error && <RefusalPanel refusal={take.error} takesFocus />,
    isBusy: take.isPending,
    start: () => take.mutate({ ...inputOf(asked), text: text.trim(), language }),
  };
};

type Taking = ReturnType<typeof useTaking>;

const Listed = ({ list, taking }: { list: ResultPages; taking: Taking }) => {
  const t = useT();
  const may = useMay();
  const columns = useResultColumns();
  const { pages, rows, total } = list;
  return (
    <>
      <p role="status">{t('ratings.results.shown', { shown: rows.length, total })}</p>
      {taking.refusal}
      <DataTable
        label={t('ratings.results.list')}
        rows={rows}
        columns={columns}
        rowKey={({ key }) => key}
        hasSearch={false}
        onExport={may(exportResults.name) ? taking.start : null}
        exportLabel={t('ratings.results.export')}
        isExporting={taking.isBusy}
      />
      {pages.hasNextPage && (
        <div className="not-printed">
          <Button isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('ratings.list.more')}
          </Button>
        </div>
      )}
    </>
  );
};

/** The results behind a figure, latest year first, then by name; the workbook holds all of them, not only those shown. */
const Results = ({ asked }: { asked: ResultsSearch }) => {
  const t = useT();
  const [text, setText] = useState('');
  const list = useResultPages(asked, text);
  const taking = useTaking(asked, text);
  return (
    <>
      <ResultsFilters asked={asked} text={text} onText={setText} />
      <UnfinishedNotice years={list.unfinished} />
      <Answer
        query={list.pages as never}
        isEmpty={() => list.rows.length === 0}
        empty={<Empty title={t('ratings.results.none')}>{t('ratings.results.none-text')}</Empty>}
      >
        {() => <Listed list={list} taking={taking} />}
      </Answer>
    </>
  );
};

const ResultsPage = () => {
  const t = useT();
  const of = useOrganisationInView();
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const asked = of === null ? null : askedIn(search, of, yearNow());
  const back = { of: of ?? undefined, basis: asked?.basis ?? undefined };
  return (
    <div className="vm-page">
      <PageHead
        title={t('ratings.results.list')}
        subtitle={t('ratings.results.about')}
        actions={
          <>
            <PageLink className="vm-button" to="/ratings/analysis" search={back}>
              {t('ratings.results.back')}
            </PageLink>
            <PrintButton />
          </>
        }
      />
      <RatingTabs />
      {asked === null ? <Empty title={t('ratings.open.no-organisation')} /> : <Results asked={asked} />}
    </div>
  );
};

export default ResultsPage;
