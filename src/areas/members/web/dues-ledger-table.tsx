import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useLanguage, useT } from '../../../web/messages.ts';
import { monthText } from '../rules/dues-month.ts';
import { isSettled } from '../rules/dues-paid-through.ts';
import { DuesAmountDialog } from './dues-amount-dialog.tsx';
import { DuesMemberDialog } from './dues-member-dialog.tsx';
import { DuesPayDialog } from './dues-pay-dialog.tsx';
import { type DuesScene, type LedgerLine, mayWrite } from './dues-scene.ts';
import { levelOf, useDong } from './dues-words.ts';

type Opened = { readonly what: 'pay' | 'amount' | 'member'; readonly line: LedgerLine };

const StateCell = ({ line }: { line: LedgerLine }) => {
  const t = useT();
  const rule = line.amounts?.rule;
  return (
    <div>
      <Status level={levelOf[line.state]}>{t(`members.dues.state.${line.state}`)}</Status>
      {rule && <div className="vm-soft">{t(`members.dues.rule.${rule}`)}</div>}
      {line.amounts?.handReason && (
        <div className="vm-soft">{t('members.dues.by-hand', { reason: line.amounts.handReason })}</div>
      )}
      {line.amounts?.isOutdated && <div className="vm-soft">{t('members.dues.outdated')}</div>}
    </div>
  );
};

const PaidCell = ({ line }: { line: LedgerLine }) => {
  const t = useT();
  if (line.paidOn === null) return null;
  const parts = [dayText(line.paidOn), line.channel && t(`members.dues.channel.${line.channel}`), line.receiptNumber];
  return <span>{parts.filter(Boolean).join(' · ')}</span>;
};

const useAmountColumns = (scene: DuesScene): readonly Column<LedgerLine>[] => {
  const t = useT();
  const language = useLanguage();
  const dong = useDong();
  if (!scene.ledger.isCollector) return [];
  const groupName = (code: string | null): string | null =>
    code === null ? null : (scene.ledger.groups.find((group) => group.code === code)?.name[language] ?? code);
  return [
    {
      key: 'group',
      header: t('members.dues.group'),
      width: '12rem',
      value: ({ amounts }) => groupName(amounts?.group ?? null),
      onCard: 'detail',
    },
    {
      key: 'due',
      header: t('members.dues.due'),
      value: ({ amounts }) => amounts?.due ?? null,
      cell: ({ amounts }) => amounts?.due !== null && <span className="dues-amount">{dong(amounts?.due)}</span>,
      isNumber: true,
    },
    {
      key: 'paid',
      header: t('members.dues.paid'),
      value: ({ amounts }) => amounts?.paid ?? null,
      cell: ({ amounts }) => <span className="dues-amount">{dong(amounts?.paid)}</span>,
      isNumber: true,
    },
  ];
};

const useActionColumn = (scene: DuesScene, onOpen: (opened: Opened) => void): Column<LedgerLine> => {
  const t = useT();
  return {
    key: 'action',
    header: t('members.dues.action'),
    isAction: true,
    value: () => null,
    cell: (line) => (
      <div className="vm-row dues-actions">
        {mayWrite(scene) && !isSettled(line.state) && line.state !== 'unknown' && (
          <Button onClick={() => onOpen({ what: 'pay', line })}>{t('members.dues.pay')}</Button>
        )}
        {mayWrite(scene) && line.state === 'unknown' && (
          <Button onClick={() => onOpen({ what: 'amount', line })}>{t('members.dues.enter-amount')}</Button>
        )}
        <Button onClick={() => onOpen({ what: 'member', line })}>{t('members.dues.details')}</Button>
      </div>
    ),
  };
};

const nameColumn = (header: string, temporary: string): Column<LedgerLine> => ({
  key: 'name',
  header,
  // Sorted by given name first, as every list of people.
  value: (line) => line.sortName,
  cell: (line) => (
    <div>
      {line.fullName}
      {line.kind === 'temporary' && <div className="vm-soft">{temporary}</div>}
    </div>
  ),
  onCard: 'title',
});

const stateColumns = (t: Translate): readonly Column<LedgerLine>[] => [
  {
    key: 'state',
    header: t('members.dues.state'),
    value: (line) => t(`members.dues.state.${line.state}`),
    cell: (line) => <StateCell line={line} />,
  },
  {
    key: 'paid-on',
    header: t('members.dues.paid-how'),
    value: (line) => line.paidOn,
    cell: (line) => <PaidCell line={line} />,
  },
];

const chipsOf = (t: Translate) =>
  (['unpaid', 'unknown'] as const).map((key) => ({
    key,
    label: t(`members.dues.state.${key}`),
    test: (line: LedgerLine) => line.state === key || (key === 'unpaid' && line.state === 'part'),
  }));

/** Who owes, who paid. The columns of amounts stand there for the collector of the cell alone. */
export const DuesLedgerTable = ({ scene }: { scene: DuesScene }) => {
  const t = useT();
  const amounts = useAmountColumns(scene);
  const [opened, setOpened] = useState<Opened | null>(null);
  const action = useActionColumn(scene, setOpened);
  const close = () => setOpened(null);
  const columns = [
    nameColumn(t('members.dues.member'), t('members.dues.kind.temporary')),
    ...amounts,
    ...stateColumns(t),
    action,
  ];
  return (
    <>
      <DataTable
        label={t('members.dues.ledger-label', { name: scene.ledger.organisationName, month: monthText(scene.month) })}
        rows={scene.ledger.lines}
        columns={columns}
        rowKey={(line) => line.id}
        chips={chipsOf(t)}
        onExport={null}
      />
      {opened?.what === 'pay' && <DuesPayDialog scene={scene} line={opened.line} onClose={close} />}
      {opened?.what === 'amount' && <DuesAmountDialog scene={scene} line={opened.line} onClose={close} />}
      {opened?.what === 'member' && <DuesMemberDialog scene={scene} line={opened.line} onClose={close} />}
    </>
  );
};
