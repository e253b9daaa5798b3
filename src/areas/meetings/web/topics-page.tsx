import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { type TopicFace, topicsOfYear } from '../contract.ts';
import { type OrganisationId, useCellAndYear } from './own-cell.ts';
import { PlanTopicDialog } from './topics-dialogs.tsx';
import './meetings.css';

type Answered = OutputOf<typeof topicsOfYear>;
export const topicLevels = {
  planned: 'plain',
  drafting: 'plain',
  approved: 'good',
  held: 'good',
  dropped: 'attention',
} as const;

const Line = ({ topic }: { topic: TopicFace }) => {
  const t = useT();
  return (
    <li>
      <PageLink to="/meetings/topics/$topicId" params={{ topicId: topic.topicId }}>
        {topic.title}
      </PageLink>{' '}
      <Status level={topicLevels[topic.state]}>
        {t(`meetings.topic.state.${topic.state}`)} {topic.heldOn ? dayText(topic.heldOn) : ''}
      </Status>
      {topic.state === 'held' && !topic.hasResult && <span> · {t('meetings.topics.no-result')}</span>}
    </li>
  );
};

const Quarter = ({
  quarter,
  year,
  answer,
  onPlan,
}: {
  quarter: number;
  year: number;
  answer: Answered;
  onPlan: (quarter: number) => void;
}) => {
  const t = useT();
  const may = useMay();
  const isMissing = answer.quartersWithoutPlan.includes(quarter);
  return (
    <section className="vm-card vm-stack">
      <h2>{t('meetings.topic.quarter-of', { quarter, year: String(year) })}</h2>
      {isMissing && <Status level="attention">{t('meetings.topics.missing')}</Status>}
      <ul>
        {answer.topics
          .filter((topic) => topic.quarter === quarter)
          .map((topic) => (
            <Line key={topic.topicId} topic={topic} />
          ))}
      </ul>
      {may('meetings.plan-topic') && (
        <Button main={isMissing} onClick={() => onPlan(quarter)}>
          {t('meetings.topics.plan')}
        </Button>
      )}
    </section>
  );
};

const Year = ({ organisationId, year }: { organisationId: OrganisationId; year: number }) => {
  const t = useT();
  const list = useQuestion(topicsOfYear, { organisationId, year });
  const [quarter, setQuarter] = useState<number | null>(null);
  return (
    <Answer query={list} lines={8}>
      {(answer) => (
        <>
          {[1, 2, 3, 4].map((one) => (
            <Quarter key={one} quarter={one} year={year} answer={answer} onPlan={setQuarter} />
          ))}
          {answer.untiedMeetings.length > 0 && (
            <section className="vm-card">
              <h2>{t('meetings.topics.untied')}</h2>
              <ul>
                {answer.untiedMeetings.map(({ meetingId, heldOn, title }) => (
                  <li key={meetingId}>
                    <PageLink to="/meetings/$meetingId" params={{ meetingId }}>
                      {dayText(heldOn)} {title}
                    </PageLink>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {quarter !== null && (
            <PlanTopicDialog
              organisationId={organisationId}
              year={year}
              quarter={quarter}
              onClose={() => setQuarter(null)}
            />
          )}
        </>
      )}
    </Answer>
  );
};

/** The topics of one cell in a year, quarter by quarter; a quarter without one is said. */
const TopicsPage = () => {
  const t = useT();
  const { organisationId, year, go } = useCellAndYear();
  return (
    <div className="vm-page">
      <PageHead
        title={t('meetings.topics.title')}
        subtitle={t('meetings.topics.subtitle', { year: String(year) })}
        actions={<PrintButton />}
      />
      <div className="vm-row meetings-switch not-printed">
        <OrganisationField label={t('meetings.calendar.cell')} value={organisationId} onChange={(of) => go({ of })} />
        <Button onClick={() => go({ year: year - 1 })}>{year - 1}</Button>
        <strong aria-current="true">{year}</strong>
        <Button onClick={() => go({ year: year + 1 })}>{year + 1}</Button>
      </div>
      {organisationId ? (
        <Year organisationId={organisationId} year={year} />
      ) : (
        <Empty title={t('meetings.calendar.choose')}>{t('meetings.topics.choose-text')}</Empty>
      )}
    </div>
  );
};

export default TopicsPage;
