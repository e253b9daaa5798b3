import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { reopenAttendance, rosterOfMonth, withdrawAttendance } from '../contract.ts';
import { OfficeAndMonth } from './oversight-month.tsx';
import { monthText, useOfficeAndMonth } from './oversight-place.ts';
import type { OrganisationId } from './own-cell.ts';
import { AttendedDialog, MissedDialog, PlanAttendanceDialog, type RosterLine } from './roster-dialogs.tsx';
import './meetings.css';

type Roster = OutputOf<typeof rosterOfMonth>;
type Place = { readonly organisationId: OrganisationId; readonly month: Day };

/** Steps that ask for nothing: taken at one click, and back at one. */
const PlainActs = ({ line, place: { organisationId, month } }: { line: RosterLine; place: Place }) => {
  const t = useT();
  const may = useMay();
  const { rosterId, version, cellId, personId, plannedOn, attendedOn, remark, state, meetingId } = line;
  const at = { rosterId, expectedVersion: version };
  const withdraw = useAction(withdrawAttendance, {
    doneKey: 'meetings.roster.done-withdraw',
    undoInput: () => ({ organisationId, month, cellId, personId, plannedOn }),
  });
  const reopen = useAction(reopenAttendance, {
    doneKey: 'meetings.roster.done-reopen',
    // What was recorded as missed has an undo of another name: it is typed again.
    undoInput: ({ version: now }) => (attendedOn ? { rosterId, expectedVersion: now, attendedOn, remark } : undefined),
  });
  const refusal = withdraw.error ?? reopen.error;
  return (
    <>
      {state === 'planned' && may('meetings.withdraw-attendance') && (
        <Button isBusy={withdraw.isPending} onClick={() => withdraw.mutate(at)}>
          {t('meetings.roster.withdraw')}
        </Button>
      )}
      {state !== 'planned' && meetingId === null && may('meetings.reopen-attendance') && (
        <Button isBusy={reopen.isPending} onClick={() => reopen.mutate(at)}>
          {t('meetings.roster.reopen')}
        </Button>
      )}
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
    </>
  );
};

type Step = 'record' | 'missed';
type Opened = { readonly line: RosterLine; readonly step: Step };

const LineActs = ({ line, place, onStep }: { line: RosterLine; place: Place; onStep: (step: Step) => void }) => {
  const t = useT();
  const may = useMay();
  const mayRecord = line.state === 'planned' && may('meetings.record-attendance');
  return (
    <div className="vm-row not-printed">
      {mayRecord && <Button onClick={() => onStep('record')}>{t('meetings.roster.record')}</Button>}
      {mayRecord && <Button onClick={() => onStep('missed')}>{t('meetings.roster.missed')}</Button>}
      <PlainActs line={line} place={place} />
    </div>
  );
};

/** Beside the table, not in a row: a phone that is turned lays the rows out anew, and what is being typed must not go with them. */
const OpenedStep = ({ opened, onClose }: { opened: Opened | null; onClose: () => void }) => {
  if (opened === null) return null;
  const Asked = opened.step === 'record' ? AttendedDialog : MissedDialog;
  return <Asked line={opened.line} onClose={onClose} />;
};

const levels = { planned: 'plain', attended: 'good', missed: 'attention' } as const;

const useColumns = (place: Place, onOpen: (opened: Opened) => void) => {
  const t = useT();
  const day = (on: string | null) => (on === null ? '' : dayText(on));
  return [
    { key: 'name', header: t('meetings.roster.person'), value: (row: RosterLine) => row.fullName },
    { key: 'cell', header: t('meetings.owing.column.cell'), value: (row: RosterLine) => row.cellName },
    {
      key: 'planned',
      header: t('meetings.owing.column.planned'),
      value: (row: RosterLine) => row.plannedOn,
      cell: (row: RosterLine) => day(row.plannedOn),
    },
    {
      key: 'state',
      header: t('meetings.roster.outcome'),
      value: (row: RosterLine) => t(`meetings.roster.state.${row.isGap ? 'gap' : row.state}`),
      cell: (row: RosterLine) => (
        <Status level={row.isGap ? 'attention' : levels[row.state]}>
          {t(`meetings.roster.state.${row.isGap ? 'gap' : row.state}`)} {day(row.attendedOn)}
        </Status>
      ),
    },
    { key: 'remark', header: t('meetings.roster.remark'), value: (row: RosterLine) => row.remark ?? row.why },
    {
      key: 'acts',
      header: t('meetings.roster.acts'),
      value: () => null,
      isAction: true,
      cell: (row: RosterLine) => <LineActs line={row} place={place} onStep={(step) => onOpen({ line: row, step })} />,
    },
  ];
};

const Unplanned = ({ unplanned, unplannedCount }: Pick<Roster, 'unplanned' | 'unplannedCount'>) => {
  const t = useT();
  if (unplanned.length === 0) return null;
  return (
    <section className="vm-card">
      <h2>{t('meetings.roster.unplanned')}</h2>
      {unplannedCount > unplanned.length && (
        <p role="note">{t('meetings.roster.unplanned-cut', { shown: unplanned.length, count: unplannedCount })}</p>
      )}
      <ul>
        {unplanned.map((one) => (
          <li key={`${one.meetingId} ${one.fullName}`}>
            <PageLink to="/meetings/$meetingId" params={{ meetingId: one.meetingId }}>
              {one.fullName} · {one.cellName} · {dayText(one.heldOn)}
            </PageLink>
            {one.remark && ` · ${one.remark}`}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Lines = ({ answer, title, place }: { answer: Roster; title: string; place: Place }) => {
  const t = useT();
  const { cells, cellsWithoutPlan, rows, unplanned } = answer;
  const [opened, setOpened] = useState<Opened | null>(null);
  const columns = useColumns(place, setOpened);
  return (
    <>
      <p>
        {t('meetings.roster.planned-for')}{' '}
        <Figure
          numerator={cells - cellsWithoutPlan}
          denominator={cells}
          definition={t('meetings.roster.planned-means')}
        />
      </p>
      <DataTable label={title} rows={rows} columns={columns} rowKey={(row) => row.rosterId} />
      <OpenedStep opened={opened} onClose={() => setOpened(null)} />
      <Unplanned unplanned={unplanned} unplannedCount={answer.unplannedCount} />
    </>
  );
};

const Acts = ({ onPlan }: { onPlan: (() => void) | null }) => {
  const t = useT();
  return (
    <>
      {onPlan && (
        <Button main onClick={onPlan}>
          {t('meetings.roster.plan')}
        </Button>
      )}
      <PrintButton />
    </>
  );
};

/** Who of the committee attends which cell in a month: planned, done, remarks and gaps. */
const RosterPage = () => {
  const t = useT();
  const may = useMay();
  const place = useOfficeAndMonth();
  const { organisationId, month } = place;
  const [isPlanning, setPlanning] = useState(false);
  const asked = { organisationId: organisationId as never, month };
  const roster = useQuestion(rosterOfMonth, asked, { when: organisationId !== null });
  const title = t('meetings.roster.title-month', { month: monthText(month) });
  const mayPlan = may('meetings.plan-attendance') && roster.data !== undefined;
  const close = (): void => setPlanning(false);
  return (
    <div className="vm-page">
      <PageHead
        title={title}
        subtitle={t('meetings.roster.subtitle')}
        actions={<Acts onPlan={mayPlan ? () => setPlanning(true) : null} />}
      />
      <OfficeAndMonth place={place} />
      <Answer query={roster}>{(answer) => <Lines answer={answer} title={title} place={asked} />}</Answer>
      {isPlanning && organisationId && roster.data && (
        <PlanAttendanceDialog
          organisationId={organisationId}
          month={month}
          people={roster.data.people}
          onClose={close}
        />
      )}
    </div>
  );
};

export default RosterPage;
