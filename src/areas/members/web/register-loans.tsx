import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { openLoans, returnDossier } from '../contract/cards.ts';
import { dayPropsOf } from './register-form-props.ts';

type Loan = OutputOf<typeof openLoans>['loans'][number];

const ReturnDialog = ({ loan, onClose }: { loan: Loan; onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(returnDossier, {
    initial: { returnedOn: todayHere() as string | null },
    toInput: ({ returnedOn }) => ({ handOverId: loan.id, expectedVersion: loan.version, returnedOn }),
    doneKey: 'members.registers.was-returned',
    undoInput: ({ version }) => ({ handOverId: loan.id, expectedVersion: version, returnedOn: null }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('members.registers.return-of', { name: loan.fullName })} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.registers.return')} onCancel={onClose}>
        <DayField label={t('members.register-column.returnedOn')} required {...dayPropsOf(state.form, 'returnedOn')} />
      </ContractForm>
    </Dialog>
  );
};

const columnsOf = (t: Translate, onReturn: ((loan: Loan) => void) | null): Column<Loan>[] => [
  { key: 'name', header: t('members.register-column.name'), value: (row) => row.fullName, onCard: 'title' },
  { key: 'to', header: t('members.register-column.receivedBy'), value: (row) => row.receivedBy },
  {
    key: 'on',
    header: t('members.register-column.happenedOn'),
    value: (row) => row.handedOn,
    cell: (row) => dayText(row.handedOn),
  },
  {
    key: 'due',
    header: t('members.register-column.dueOn'),
    value: (row) => row.dueOn,
    cell: (row) => {
      if (!row.dueOn) return '';
      return row.isOverdue ? <Status level="serious">{dayText(row.dueOn)}</Status> : dayText(row.dueOn);
    },
  },
  ...(onReturn
    ? [
        {
          key: 'return',
          header: t('members.badges.actions'),
          isAction: true,
          value: () => null,
          cell: (row: Loan) => (
            <Button onClick={() => onReturn(row)} aria-label={t('members.registers.return-of', { name: row.fullName })}>
              {t('members.registers.return')}
            </Button>
          ),
        },
      ]
    : []),
];

/** Dossiers lent and not yet back, those overdue first. */
export const RegisterLoans = ({ underId }: { underId: string }) => {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState<Loan | null>(null);
  const { data } = useQuestion(openLoans, { underId: underId as never });
  if (!data || data.loans.length === 0) return null;
  return (
    <section className="vm-stack" aria-labelledby="open-loans">
      <h2 id="open-loans">{t('members.registers.open-loans', { count: data.count })}</h2>
      {data.count > data.loans.length && (
        <p role="note">{t('members.registers.loans-cut', { shown: data.loans.length, count: data.count })}</p>
      )}
      <DataTable
        label={t('members.registers.open-loans', { count: data.count })}
        rows={data.loans}
        columns={columnsOf(t, may(returnDossier.name) ? setOpen : null)}
        rowKey={(row) => row.id}
        onExport={null}
      />
      {open && <ReturnDialog loan={open} onClose={() => setOpen(null)} />}
    </section>
  );
};
