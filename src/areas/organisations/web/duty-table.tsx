import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DataTable, type FilterChip } from '../../../web/kit/data-table.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { completeDuty, type followUpDuties, reopenDuty } from '../contract/event-register.ts';
import { dayProps } from './form-fields.ts';

type Duty = OutputOf<typeof followUpDuties>['rows'][number];

const CompleteDialog = ({ duty, onClose }: { duty: Duty; onClose: () => void }) => {
  const t = useT();
  const language = useLanguage();
  const state = useContractForm(completeDuty, {
    initial: { doneOn: todayHere() as string, note: '' },
    toInput: ({ doneOn, note }) => ({
      dutyId: duty.id,
      expectedVersion: duty.version,
      doneOn,
      note: note.trim() === '' ? null : note,
    }),
    doneKey: 'organisations.duties.completed',
    undoInput: (output) => ({ dutyId: output.dutyId, expectedVersion: output.version }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('organisations.duties.complete')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('organisations.duties.complete')} onCancel={onClose}>
        <p>
          <strong>{duty.name[language]}</strong>, {duty.organisationName}
        </p>
        <DayField label={t('organisations.duties.done-on')} required {...dayProps(state.form, 'doneOn')} />
        <TextInput label={t('organisations.duties.note')} {...state.form.getInputProps('note')} />
      </ContractForm>
    </Dialog>
  );
};

const DutyState = ({ duty }: { duty: Duty }) => {
  const t = useT();
  if (duty.doneOn) return <Status level="good">{t('organisations.duties.done', { on: dayText(duty.doneOn) })}</Status>;
  if (duty.overdue) return <Status level="serious">{t('organisations.duties.overdue')}</Status>;
  return <Status level="plain">{t('organisations.duties.open')}</Status>;
};

type Handlers = { readonly onComplete: (duty: Duty) => void; readonly onReopen: (duty: Duty) => void };

const DutyButton = ({ duty, onComplete, onReopen }: { duty: Duty } & Handlers) => {
  const t = useT();
  const language = useLanguage();
  const label = t(duty.doneOn ? 'organisations.duties.reopen' : 'organisations.duties.complete');
  return (
    <Button
      onClick={() => (duty.doneOn ? onReopen(duty) : onComplete(duty))}
      aria-label={`${label}: ${duty.name[language]}, ${duty.organisationName}`}
    >
      {label}
    </Button>
  );
};

const stateOf = (duty: Duty): string => (duty.doneOn ? 'is-done' : duty.overdue ? 'overdue' : 'open');

const useFactColumns = (): readonly Column<Duty>[] => {
  const t = useT();
  const language = useLanguage();
  return [
    { key: 'name', header: t('organisations.duties.name'), value: (row) => row.name[language], onCard: 'title' },
    {
      key: 'organisation',
      header: t('organisations.duties.organisation'),
      value: (row) => row.organisationName,
      cell: (row) => (
        <PageLink to="/organisations/$organisationId" params={{ organisationId: row.organisationId }}>
          {row.organisationName}
        </PageLink>
      ),
    },
    {
      key: 'due',
      header: t('organisations.duties.due'),
      width: '8rem',
      value: (row) => row.dueOn,
      cell: (row) => (row.dueOn ? dayText(row.dueOn) : t('organisations.duties.no-due')),
    },
    {
      key: 'state',
      header: t('organisations.events.state'),
      value: (row) => t(`organisations.duties.${stateOf(row)}`),
      cell: (row) => <DutyState duty={row} />,
    },
    {
      key: 'source',
      header: t('organisations.duties.source'),
      value: (row) => row.source[language],
    },
  ];
};

const useColumns = (handlers: Handlers): readonly Column<Duty>[] => {
  const t = useT();
  const may = useMay();
  const facts = useFactColumns();
  const action: Column<Duty> = {
    key: 'action',
    header: t('organisations.duties.action'),
    value: () => null,
    isAction: true,
    cell: (row) => <DutyButton duty={row} {...handlers} />,
  };
  return may('organisations.complete-duty') ? [...facts, action] : facts;
};

/** Follow-up duties with what can be done about each. */
export const DutyTable = ({ rows }: { rows: readonly Duty[] }) => {
  const t = useT();
  const [done, setDone] = useState<Duty | null>(null);
  const reopen = useAction(reopenDuty, { doneKey: 'organisations.duties.reopened' });
  const columns = useColumns({
    onComplete: setDone,
    onReopen: (duty) => reopen.mutate({ dutyId: duty.id, expectedVersion: duty.version }),
  });
  const chips: FilterChip<Duty>[] = [
    { key: 'overdue', label: t('organisations.duties.overdue'), test: (row: Duty) => row.overdue },
    { key: 'open', label: t('organisations.duties.open'), test: (row: Duty) => row.doneOn === null && !row.overdue },
    { key: 'done', label: t('organisations.duties.is-done'), test: (row: Duty) => row.doneOn !== null },
  ].filter((chip) => rows.some(chip.test));
  return (
    <>
      <DataTable
        label={t('organisations.duties.title')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        chips={chips.length > 1 ? chips : []}
      />
      {done && <CompleteDialog duty={done} onClose={() => setDone(null)} />}
    </>
  );
};
