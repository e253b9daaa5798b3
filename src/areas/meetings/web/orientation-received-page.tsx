import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { answerUrge, orientationsReceived, readOrientation, urgesReceived } from '../contract.ts';
import { mayStep, urge as urgeSteps } from '../rules/transitions.ts';
import { monthText } from './oversight-place.ts';
import { type OrganisationId, useCellAndYear } from './own-cell.ts';
import './meetings.css';

type Orientation = OutputOf<typeof orientationsReceived>['rows'][number];
type Urge = OutputOf<typeof urgesReceived>['rows'][number];

const OrientationCard = ({ row }: { row: Orientation }) => {
  const t = useT();
  const may = useMay();
  const read = useAction(readOrientation, { doneKey: 'meetings.orientation.done-read' });
  const isToRead = row.readOn === null && row.state === 'sent';
  return (
    <article className="vm-card vm-stack">
      <h3>
        {monthText(row.month)} · {row.title}
      </h3>
      <p className="vm-soft">{t('meetings.orientation.from', { from: row.fromName, on: dayText(row.sentOn) })}</p>
      {row.state !== 'sent' && (
        <p>
          <Status level="attention">
            {t(`meetings.orientation.state.${row.state}`)}: {row.stateReason}
          </Status>
        </p>
      )}
      <p className="meetings-orientation-text">{row.content}</p>
      <ul>
        {row.reading.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {row.readOn && <p>{t('meetings.orientation.read-on', { on: dayText(row.readOn) })}</p>}
      {read.error && <RefusalPanel refusal={read.error} takesFocus />}
      {isToRead && may('meetings.read-orientation') && (
        <div className="vm-row not-printed">
          <Button
            main
            isBusy={read.isPending}
            onClick={() => read.mutate({ orientationInId: row.orientationInId, expectedVersion: row.version })}
          >
            {t('meetings.orientation.read')}
          </Button>
        </div>
      )}
    </article>
  );
};

const AnswerDialog = ({ row, onClose }: { row: Urge; onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(answerUrge, {
    initial: { answer: row.answer ?? '' } as Record<string, unknown>,
    toInput: ({ answer }) => ({ urgeInId: row.urgeInId, expectedVersion: row.version, answer }) as never,
    doneKey: 'meetings.urge.done-answer',
    onDone: onClose,
  });
  return (
    <Dialog title={t('meetings.urge.answer')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('meetings.urge.answer')} onCancel={onClose}>
        <Textarea
          label={t('meetings.owing.column.answer')}
          required
          autosize
          minRows={3}
          {...state.form.getInputProps('answer')}
        />
      </ContractForm>
    </Dialog>
  );
};

const UrgeCard = ({ row }: { row: Urge }) => {
  const t = useT();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  return (
    <article className="vm-card vm-stack">
      <h3>{t(`meetings.urge.about-${row.about}`, { month: monthText(row.month) })}</h3>
      <p className="vm-soft">{t('meetings.orientation.from', { from: row.fromName, on: dayText(row.sentOn) })}</p>
      <p>
        <Status level={row.state === 'settled' ? 'good' : 'attention'}>{t(`meetings.urge.state.${row.state}`)}</Status>
      </p>
      {row.words && <p>{row.words}</p>}
      {row.dueOn && <p>{t('meetings.urge.due', { on: dayText(row.dueOn) })}</p>}
      {row.answer && <p>{t('meetings.urge.answered', { answer: row.answer })}</p>}
      {mayStep(urgeSteps, row.state, 'answer-urge' as never) && may('meetings.answer-urge') && (
        <div className="vm-row not-printed">
          <Button main={row.state === 'sent'} onClick={() => setOpen(true)}>
            {t('meetings.urge.answer')}
          </Button>
        </div>
      )}
      {isOpen && <AnswerDialog row={row} onClose={() => setOpen(false)} />}
    </article>
  );
};

const Received = ({ organisationId, year }: { organisationId: OrganisationId; year: number }) => {
  const t = useT();
  const urges = useQuestion(urgesReceived, { organisationId, year });
  const words = useQuestion(orientationsReceived, { organisationId, year });
  return (
    <>
      <section className="vm-stack">
        <h2>{t('meetings.urge.received')}</h2>
        <Answer
          query={urges}
          isEmpty={({ rows }) => rows.length === 0}
          empty={<p>{t('meetings.urge.none-received')}</p>}
        >
          {({ rows }) => rows.map((row) => <UrgeCard key={row.urgeInId} row={row} />)}
        </Answer>
      </section>
      <section className="vm-stack">
        <h2>{t('meetings.orientation.title')}</h2>
        <Answer
          query={words}
          isEmpty={({ rows }) => rows.length === 0}
          empty={<p>{t('meetings.orientation.none-received')}</p>}
        >
          {({ rows }) => rows.map((row) => <OrientationCard key={row.orientationInId} row={row} />)}
        </Answer>
      </section>
    </>
  );
};

/** What came to one cell from above: orientations to be read, urges to be answered. */
const OrientationReceivedPage = () => {
  const t = useT();
  const { organisationId, year, go } = useCellAndYear();
  return (
    <div className="vm-page">
      <PageHead
        title={t('meetings.received.title')}
        subtitle={t('meetings.received.subtitle', { year: String(year) })}
      />
      <div className="not-printed">
        <OrganisationField label={t('meetings.calendar.cell')} value={organisationId} onChange={(of) => go({ of })} />
      </div>
      {organisationId ? (
        <Received organisationId={organisationId} year={year} />
      ) : (
        <Empty title={t('meetings.calendar.choose')}>{t('meetings.received.choose-text')}</Empty>
      )}
    </div>
  );
};

export default OrientationReceivedPage;
