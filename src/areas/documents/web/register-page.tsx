import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { ask } from '../../../web/client.ts';
import { dayText } from '../../../web/day-text.ts';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { type BigColumn, type BigFilter, BigList, type BigQuery } from '../../../web/kit/big-list.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { documentType, paperState } from '../contract/paper-codes.ts';
import { type PaperRow, papers, printBook } from '../contract/paper-reads.ts';
import { DocumentTabs } from './document-tabs.tsx';
import { NumberDialogs, type NumberStep, numberSteps } from './number-dialogs.tsx';
import { useOwnPlace } from './own-place.ts';
import { PaperState, useKindName } from './paper-words.tsx';
import './documents.css';

const yearsBack = 6;

const useFilters = (): readonly BigFilter[] => {
  const t = useT();
  const thisYear = Number(todayHere().slice(0, 4));
  const years = Array.from({ length: yearsBack }, (_, at) => String(thisYear - at));
  return [
    { kind: 'organisation', key: 'under', label: t('documents.filter.under') },
    {
      kind: 'choice',
      key: 'type',
      label: t('documents.filter.type'),
      options: documentType.options.map((value) => ({ value, label: t(`documents.type.${value}`) })),
      isMany: true,
    },
    {
      kind: 'choice',
      key: 'year',
      label: t('documents.filter.year'),
      options: years.map((value) => ({ value, label: value })),
      isMany: false,
    },
    {
      kind: 'choice',
      key: 'state',
      label: t('documents.filter.state'),
      options: paperState.options.map((value) => ({ value, label: t(`documents.state.${value}`) })),
      isMany: true,
    },
  ];
};

const useColumns = (): readonly BigColumn<PaperRow>[] => {
  const t = useT();
  const kindName = useKindName();
  const soft = <span className="vm-soft">–</span>;
  return [
    { key: 'number', header: t('documents.field.number'), cell: (row) => row.number ?? soft, onCard: 'listed', rem: 8 },
    {
      key: 'issuedOn',
      header: t('documents.field.issued-on'),
      cell: (row) => (row.issuedOn ? dayText(row.issuedOn) : soft),
      onCard: 'listed',
      rem: 8,
    },
    { key: 'title', header: t('documents.field.title'), cell: (row) => row.title, onCard: 'title', rem: 26 },
    { key: 'kind', header: t('documents.field.kind'), cell: kindName, isExtra: true, onCard: 'detail', rem: 12 },
    {
      key: 'organisation',
      header: t('documents.field.organisation'),
      cell: (row) => row.organisationName,
      onCard: 'listed',
      rem: 12,
    },
    {
      key: 'signer',
      header: t('documents.field.signer'),
      cell: (row) => row.signerName ?? soft,
      onCard: 'detail',
      rem: 10,
    },
    {
      key: 'state',
      header: t('documents.field.state'),
      cell: (row) => <PaperState {...row} />,
      onCard: 'listed',
      rem: 9,
    },
  ];
};

const askOf = ({ text, chosen }: BigQuery) => ({
  text,
  underId: (chosen.under?.[0] ?? null) as never,
  documentTypes: [...(chosen.type ?? [])] as never[],
  states: [...(chosen.state ?? [])] as never[],
  year: chosen.year?.[0] ? Number(chosen.year[0]) : null,
});

const NewPaperLink = () => {
  const t = useT();
  const may = useMay();
  if (!may('documents.draft-paper')) return null;
  return (
    <PageLink to="/documents/new" className="vm-button vm-button-main">
      {t('documents.new.title')}
    </PageLink>
  );
};

/** The register as it is filtered, as print or workbook. */
const useBook = () => {
  const language = useLanguage();
  const may = useMay();
  const own = useOwnPlace();
  const run = useAction(printBook, { onDone: downloadAnswer });
  const start = (query: BigQuery, format: 'pdf' | 'xlsx'): void => {
    const asked = askOf(query);
    const underId = asked.underId ?? own;
    if (underId) run.mutate({ ...asked, underId: underId as never, format, language });
  };
  return { refusal: run.error, isBusy: run.isPending, start: may(printBook.name) ? start : null };
};

const NumberActions = ({ onStep }: { onStep: (step: NumberStep) => void }) => {
  const t = useT();
  const may = useMay();
  return numberSteps
    .filter(({ contract }) => may(contract.name))
    .map(({ step }) => (
      <Button key={step} onClick={() => onStep(step)}>
        {t(`documents.numbers.${step}`)}
      </Button>
    ));
};

const NoPaper = () => {
  const t = useT();
  return (
    <Empty title={t('documents.register.empty')} action={<NewPaperLink />}>
      {t('documents.register.empty-text')}
    </Empty>
  );
};

/** Papers that went out, with drafts where asked: found by number, title, kind, year; printed and taken as a workbook. */
const RegisterPage = () => {
  const t = useT();
  const [step, setStep] = useState<NumberStep | null>(null);
  const book = useBook();
  const columns = useColumns();
  const filters = useFilters();
  return (
    <div className="vm-page">
      <PageHead
        title={t('documents.register.title')}
        subtitle={t('documents.register.about')}
        actions={
          <>
            <NewPaperLink />
            <NumberActions onStep={setStep} />
          </>
        }
      />
      <DocumentTabs />
      {book.refusal && <RefusalPanel refusal={book.refusal} takesFocus />}
      <BigList
        name="documents.papers"
        label={t('documents.register.title')}
        columns={columns}
        filters={filters}
        firstSort={{ key: 'issuedOn', descending: true }}
        searchHint={t('documents.register.search-hint')}
        rowKey={(row) => row.paperId}
        rowLink={(row) =>
          row.state === 'void' ? null : { to: '/documents/$paperId', params: { paperId: row.paperId } }
        }
        page={(query, place, signal) => ask(papers, { ...askOf(query), ...place }, { signal })}
        {...(book.start ? { onExport: (query) => book.start!(query, 'xlsx'), isExporting: book.isBusy } : {})}
        empty={<NoPaper />}
      />
      {step && <NumberDialogs step={step} onClose={() => setStep(null)} />}
    </div>
  );
};

export default RegisterPage;
