import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { useAsOf } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { type RequiredDocument, requiredDocuments } from '../contract/regulations.ts';
import { useWords } from './organisation-words.ts';
import { RemoveRequiredDocumentDialog, RequiredDocumentDialog } from './required-documents-dialogs.tsx';
import type { RequiredList } from './required-documents-draft.ts';

type Row = RequiredDocument & { readonly at: number };
type Asked = { readonly what: 'edit' | 'remove'; readonly at: number };

const sourceText = ({ citation }: RequiredDocument, t: Translate): string =>
  citation
    ? t('organisations.required-documents.cited', { ...citation, seenOn: dayText(citation.seenOn) })
    : t('organisations.required-documents.practice');

const useColumns = (on: RequiredList['on']): readonly Column<Row>[] => {
  const t = useT();
  const language = useLanguage();
  const { typeWord } = useWords(on);
  const months = ({ reviewMonths }: Row) =>
    reviewMonths === null ? null : t('organisations.required-documents.review-months', { months: reviewMonths });
  return [
    {
      key: 'name',
      header: t('organisations.required-documents.name-vi'),
      value: (row) => row.name[language],
      onCard: 'title',
    },
    {
      key: 'types',
      header: t('organisations.required-documents.types'),
      value: (row) => row.types.map(typeWord).join(', '),
    },
    { key: 'review', header: t('organisations.required-documents.review'), value: (row) => months(row) },
    {
      key: 'source',
      header: t('organisations.required-documents.source'),
      value: (row) => sourceText(row, t),
      cell: (row) => <Status level={row.citation ? 'good' : 'attention'}>{sourceText(row, t)}</Status>,
    },
  ];
};

const useActionColumn = (onAsk: (asked: Asked) => void): Column<Row> => {
  const t = useT();
  const language = useLanguage();
  return {
    key: 'action',
    header: t('organisations.action'),
    isAction: true,
    value: () => null,
    cell: ({ at, name }) => (
      <div className="vm-row">
        {(['edit', 'remove'] as const).map((what) => (
          <Button
            key={what}
            aria-label={t(`organisations.required-documents.${what}-of`, { name: name[language] })}
            onClick={() => onAsk({ what, at })}
          >
            {t(`organisations.required-documents.${what}`)}
          </Button>
        ))}
      </div>
    ),
  };
};

const DocumentList = ({ answer, on }: { answer: OutputOf<typeof requiredDocuments>; on: RequiredList['on'] }) => {
  const t = useT();
  const mayEdit = useMay()('organisations.edit-required-documents');
  const [asked, setAsked] = useState<Asked | null>(null);
  const columns = useColumns(on);
  const action = useActionColumn(setAsked);
  const rows = answer.entries.map((entry, at) => ({ ...entry, at }));
  const props = { list: { entries: answer.entries, on }, onClose: () => setAsked(null) };
  const origin = `organisations.required-documents.${answer.origin === 'pack' ? 'from-pack' : 'from-here'}`;
  return (
    <>
      {rows.length === 0 ? (
        <Empty title={t('organisations.required-documents.none')}>
          {t('organisations.required-documents.none-text')}
        </Empty>
      ) : (
        <>
          <p className="vm-soft">{t(origin, { on: dayText(on) })}</p>
          <DataTable
            label={t('organisations.required-documents.title')}
            rows={rows}
            columns={mayEdit ? [...columns, action] : columns}
            rowKey={(row) => row.kind}
            hasSearch={rows.length > 8}
          />
        </>
      )}
      {mayEdit && (
        <div className="not-printed">
          <Button main onClick={() => setAsked({ what: 'edit', at: rows.length })}>
            {t('organisations.required-documents.add')}
          </Button>
        </div>
      )}
      {asked?.what === 'edit' && <RequiredDocumentDialog {...props} at={asked.at} />}
      {asked?.what === 'remove' && <RemoveRequiredDocumentDialog {...props} at={asked.at} />}
    </>
  );
};

/** Which documents each type of organisation keeps, where that comes from, and changing it. */
const RequiredDocumentsPage = () => {
  const t = useT();
  const { on } = useAsOf();
  const list = useQuestion(requiredDocuments, { on });
  return (
    <div className="vm-page">
      <PageHead
        title={t('organisations.required-documents.title')}
        subtitle={t('organisations.required-documents.subtitle')}
      />
      <Answer query={list}>{(answer) => <DocumentList answer={answer} on={on} />}</Answer>
    </div>
  );
};

export default RequiredDocumentsPage;
