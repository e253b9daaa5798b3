import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { type Level, Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { type duesRemittances, receiveRemittance, withdrawReceipt, withdrawRemittance } from '../contract.ts';
import { monthText } from '../rules/dues-month.ts';
import { amountColumn } from './dues-columns.tsx';
import { amountOrNull, amountProps, useDong } from './dues-words.ts';
import { dayPropsOf } from './register-form-props.ts';

type Remittance = OutputOf<typeof duesRemittances>['sent'][number];
type Side = 'sent' | 'received';
type Props = { readonly rows: readonly Remittance[]; readonly side: Side; readonly mayAct: boolean };

const levels: Readonly<Record<Remittance['state'], Level>> = {
  sent: 'attention',
  received: 'good',
  withdrawn: 'plain',
};

const StateCell = ({ row }: { row: Remittance }) => {
  const t = useT();
  const dong = useDong();
  const differs = row.receivedAmount !== null && row.receivedAmount !== row.amount;
  return (
    <div>
      <Status level={levels[row.state]}>{t(`members.dues.remittance.${row.state}`)}</Status>
      {row.receivedOn && <div className="vm-soft">{dayText(row.receivedOn)}</div>}
      {differs && (
        <Status level="serious">{t('members.dues.received-differs', { amount: dong(row.receivedAmount) })}</Status>
      )}
    </div>
  );
};

const ReceiveDialog = ({ row, onClose }: { row: Remittance; onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(receiveRemittance, {
    initial: { receivedOn: todayHere() as string | null, amount: (row.amount ?? '') as number | string },
    toInput: ({ amount, receivedOn }) => ({
      remittanceId: row.id,
      expectedVersion: row.version,
      receivedOn,
      amount: amountOrNull(amount),
    }),
    doneKey: 'members.dues.was-received',
    undoInput: ({ version }): InputOf<typeof withdrawReceipt> => ({ remittanceId: row.id, expectedVersion: version }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('members.dues.receive')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.dues.receive')} onCancel={onClose}>
        <p>{t('members.dues.receive-text', { name: row.otherName, on: row.remittedOn })}</p>
        <NumberInput
          label={t('members.dues.amount-received')}
          {...amountProps}
          {...state.form.getInputProps('amount')}
        />
        <DayField label={t('members.dues.received-on')} {...dayPropsOf(state.form, 'receivedOn')} />
      </ContractForm>
    </Dialog>
  );
};

const monthsOf = ({ fromMonth, untilMonth }: Remittance): string =>
  fromMonth === untilMonth ? monthText(fromMonth) : `${monthText(fromMonth)}–${monthText(untilMonth)}`;

const useColumns = (side: Side): readonly Column<Remittance>[] => {
  const t = useT();
  const dong = useDong();
  const other = t(side === 'sent' ? 'members.dues.to' : 'members.dues.from');
  return [
    { key: 'other', header: other, value: (row) => row.otherName, onCard: 'title' },
    {
      key: 'months',
      header: t('members.dues.for-months'),
      value: (row) => row.fromMonth,
      text: monthsOf,
      cell: monthsOf,
    },
    amountColumn('amount', t('members.dues.amount'), (row) => row.amount, dong),
    {
      key: 'on',
      header: t('members.dues.remitted-on'),
      value: (row) => row.remittedOn,
      cell: (row) => dayText(row.remittedOn),
    },
    { key: 'paper', header: t('members.dues.paper-number'), value: (row) => row.paperNumber, onCard: 'detail' },
    {
      key: 'state',
      header: t('members.dues.state'),
      value: (row) => row.state,
      text: (row) => t(`members.dues.remittance.${row.state}`),
      cell: (row) => <StateCell row={row} />,
    },
  ];
};

type ActionProps = { readonly row: Remittance; readonly side: Side; readonly onReceive: (row: Remittance) => void };

const RowActions = ({ row, side, onReceive }: ActionProps) => {
  const t = useT();
  const withdraw = useAction(withdrawRemittance, { doneKey: 'members.dues.remittance-withdrawn' });
  const unreceive = useAction(withdrawReceipt, { doneKey: 'members.dues.receipt-withdrawn' });
  const versioned = { remittanceId: row.id, expectedVersion: row.version };
  const refusal = withdraw.error ?? unreceive.error;
  return (
    <div className="vm-row">
      {side === 'sent' && row.state === 'sent' && (
        <Button onClick={() => withdraw.mutate(versioned)}>{t('members.dues.withdraw-remittance')}</Button>
      )}
      {side === 'received' && row.state === 'sent' && (
        <Button onClick={() => onReceive(row)}>{t('members.dues.receive')}</Button>
      )}
      {side === 'received' && row.state === 'received' && (
        <Button onClick={() => unreceive.mutate(versioned)}>{t('members.dues.withdraw-receipt')}</Button>
      )}
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
    </div>
  );
};

/** Remittances of one side with what may be done: withdraw what is not received, confirm what came. */
export const DuesRemittanceTable = ({ rows, side, mayAct }: Props) => {
  const t = useT();
  const columns = useColumns(side);
  const [receiving, setReceiving] = useState<Remittance | null>(null);
  if (rows.length === 0) return <Empty title={t('members.dues.no-remittances')} />;
  const action: Column<Remittance> = {
    key: 'action',
    header: t('members.dues.action'),
    isAction: true,
    value: () => null,
    cell: (row) => <RowActions row={row} side={side} onReceive={setReceiving} />,
  };
  return (
    <>
      <DataTable
        label={t(side === 'sent' ? 'members.dues.sent-label' : 'members.dues.received-from-below')}
        rows={rows}
        columns={mayAct ? [...columns, action] : columns}
        rowKey={(row) => row.id}
        hasSearch={rows.length > 8}
      />
      {receiving && <ReceiveDialog row={receiving} onClose={() => setReceiving(null)} />}
    </>
  );
};
