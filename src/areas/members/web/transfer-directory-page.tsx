import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Language, type Translate, useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { receivingOrganisations } from '../contract/transfers-blocks.ts';

type Row = OutputOf<typeof receivingOrganisations>['rows'][number];
type Place = { readonly id: Row['id']; readonly name: string };
const PAUSE_MS = 250;

const columnsOf = (t: Translate, language: Language, onOpen: (place: Place) => void): readonly Column<Row>[] => [
  {
    key: 'name',
    header: t('members.transfers.organisation'),
    value: (row) => row.name,
    cell: (row) => (
      <PageLink to="/organisations/$organisationId" params={{ organisationId: row.id }}>
        {row.name}
      </PageLink>
    ),
    onCard: 'title',
  },
  { key: 'type', header: t('members.transfers.type'), value: (row) => row.typeName[language] },
  { key: 'parent', header: t('members.transfers.parent'), value: (row) => row.parentName },
  {
    key: 'takes',
    header: t('members.transfers.takes-members'),
    value: (row) => (row.isCell ? 1 : row.cells),
    cell: (row) =>
      row.isCell ? (
        <Status level="good">{t('members.transfers.is-cell')}</Status>
      ) : (
        <Button onClick={() => onOpen(row)} aria-label={t('members.transfers.open-cells-of', { name: row.name })}>
          {t('members.transfers.open-cells', { count: row.cells })}
        </Button>
      ),
  },
];

type FoundProps = { readonly text: string; readonly under: Row['id'] | null; readonly onOpen: (place: Place) => void };

const Found = ({ text, under, onOpen }: FoundProps) => {
  const t = useT();
  const language = useLanguage();
  const found = useQuestion(receivingOrganisations, { text, underId: text === '' ? under : null }, { keepLast: true });
  return (
    <Answer
      query={found}
      isEmpty={(answer) => answer.rows.length === 0}
      empty={<Empty title={t('members.transfers.directory-none')} />}
    >
      {(answer) => (
        <>
          <DataTable
            label={t('members.transfers.directory')}
            rows={answer.rows}
            columns={columnsOf(t, language, onOpen)}
            rowKey={(row) => row.id}
            hasSearch={false}
          />
          {answer.isCut && <p className="vm-soft">{t('members.transfers.directory-cut')}</p>}
        </>
      )}
    </Answer>
  );
};

/** Where members can be sent: found by name without accents, or from unit to cell. Made from the tree, never typed. */
const TransferDirectoryPage = () => {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const [way, setWay] = useState<readonly Place[]>([]);
  const under = way.at(-1)?.id ?? null;
  return (
    <div className="vm-page">
      <PageHead title={t('members.transfers.directory')} subtitle={t('members.transfers.directory-text')} />
      <div className="vm-tools not-printed">
        <TextInput
          label={t('members.transfers.directory-search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {way.length > 0 && text === '' && (
          <Button onClick={() => setWay(way.slice(0, -1))}>
            {t('members.transfers.up-from', { name: way.at(-1)!.name })}
          </Button>
        )}
      </div>
      <Found
        text={text}
        under={under}
        onOpen={(place) => {
          setTyped('');
          setWay([...way, { id: place.id, name: place.name }]);
        }}
      />
    </div>
  );
};

export default TransferDirectoryPage;
