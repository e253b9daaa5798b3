import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { events } from '../contract/event-register.ts';
import { type EventState, eventState } from '../contract/events.ts';
import { OrganisationTabs } from './event-tabs.tsx';
import { type EventLine, isUncounted, levelOfState } from './event-words.ts';

const AT_ONCE = 100;

const StateOfEvent = ({ line }: { line: EventLine }) => {
  const t = useT();
  return (
    <span className="vm-row">
      <Status level={levelOfState[line.state]}>{t(`organisations.state.${line.state}`)}</Status>
      {!line.verified && <Status level="unknown">{t('organisations.events.unverified')}</Status>}
    </span>
  );
};

const useColumns = (): readonly Column<EventLine>[] => {
  const t = useT();
  return [
    {
      key: 'decision',
      header: t('organisations.events.decision'),
      value: (row) => row.decisionNumber,
      cell: (row) => (
        <PageLink to="/organisations/events/$eventId" params={{ eventId: row.id }}>
          {row.decisionNumber}
        </PageLink>
      ),
      onCard: 'title',
    },
    { key: 'kind', header: t('organisations.events.kind'), value: (row) => t(`organisations.event.${row.kind}`) },
    {
      key: 'effective',
      header: t('organisations.events.effective'),
      width: '8rem',
      value: (row) => row.effectiveOn,
      cell: (row) => dayText(row.effectiveOn),
    },
    { key: 'issuer', header: t('organisations.events.issuer'), value: (row) => row.issuer },
    {
      key: 'counts',
      header: t('organisations.events.counts'),
      value: (row) => (isUncounted(row) ? null : `${row.beforeCount} → ${row.afterCount}`),
      cell: (row) =>
        isUncounted(row) ? t('organisations.events.uncounted') : `${row.beforeCount} → ${row.afterCount}`,
    },
    {
      key: 'state',
      header: t('organisations.events.state'),
      value: (row) => t(`organisations.state.${row.state}`),
      cell: (row) => <StateOfEvent line={row} />,
    },
  ];
};

const StateChips = ({ states, onStates }: { states: readonly EventState[]; onStates: (s: EventState[]) => void }) => {
  const t = useT();
  const toggle = (state: EventState): void =>
    onStates(states.includes(state) ? states.filter((one) => one !== state) : [...states, state]);
  return (
    <fieldset className="vm-choices vm-tools not-printed">
      <legend className="seen-by-readers-only">{t('organisations.events.state')}</legend>
      {eventState.options.map((state) => (
        <button
          key={state}
          type="button"
          className="vm-chip"
          aria-pressed={states.includes(state)}
          onClick={() => toggle(state)}
        >
          {states.includes(state) && <Icon name="check" size={1} />}
          {t(`organisations.state.${state}`)}
        </button>
      ))}
    </fieldset>
  );
};

type LinesProps = {
  readonly answer: OutputOf<typeof events>;
  readonly after: string | null;
  readonly onAfter: (after: string | null) => void;
};

const EventLines = ({ answer, after, onAfter }: LinesProps) => {
  const t = useT();
  return (
    <>
      <DataTable
        label={t('organisations.events.title')}
        rows={answer.rows}
        columns={useColumns()}
        rowKey={(row) => row.id}
      />
      <div className="vm-row not-printed">
        {after && <Button onClick={() => onAfter(null)}>{t('organisations.events.newest')}</Button>}
        {answer.next && <Button onClick={() => onAfter(answer.next)}>{t('organisations.events.older')}</Button>}
      </div>
    </>
  );
};

/** Decisions that changed the tree, those prepared and scheduled too, the latest first. */
const EventListPage = () => {
  const t = useT();
  const may = useMay();
  const [states, setStates] = useState<EventState[]>([]);
  const [after, setAfter] = useState<string | null>(null);
  const list = useQuestion(events, { states, after, limit: AT_ONCE }, { keepLast: true });
  const start = may('organisations.reorganise') && (
    <PageLink to="/organisations/reorganise" className="vm-button vm-button-main">
      {t('organisations.reorganise.open')}
    </PageLink>
  );
  return (
    <div className="vm-page">
      <PageHead title={t('organisations.events.title')} actions={start} />
      <OrganisationTabs />
      <StateChips
        states={states}
        onStates={(next) => {
          setAfter(null);
          setStates(next);
        }}
      />
      <Answer
        query={list}
        isEmpty={(answer) => answer.rows.length === 0}
        empty={<Empty title={t('organisations.events.none')}>{t('organisations.events.none-text')}</Empty>}
      >
        {(answer) => <EventLines answer={answer} after={after} onAfter={setAfter} />}
      </Answer>
    </div>
  );
};

export default EventListPage;
