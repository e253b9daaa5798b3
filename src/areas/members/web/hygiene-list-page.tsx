import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsOf } from '../../../web/as-of.ts';
import { ask } from '../../../web/client.ts';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { type BigFilter, BigList, type BigQuery } from '../../../web/kit/big-list.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx';
import { organisation } from '../../organisations/contract.ts';
import { exportHygieneList, type HygieneKind, hygieneKind, hygieneList } from '../contract/hygiene.ts';
import { hygieneDetails } from '../rules/hygiene-details.ts';
import './hygiene.css';
import { HygieneCells } from './hygiene-cells.tsx';
import { useHygieneColumns } from './hygiene-columns.tsx';
import { RecordSupplements } from './hygiene-supplements.tsx';
import { useHygieneWords } from './hygiene-words.ts';

const asked = (kind: HygieneKind, { text, sort, chosen }: BigQuery) => ({
  kind,
  text,
  underId: (chosen.cell?.[0] ?? null) as never,
  details: [...(chosen.detail ?? [])],
  order: { key: sort.key === 'day' ? ('day' as const) : ('name' as const), descending: sort.descending },
});

const useFilters = (kind: HygieneKind, cell: string | undefined): readonly BigFilter[] => {
  const t = useT();
  const cellName = useCellName(cell);
  const { detailWord } = useHygieneWords();
  const options = hygieneDetails[kind].map((value) => ({ value, label: detailWord(value) }));
  return [
    {
      kind: 'organisation',
      key: 'cell',
      label: t('members.hygiene.under'),
      ...(cellName === undefined ? {} : { chosenName: cellName }),
    },
    ...(options.length > 1
      ? [{ kind: 'choice', key: 'detail', label: t('members.hygiene.detail'), options, isMany: true } as const]
      : []),
  ];
};

const Members = ({ kind, cell }: { kind: HygieneKind; cell: string | undefined }) => {
  const t = useT();
  const language = useLanguage();
  const { kindWord } = useHygieneWords();
  const take = useAction(exportHygieneList, { doneKey: 'members.hygiene.exported', onDone: downloadAnswer });
  const firstSort = { key: kind === 'probation' || kind === 'exemption' ? 'day' : 'name', descending: false };
  return (
    <BigList
      key={kind}
      name={`members.hygiene.${kind}`}
      label={kindWord(kind)}
      columns={useHygieneColumns(kind)}
      filters={useFilters(kind, cell)}
      firstSort={firstSort}
      rowKey={(row) => row.memberId}
      rowLink={(row) => (row.state ? { to: '/members/$memberId', params: { memberId: row.memberId } } : null)}
      page={(query, place, signal) => ask(hygieneList, { ...asked(kind, query), ...place }, { signal })}
      onExport={(query, columns) => take.mutate({ ...asked(kind, query), columns: [...columns] as never, language })}
      isExporting={take.isPending}
      empty={<Empty title={t('members.hygiene.none')}>{t('members.hygiene.none-help')}</Empty>}
    />
  );
};

/** Two looks at one list; which of them is open stands in the address. */
const Tabs = ({ isByCell }: { isByCell: boolean }) => {
  const t = useT();
  const navigate = useNavigate();
  const tab = (by: 'cell' | undefined, word: string, isOpen: boolean) => (
    <button
      type="button"
      className="vm-tab members-hygiene-tab"
      aria-current={isOpen ? 'page' : undefined}
      onClick={() => void navigate({ to: '.', search: (old: object) => ({ ...old, by }) } as never)}
    >
      {word}
    </button>
  );
  return (
    <nav className="vm-tabs not-printed" aria-label={t('members.hygiene.title')}>
      {tab(undefined, t('members.hygiene.by-member'), !isByCell)}
      {tab('cell', t('members.hygiene.by-cell'), isByCell)}
    </nav>
  );
};

/** The name of the organisation that the list is narrowed to. */
const useCellName = (cell: string | undefined): string | undefined => {
  const { on } = useAsOf();
  return useQuestion(organisation, { organisationId: (cell ?? '') as never, on }, { when: cell !== undefined }).data
    ?.facts.name;
};

const SupplementButton = ({ cell }: { cell: string | undefined }) => {
  const t = useT();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  if (!may('members.record-supplements')) return null;
  if (!cell) return <p className="vm-soft">{t('members.hygiene.record-choose-cell')}</p>;
  return (
    <>
      <Button main onClick={() => setOpen(true)}>
        {t('members.hygiene.record-cell')}
      </Button>
      {isOpen && <RecordSupplements cell={cell} onClose={() => setOpen(false)} />}
    </>
  );
};

/** One hygiene list: its members, or its counts for each cell, and what settles many at once. */
const HygieneListPage = () => {
  const t = useT();
  const may = useMay();
  const { kindWord, aboutWord } = useHygieneWords();
  const read = hygieneKind.safeParse((useParams({ strict: false }) as { kind?: string }).kind);
  const { cell, by, detail } = useSearch({ strict: false }) as { cell?: string; by?: string; detail?: string };
  if (!read.success) return <NotFoundPage />;
  const kind = read.data;
  const isByCell = by === 'cell' || !may('members.hygiene-list');
  return (
    <div className="vm-page">
      <PageHead
        title={kindWord(kind)}
        subtitle={aboutWord(kind)}
        actions={kind === 'supplement' && <SupplementButton cell={cell} />}
      />
      <p className="not-printed">
        <PageLink to="/members/hygiene" search={{ cell }}>
          {t('members.hygiene.to-overview')}
        </PageLink>
      </p>
      {may('members.hygiene-list') && <Tabs isByCell={isByCell} />}
      {isByCell ? <HygieneCells kind={kind} cell={cell} detail={detail} /> : <Members kind={kind} cell={cell} />}
    </div>
  );
};

export default HygieneListPage;
