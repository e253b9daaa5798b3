import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { type Level, Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import type { TargetView } from '../contract/programme-reads.ts';
import { removeTarget, takeBackAllotments } from '../contract/programmes.ts';
import type { ProgrammeId } from '../contract/task-shapes.ts';
import { ChangeAllotmentDialog } from './change-allotment-dialog.tsx';
import { useFigureText } from './figure-words.ts';
import { HandOutDialog } from './hand-out-dialog.tsx';
import { TargetSums } from './target-sums.tsx';

type Allotment = TargetView['allotments'][number];

const levels: Readonly<Record<Allotment['standing'], Level>> = { met: 'good', short: 'attention', unknown: 'unknown' };

/** How a result stands to its target, with the day that has passed. */
export const TargetStanding = ({ standing, isOverdue }: Pick<Allotment, 'standing' | 'isOverdue'>) => {
  const t = useT();
  return (
    <span className="tasks-standing">
      <Status level={levels[standing]}>{t(`tasks.standing.${standing}`)}</Status>
      {isOverdue && <Status level="serious">{t('tasks.target.overdue')}</Status>}
    </span>
  );
};

/** The name of a unit: the door to every figure it has reported. */
const UnitName = ({ unit }: { unit: Allotment }) =>
  unit.receivedTargetId === null ? (
    unit.organisationName
  ) : (
    <PageLink to="/tasks/received/$receivedTargetId" params={{ receivedTargetId: unit.receivedTargetId }}>
      {unit.organisationName}
    </PageLink>
  );

const Result = ({ target, latest }: { target: TargetView; latest: Allotment['latest'] }) => {
  const t = useT();
  const figureText = useFigureText();
  if (latest === null) return <>–</>;
  const source = latest.sourceWords ?? t(`tasks.measure.${latest.measure}`);
  return (
    <>
      <div>{figureText(target.kind, latest.figure)}</div>
      <div className="vm-soft">{t('tasks.target.of-day', { on: latest.on, source })}</div>
    </>
  );
};

const useColumns = (target: TargetView): Column<Allotment>[] => {
  const t = useT();
  const figureText = useFigureText();
  const head = (key: string): string => t(`tasks.paper-column.${key}`);
  return [
    {
      key: 'unit',
      header: head('unit'),
      value: (row) => row.organisationName,
      cell: (row) => <UnitName unit={row} />,
      onCard: 'title',
    },
    {
      key: 'target',
      header: head('target'),
      value: (row) => row.figure.numerator / row.figure.denominator,
      cell: (row) => figureText(target.kind, row.figure),
      isNumber: true,
      width: '7rem',
    },
    { key: 'due', header: head('due'), value: (row) => row.dueOn, cell: (row) => dayText(row.dueOn), width: '8rem' },
    {
      key: 'result',
      header: head('result'),
      value: ({ latest }) => (latest?.figure.denominator ? latest.figure.numerator / latest.figure.denominator : null),
      cell: (row) => <Result target={target} latest={row.latest} />,
    },
    {
      key: 'standing',
      header: head('standing'),
      value: (row) => t(`tasks.standing.${row.standing}`),
      cell: (row) => <TargetStanding {...row} />,
      width: '12rem',
    },
  ];
};

const useButtons = (
  onChange: (unit: Allotment) => void,
  onTakeBack: (unit: Allotment) => void,
): Column<Allotment>[] => {
  const t = useT();
  const may = useMay();
  if (!may('tasks.change-allotment')) return [];
  return [
    {
      key: 'acts',
      header: t('tasks.column.acts'),
      value: () => null,
      isAction: true,
      width: '13rem',
      cell: (row) => (
        <div className="vm-row not-printed">
          <Button onClick={() => onChange(row)}>{t('tasks.target.change')}</Button>
          {row.latest === null && <Button onClick={() => onTakeBack(row)}>{t('tasks.target.take-back')}</Button>}
        </div>
      ),
    },
  ];
};

const TargetActs = ({ programmeId, target }: { programmeId: ProgrammeId; target: TargetView }) => {
  const t = useT();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const remove = useAction(removeTarget, { doneKey: 'tasks.target.removed' });
  return (
    <>
      <div className="vm-row not-printed">
        {may('tasks.hand-out-target') && <Button onClick={() => setOpen(true)}>{t('tasks.target.hand-out')}</Button>}
        {target.given === 0 && may('tasks.remove-target') && (
          <Button isBusy={remove.isPending} onClick={() => remove.mutate({ targetId: target.id })}>
            {t('tasks.target.remove')}
          </Button>
        )}
      </div>
      {remove.error && <RefusalPanel refusal={remove.error} takesFocus />}
      {isOpen && <HandOutDialog programmeId={programmeId} target={target} onClose={() => setOpen(false)} />}
    </>
  );
};

/** One target over its units: what was given, what came back with its source, who met it, who said nothing. */
export const TargetCard = ({ programmeId, target }: { programmeId: ProgrammeId; target: TargetView }) => {
  const t = useT();
  const [changed, setChanged] = useState<Allotment | null>(null);
  const back = useAction(takeBackAllotments, { doneKey: 'tasks.target.was-taken-back' });
  const buttons = useButtons(setChanged, (unit) => back.mutate({ allotmentIds: [unit.id] }));
  const columns = [...useColumns(target), ...buttons];
  return (
    <section className="vm-card">
      <h2>
        {t('tasks.paper.target', {
          name: target.name,
          unit: target.unit,
          direction: t(`tasks.direction.${target.direction}`),
        })}
      </h2>
      <TargetSums target={target} />
      {target.given > 0 && (
        <DataTable
          label={target.name}
          rows={target.allotments}
          columns={columns}
          rowKey={(row) => row.id}
          hasSearch={target.given > 12}
          onExport={null}
        />
      )}
      {back.error && <RefusalPanel refusal={back.error} takesFocus />}
      <TargetActs programmeId={programmeId} target={target} />
      {changed && <ChangeAllotmentDialog target={target} unit={changed} onClose={() => setChanged(null)} />}
    </section>
  );
};
