import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { type CellMonth, type MeetingOfMonth, monthReport } from '../contract.ts';
import { pointsText } from './meeting-words.ts';
import { MonthSwitch } from './oversight-month.tsx';
import { monthText, useOfficeAndMonth } from './oversight-place.ts';
import { MonthPapers, ReportWords } from './oversight-report-words.tsx';
import { type OrganisationId, useCellAndYear } from './own-cell.ts';
import './meetings.css';

type Report = OutputOf<typeof monthReport>;

const usePlainColumns = () => {
  const t = useT();
  const language = useLanguage();
  const points = (value: number | null) => (value === null ? t('meetings.score.not-yet') : pointsText(value, language));
  const known = (value: number | null) => value ?? t('meetings.oversight.unknown');
  const pair = (one: number | null, other: number | null) => `${known(one)} / ${known(other)}`;
  return [
    {
      key: 'minutes',
      header: t('meetings.oversight.minutes'),
      value: (row: MeetingOfMonth) => row.minutes,
      cell: ({ minutes, minutesNeeded }: MeetingOfMonth) =>
        minutesNeeded === null ? known(minutes) : pair(minutes, minutesNeeded),
    },
    {
      key: 'absent',
      header: t('meetings.monthly.absent'),
      value: (row: MeetingOfMonth) => row.unexcused,
      cell: (row: MeetingOfMonth) => pair(row.excused, row.unexcused),
    },
    {
      key: 'entered',
      header: t('meetings.oversight.entered-after'),
      value: (row: MeetingOfMonth) => row.enteredAfterDays,
      cell: (row: MeetingOfMonth) => known(row.enteredAfterDays),
    },
    {
      key: 'score',
      header: t('meetings.monthly.score'),
      value: (row: MeetingOfMonth) => row.selfTotal,
      cell: ({ selfTotal, superiorTotal }: MeetingOfMonth) =>
        selfTotal === null && superiorTotal === null ? points(null) : `${points(selfTotal)} / ${points(superiorTotal)}`,
    },
  ];
};

const useAttendanceColumn = () => {
  const t = useT();
  return {
    key: 'attendance',
    header: t('meetings.monthly.attendance'),
    value: ({ attendance }: MeetingOfMonth) => attendance && attendance.numerator / attendance.denominator,
    cell: ({ attendance, meetingId }: MeetingOfMonth) =>
      attendance ? (
        <Figure
          {...attendance}
          definition={t('meetings.monthly.attendance-means')}
          to="/meetings/$meetingId"
          params={{ meetingId }}
        />
      ) : (
        t('meetings.oversight.unknown')
      ),
  };
};

const useColumns = () => {
  const t = useT();
  const name = ({ kind, title }: MeetingOfMonth) => [t(`meetings.kind.${kind}`), title].filter(Boolean).join(': ');
  return [
    {
      key: 'meeting',
      header: t('meetings.monthly.meeting'),
      value: name,
      cell: (row: MeetingOfMonth) => (
        <PageLink to="/meetings/$meetingId" params={{ meetingId: row.meetingId }}>
          {name(row)}
        </PageLink>
      ),
    },
    {
      key: 'day',
      header: t('meetings.monthly.day'),
      value: (row: MeetingOfMonth) => row.heldOn ?? row.plannedOn,
      cell: ({ heldOn, plannedOn }: MeetingOfMonth) =>
        heldOn ? dayText(heldOn) : `${t('meetings.monthly.planned')} ${dayText(plannedOn)}`,
    },
    {
      key: 'state',
      header: t('meetings.monthly.state'),
      value: (row: MeetingOfMonth) => t(`meetings.state.${row.state}`),
    },
    useAttendanceColumn(),
    ...usePlainColumns(),
  ];
};

const Meetings = ({ facts: { meetings } }: Report) => {
  const t = useT();
  const columns = useColumns();
  return (
    <section className="vm-card vm-stack">
      <h2>{t('meetings.monthly.held')}</h2>
      {meetings.length === 0 ? (
        <p>{t('meetings.monthly.no-meetings')}</p>
      ) : (
        <DataTable
          label={t('meetings.monthly.held')}
          rows={meetings}
          columns={columns as never}
          rowKey={(row: MeetingOfMonth) => row.meetingId}
        />
      )}
    </section>
  );
};

const Topics = ({ topics, hasTopicInQuarter }: CellMonth) => {
  const t = useT();
  const none = hasTopicInQuarter ? 'meetings.monthly.topic-untied' : 'meetings.monthly.topic-none';
  return (
    <section className="vm-card vm-stack">
      <h2>{t('meetings.monthly.topics')}</h2>
      {topics.length === 0 ? (
        <p>{t(none)}</p>
      ) : (
        <ul>
          {topics.map(({ topicId, title, state, heldOn }) => (
            <li key={topicId}>
              <PageLink to="/meetings/topics/$topicId" params={{ topicId }}>
                {title}
              </PageLink>
              {` · ${t(`meetings.topic.state.${state}`)}`} {heldOn && dayText(heldOn)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const Tasks = ({ tasks, heard }: CellMonth) => {
  const t = useT();
  const { done, partly, 'not-done': notDone, 'goes-on': goesOn } = heard;
  return (
    <section className="vm-card vm-stack">
      <h2>{t('meetings.monthly.tasks')}</h2>
      {done + partly + notDone + goesOn > 0 && <p>{t('meetings.monthly.heard', { done, partly, notDone, goesOn })}</p>}
      {tasks.length === 0 ? (
        <p>{t('meetings.monthly.tasks-none')}</p>
      ) : (
        <ul>
          {tasks.map(({ taskId, text, dueOn, isLate }) => (
            <li key={taskId}>
              <PageLink to="/tasks/$taskId" params={{ taskId }}>
                {text}
              </PageLink>
              {dueOn && ` · ${dayText(dueOn)}`}{' '}
              {isLate && <Status level="attention">{t('meetings.monthly.late')}</Status>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const Report = ({ organisationId, month }: { organisationId: OrganisationId; month: Day }) => {
  const report = useQuestion(monthReport, { organisationId, month });
  return (
    <Answer query={report} lines={10}>
      {(answer) => (
        <>
          <Meetings {...answer} />
          <Topics {...answer.facts} />
          <Tasks {...answer.facts} />
          <ReportWords report={answer as never} isAbove={false} />
          <MonthPapers report={answer as never} isAbove={false} />
        </>
      )}
    </Answer>
  );
};

/** What a cell reports of a month to its superior: from its meetings, with its own words, and as an official paper. */
const OversightReportPage = () => {
  const t = useT();
  const place = useOfficeAndMonth();
  const { organisationId, isOwn } = useCellAndYear();
  const { month } = place;
  return (
    <div className="vm-page">
      <PageHead
        title={t('meetings.monthly.title-month', { month: monthText(month) })}
        subtitle={t('meetings.monthly.subtitle')}
      />
      {(!isOwn || organisationId === null) && (
        <OrganisationField
          label={t('meetings.calendar.cell')}
          value={organisationId}
          onChange={(of) => place.go({ of })}
        />
      )}
      <MonthSwitch place={place} />
      {organisationId === null ? (
        <Empty title={t('meetings.monthly.choose')}>{t('meetings.monthly.choose-text')}</Empty>
      ) : (
        <Report organisationId={organisationId} month={month} />
      )}
    </div>
  );
};

export default OversightReportPage;
