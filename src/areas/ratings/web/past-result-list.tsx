import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { ask } from '../../../web/client.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Select, TextInput } from '../../../web/kit/inputs.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { questionKey } from '../../../web/queries.ts';
import type { ApiRefusal } from '../../../web/refusal.ts';
import { useMay } from '../../../web/session.ts';
import { type PastResultLine, pastResults, type SubjectKind, subjectKind, withdrawPastResult } from '../contract.ts';
import { FIRST_YEAR, yearNow } from './distribution-search.ts';
import type { OrganisationId } from './own-organisation.ts';
import { enteredLevel } from './past-result-words.ts';
import { paperColumns, whoseColumns } from './results-columns.tsx';
import { WhyDialog } from './why-dialog.tsx';

type Page = OutputOf<typeof pastResults>;
type Narrowed = { readonly year: string | null; readonly kind: SubjectKind | null; readonly text: string };

const usePages = (of: OrganisationId, { year, kind, text }: Narrowed) => {
  const asked = {
    organisationId: of,
    year: year === null ? null : Number(year),
    kinds: kind === null ? [] : [kind],
    text: text.trim(),
  };
  return useInfiniteQuery<Page, ApiRefusal, { pages: Page[] }, readonly unknown[], string | null>({
    queryKey: [...questionKey(pastResults, asked), 'pages'],
    queryFn: ({ pageParam, signal }) => ask(pastResults, { ...asked, after: pageParam }, { signal }),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
  });
};

const withdrawColumn = (onWithdraw: (row: PastResultLine) => void, t: Translate): Column<PastResultLine> => ({
  key: 'withdraw',
  header: t('ratings.past.act'),
  value: () => null,
  cell: (row) => (
    <Button
      aria-label={t('ratings.past.withdraw-of', { title: row.title, year: row.year })}
      onClick={() => onWithdraw(row)}
    >
      {t('ratings.past.withdraw')}
    </Button>
  ),
  isAction: true,
});

const useColumns = (onWithdraw: (row: PastResultLine) => void): Column<PastResultLine>[] => {
  const t = useT();
  const may = useMay();
  const originOf = ({ isImported }: PastResultLine): string =>
    t(isImported ? 'ratings.past.by-list' : 'ratings.past.by-hand');
  return [
    ...whoseColumns<PastResultLine>(t),
    {
      key: 'level',
      header: t('ratings.results.column.level'),
      value: (row) => enteredLevel(row, t),
      isUnordered: true,
    },
    ...paperColumns<PastResultLine>(t),
    {
      key: 'origin',
      header: t('ratings.results.column.origin'),
      value: originOf,
      cell: (row) => <Status level="unknown">{originOf(row)}</Status>,
    },
    ...(may(withdrawPastResult.name) ? [withdrawColumn(onWithdraw, t)] : []),
  ];
};

type FilterProps = { readonly narrowed: Narrowed; readonly onNarrow: (next: Partial<Narrowed>) => void };

const Filters = ({ narrowed, onNarrow }: FilterProps) => {
  const t = useT();
  const years = Array.from({ length: yearNow() - FIRST_YEAR }, (_, back) => String(yearNow() - 1 - back));
  return (
    <div className="ratings-filters not-printed">
      <TextInput
        type="search"
        label={t('ratings.filter.name')}
        value={narrowed.text}
        maxLength={100}
        onChange={({ currentTarget: { value } }) => onNarrow({ text: value })}
      />
      <Select
        label={t('ratings.analysis.year')}
        placeholder={t('ratings.filter.all')}
        clearable
        clearButtonProps={{ 'aria-label': t('ratings.filter.clear', { label: t('ratings.analysis.year') }) }}
        data={years}
        value={narrowed.year}
        onChange={(year) => onNarrow({ year })}
      />
      <Select
        label={t('ratings.season.kind')}
        placeholder={t('ratings.filter.all')}
        clearable
        clearButtonProps={{ 'aria-label': t('ratings.filter.clear', { label: t('ratings.season.kind') }) }}
        data={subjectKind.options.map((value) => ({ value, label: t(`ratings.subject.${value}`) }))}
        value={narrowed.kind}
        onChange={(kind) => onNarrow({ kind: kind as SubjectKind | null })}
      />
    </div>
  );
};

const Nothing = ({ of }: { of: OrganisationId }) => {
  const t = useT();
  const may = useMay();
  return (
    <Empty
      title={t('ratings.past.empty')}
      action={
        may('ratings.upload-past-results') && (
          <PageLink className="vm-button" to="/ratings/past-results/import" search={{ of }}>
            {t('ratings.past.import')}
          </PageLink>
        )
      }
    >
      {t('ratings.past.empty-text')}
    </Empty>
  );
};

const Withdraw = ({ row, onClose }: { row: PastResultLine; onClose: () => void }) => {
  const t = useT();
  return (
    <WhyDialog
      contract={withdrawPastResult}
      about={t('ratings.past.withdraw-text', { title: row.title, year: row.year })}
      doneKey="ratings.past.withdrawn"
      toInput={(why) => ({ pastResultId: row.pastResultId, why })}
      undoInput={() => ({
        organisationId: row.organisationId,
        kind: row.kind,
        memberId: row.memberId,
        aboutOrganisationId: row.aboutOrganisationId,
        year: row.year,
        level: row.level,
        notRatedWords: row.notRatedWords,
        decisionNumber: row.decisionNumber,
        decidedOn: row.decidedOn,
      })}
      onClose={onClose}
    />
  );
};

type Pages = ReturnType<typeof usePages>;

const Rows = ({ pages, rows }: { pages: Pages; rows: readonly PastResultLine[] }) => {
  const t = useT();
  const [asked, setAsked] = useState<PastResultLine | null>(null);
  const columns = useColumns(setAsked);
  return (
    <>
      <p role="status">
        {t('ratings.results.shown', { shown: rows.length, total: pages.data?.pages[0]?.total ?? rows.length })}
      </p>
      <DataTable
        label={t('ratings.past.list')}
        rows={rows}
        columns={columns}
        rowKey={({ pastResultId }) => pastResultId}
        hasSearch={false}
      />
      {pages.hasNextPage && (
        <Button isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('ratings.list.more')}
        </Button>
      )}
      {asked && <Withdraw row={asked} onClose={() => setAsked(null)} />}
    </>
  );
};

/** What was entered, latest year first, then by name. */
export const PastResultList = ({ of }: { of: OrganisationId }) => {
  const t = useT();
  const [narrowed, setNarrowed] = useState<Narrowed>({ year: null, kind: null, text: '' });
  const pages = usePages(of, narrowed);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const isNarrowed = narrowed.year !== null || narrowed.kind !== null || narrowed.text.trim() !== '';
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.past.list')}>
      <h2>{t('ratings.past.list')}</h2>
      <Filters narrowed={narrowed} onNarrow={(next) => setNarrowed((old) => ({ ...old, ...next }))} />
      <Answer
        query={pages as never}
        isEmpty={() => rows.length === 0}
        empty={isNarrowed ? <Empty title={t('ratings.results.none')} /> : <Nothing of={of} />}
      >
        {() => <Rows pages={pages} rows={rows} />}
      </Answer>
    </section>
  );
};
