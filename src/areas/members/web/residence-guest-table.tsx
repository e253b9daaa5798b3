import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { exportResidenceGuests } from '../contract/list-exports.ts';
import type { residenceGuests } from '../contract/transfers-residence.ts';
import { endResidenceGuest } from '../contract/transfers-residence.ts';
import { giveUnaskedRemark } from '../contract/transfers-residence-remarks.ts';
import { useListExport } from './list-export.tsx';
import { PlaceGuestDialog, RemarkDialog } from './residence-dialogs.tsx';
import { RemarkState } from './residence-links-page.tsx';
import { DayCell } from './transfer-words.tsx';

type Guest = OutputOf<typeof residenceGuests>['rows'][number];

const columnsOf = (t: Translate): readonly Column<Guest>[] => [
  {
    key: 'name',
    header: t('members.transfers.member'),
    value: (row) => row.fullName,
    cell: (row) => (
      <span>
        {row.fullName}
        {row.birthYear && <span className="vm-soft">, {t('members.residence.born-in', { year: row.birthYear })}</span>}
      </span>
    ),
    onCard: 'title',
  },
  { key: 'from', header: t('members.residence.workplace'), value: (row) => row.fromName },
  { key: 'cell', header: t('members.residence.cell'), value: (row) => row.organisationName },
  {
    key: 'since',
    header: t('members.residence.introduced-on'),
    width: '7.5rem',
    value: (row) => row.introducedOn,
    cell: (row) => <DayCell on={row.introducedOn} />,
  },
  {
    key: 'remark',
    header: t('members.residence.remark'),
    value: (row) => row.remark?.remark ?? null,
    cell: (row) => (
      <div>
        <RemarkState remark={row.remark as never} />
        {row.remark?.remark && <div className="vm-soft">{row.remark.remark}</div>}
      </div>
    ),
  },
];

type Step = 'place' | 'answer' | 'unasked' | 'end';

const stepsOf = (row: Guest): { step: Step; action: string }[] => {
  if (row.endedOn) return [];
  return [
    ...(row.remark && row.remark.answeredOn === null
      ? [{ step: 'answer' as const, action: 'members.answer-residence-remark' }]
      : []),
    ...(row.remark === null ? [{ step: 'unasked' as const, action: giveUnaskedRemark.name }] : []),
    { step: 'place' as const, action: 'members.place-residence-guest' },
    { step: 'end' as const, action: endResidenceGuest.name },
  ];
};

const useActionColumn = (take: (step: Step, row: Guest) => void): Column<Guest> => {
  const t = useT();
  const may = useMay();
  return {
    key: 'action',
    header: t('members.exemptions.actions'),
    isAction: true,
    value: () => null,
    cell: (row) => (
      <div className="vm-row">
        {stepsOf(row)
          .filter((one) => may(one.action))
          .map(({ step }) => (
            <Button
              key={step}
              onClick={() => take(step, row)}
              aria-label={`${t(`members.residence.step.${step}`)}: ${row.fullName}`}
            >
              {t(`members.residence.step.${step}`)}
            </Button>
          ))}
      </div>
    ),
  };
};

type TableProps = { readonly rows: readonly Guest[]; readonly year: number; readonly show: string };

/** The second list, with what may be done for each. */
export const ResidenceGuestTable = ({ rows, year, show }: TableProps) => {
  const t = useT();
  const [opened, setOpened] = useState<{ step: 'place' | 'answer'; row: Guest } | null>(null);
  const ask = useAction(giveUnaskedRemark, { doneKey: 'members.residence.request-was-entered' });
  const end = useAction(endResidenceGuest, { doneKey: 'members.residence.guest-was-ended' });
  const take = (step: Step, row: Guest): void => {
    if (step === 'unasked') ask.mutate({ residenceGuestId: row.id, year, askedOn: todayHere() });
    else if (step === 'end') end.mutate({ residenceGuestId: row.id });
    else setOpened({ step, row });
  };
  const action = useActionColumn(take);
  const taking = useListExport(exportResidenceGuests, { show, year });
  return (
    <>
      {(ask.error ?? end.error) && (
        <p className="vm-fault" role="alert">
          {(ask.error ?? end.error)!.reasons.map((one) => t(`refusal.${one.code}`, one.params)).join(' ')}
        </p>
      )}
      {taking.refusal}
      <DataTable
        label={t('members.residence.guest-list')}
        rows={rows}
        columns={[...columnsOf(t), action]}
        rowKey={(row) => row.id}
        {...taking.props}
      />
      {opened?.step === 'place' && <PlaceGuestDialog guest={opened.row} onClose={() => setOpened(null)} />}
      {opened?.step === 'answer' && (
        <RemarkDialog
          remark={opened.row.remark!}
          name={opened.row.fullName}
          year={year}
          side="residence"
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
};
