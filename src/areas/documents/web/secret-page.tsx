import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { changeHolder, recordSecretEntry, secretEntries } from '../contract/secret-entries.ts';
import { DocumentTabs } from './document-tabs.tsx';
import { useOwnPlace } from './own-place.ts';

type Row = OutputOf<typeof secretEntries>['rows'][number];

const NewEntry = ({ organisationId, onClose }: { organisationId: string; onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(recordSecretEntry, {
    initial: { number: '', datedOn: todayHere() as string | null, holder: '' },
    toInput: (typed) => ({ organisationId, ...typed }),
    doneKey: 'documents.secret.recorded',
    undoInput: ({ secretEntryId }) => ({ secretEntryId }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('documents.secret.add')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('documents.secret.add')} onCancel={onClose}>
        <p className="vm-soft">{t('documents.secret.only')}</p>
        <TextInput label={t('documents.secret.number')} required {...form.getInputProps('number')} />
        <DayField
          label={t('documents.secret.dated-on')}
          value={form.values.datedOn}
          onChange={(day: Day | null) => form.setFieldValue('datedOn', day)}
          error={form.errors.datedOn as string | undefined}
          required
        />
        <TextInput label={t('documents.secret.holder')} required {...form.getInputProps('holder')} />
      </ContractForm>
    </Dialog>
  );
};

const ChangeHolder = ({ row, onClose }: { row: Row; onClose: () => void }) => {
  const t = useT();
  const { secretEntryId, version, holder, returnedOn } = row;
  const state = useContractForm(changeHolder, {
    initial: { holder, returnedOn: returnedOn as string | null },
    toInput: (typed) => ({ secretEntryId, expectedVersion: version, ...typed }),
    doneKey: 'documents.secret.changed',
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('documents.secret.change')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('documents.secret.change')} onCancel={onClose}>
        <TextInput label={t('documents.secret.holder')} required {...form.getInputProps('holder')} />
        <DayField
          label={t('documents.secret.returned-on')}
          value={form.values.returnedOn}
          onChange={(day: Day | null) => form.setFieldValue('returnedOn', day)}
          error={form.errors.returnedOn as string | undefined}
        />
      </ContractForm>
    </Dialog>
  );
};

const useColumns = (onChange: (row: Row) => void): Column<Row>[] => {
  const t = useT();
  const may = useMay();
  return [
    { key: 'number', header: t('documents.secret.number'), value: (row) => row.number, onCard: 'title' },
    {
      key: 'datedOn',
      header: t('documents.secret.dated-on'),
      value: (row) => row.datedOn,
      cell: (row) => dayText(row.datedOn),
    },
    { key: 'holder', header: t('documents.secret.holder'), value: (row) => row.holder },
    {
      key: 'returnedOn',
      header: t('documents.secret.returned-on'),
      value: (row) => row.returnedOn ?? '',
      cell: (row) => (row.returnedOn ? dayText(row.returnedOn) : '–'),
    },
    {
      key: 'change',
      header: t('documents.secret.what-to-do'),
      value: () => '',
      cell: (row) =>
        may(changeHolder.name) && <Button onClick={() => onChange(row)}>{t('documents.secret.change')}</Button>,
    },
  ];
};

const Book = ({ organisationId }: { organisationId: string }) => {
  const t = useT();
  const [changed, setChanged] = useState<Row | null>(null);
  const found = useQuestion(secretEntries, { organisationId: organisationId as never });
  const columns = useColumns(setChanged);
  return (
    <Answer
      query={found}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<Empty title={t('documents.secret.empty')}>{t('documents.secret.only')}</Empty>}
    >
      {({ rows }) => (
        <>
          <DataTable
            label={t('documents.secret.title')}
            rows={rows}
            columns={columns}
            rowKey={(row) => row.secretEntryId}
            onExport={null}
          />
          {changed && <ChangeHolder row={changed} onClose={() => setChanged(null)} />}
        </>
      )}
    </Answer>
  );
};

/** The tracking book of secret papers: number, day and holder, and nothing of what they say. */
const SecretPage = () => {
  const t = useT();
  const may = useMay();
  const own = useOwnPlace();
  const [organisationId, setOrganisation] = useState<string | null>(own);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="vm-page">
      <PageHead
        title={t('documents.secret.title')}
        subtitle={t('documents.secret.about')}
        actions={
          organisationId &&
          may(recordSecretEntry.name) && (
            <Button main onClick={() => setOpen(true)}>
              {t('documents.secret.add')}
            </Button>
          )
        }
      />
      <DocumentTabs />
      <div className="vm-tools vm-tools-fields not-printed">
        <OrganisationField
          label={t('documents.secret.of')}
          value={organisationId}
          onChange={setOrganisation}
          required
        />
      </div>
      {organisationId ? <Book organisationId={organisationId} /> : <Empty title={t('documents.templates.choose')} />}
      {isOpen && organisationId && <NewEntry organisationId={organisationId} onClose={() => setOpen(false)} />}
    </div>
  );
};

export default SecretPage;
