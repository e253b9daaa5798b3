import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { type Fact, Facts } from '../../../web/kit/facts.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { type TopicRecord, topicById, topicsOfYear, withdrawTopic } from '../contract.ts';
import { mayStep, topic as steps, type TopicStep } from '../rules/transitions.ts';
import {
  ApproveTopicDialog,
  AssignDrafterDialog,
  ChangeTopicDialog,
  HoldTopicDialog,
  type TopicDialogProps,
  TopicResultDialog,
} from './topics-dialogs.tsx';
import { topicLevels } from './topics-page.tsx';
import { TopicPapers } from './topics-papers.tsx';
import { type ReasonStep, TopicReasonDialog } from './topics-reason-dialog.tsx';
import './meetings.css';

const reasonDialog = (step: ReasonStep) => (props: TopicDialogProps) => <TopicReasonDialog step={step} {...props} />;

const dialogs = {
  'assign-drafter': AssignDrafterDialog,
  'change-topic': ChangeTopicDialog,
  'approve-topic': ApproveTopicDialog,
  'hold-topic': HoldTopicDialog,
  'record-topic-result': TopicResultDialog,
  'return-topic': reasonDialog('return-topic'),
  'untie-topic': reasonDialog('untie-topic'),
  'drop-topic': reasonDialog('drop-topic'),
  'resume-topic': reasonDialog('resume-topic'),
} as const satisfies Partial<Record<TopicStep, unknown>>;
type Step = keyof typeof dialogs;

/** A topic as it was put into the plan: what takes its withdrawal back. */
const planOf = ({ organisationId, year, quarter, title, why, whySource, ...rest }: TopicRecord) => ({
  ...{ organisationId, year, quarter, title, why, whySource },
  ...{ concernId: rest.concernId, situation: rest.situation, facts: rest.facts, solution: rest.solution },
});

const Acts = ({ topic }: { topic: TopicRecord }) => {
  const t = useT();
  const may = useMay();
  const { organisationId, year } = topic;
  const around = useQuestion(topicsOfYear, { organisationId, year });
  const [step, setStep] = useState<Step | null>(null);
  const Opened = step && dialogs[step];
  const members = (around.data?.members ?? []).map(({ memberId, fullName }) => ({ value: memberId, label: fullName }));
  const meetings = (around.data?.untiedMeetings ?? []).map((one) => ({
    value: one.meetingId as string,
    label: `${dayText(one.heldOn)} ${one.title ?? ''}`,
  }));
  return (
    <>
      {(Object.keys(dialogs) as Step[])
        .filter((one) => may(`meetings.${one}`) && mayStep(steps, topic.state, one as never))
        .map((one) => (
          <Button key={one} onClick={() => setStep(one)}>
            {t(`meetings.action.${one}`)}
          </Button>
        ))}
      {Opened && <Opened topic={topic} members={members} meetings={meetings} onClose={() => setStep(null)} />}
    </>
  );
};

/** Put into the plan by mistake: taken out at one click, and back at one. */
const Withdraw = ({ topic }: { topic: TopicRecord }) => {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const { topicId, version, organisationId, year } = topic;
  const withdraw = useAction(withdrawTopic, {
    doneKey: 'meetings.topics.withdrawn',
    undoInput: () => planOf(topic),
    onDone: () => void navigate({ to: '/meetings/topics', search: { of: organisationId, year } } as never),
  });
  if (!may('meetings.withdraw-topic') || !mayStep(steps, topic.state, 'withdraw-topic')) return null;
  return (
    <>
      <Button isBusy={withdraw.isPending} onClick={() => withdraw.mutate({ topicId, expectedVersion: version })}>
        {t('meetings.topics.withdraw')}
      </Button>
      {withdraw.error && <RefusalPanel refusal={withdraw.error} takesFocus />}
    </>
  );
};

const Tasks = ({ tasks }: Pick<TopicRecord, 'tasks'>) => {
  const t = useT();
  return (
    <section className="vm-card">
      <h2>{t('meetings.topic.part.tasks')}</h2>
      {tasks.length === 0 ? (
        <p className="vm-soft">{t('meetings.topics.no-tasks')}</p>
      ) : (
        <ul>
          {tasks.map(({ taskId, text, dueOn }) => (
            <li key={taskId}>
              <PageLink to="/tasks/$taskId" params={{ taskId }}>
                {text}
              </PageLink>
              {dueOn && ` · ${dayText(dueOn)}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const useTopicFacts = (topic: TopicRecord): readonly Fact[] => {
  const t = useT();
  const shown = (value: string | number | null) => value ?? t('meetings.topic.not-recorded');
  const part = (name: string, value: string | number | null) => ({
    name: t(`meetings.topic.part.${name}`),
    value: shown(value),
  });
  return [
    part('why', topic.why),
    part('why-source', topic.whySource),
    part('situation', topic.situation),
    part('facts', topic.facts),
    part('solution', topic.solution),
    part('drafter', topic.drafterName),
    { name: t('meetings.topics.approved-on'), value: shown(topic.approvedOn && dayText(topic.approvedOn)) },
    {
      name: t('meetings.topics.meeting'),
      value: topic.meetingId ? (
        <PageLink to="/meetings/$meetingId" params={{ meetingId: topic.meetingId }}>
          {topic.heldOn ? dayText(topic.heldOn) : ''}
        </PageLink>
      ) : (
        shown(null)
      ),
    },
    { name: t('meetings.topics.residents'), value: shown(topic.residents) },
    { name: t('meetings.topics.households'), value: shown(topic.households) },
    part('result', topic.result),
    part('lessons', topic.lessons),
  ];
};

const Record = ({ topic }: { topic: TopicRecord }) => {
  const t = useT();
  return (
    <>
      <Status level={topicLevels[topic.state]}>{t(`meetings.topic.state.${topic.state}`)}</Status>
      {topic.stateReason && <p>{t('meetings.orientation.reason', { why: topic.stateReason })}</p>}
      <Facts facts={useTopicFacts(topic)} />
      <Tasks tasks={topic.tasks} />
    </>
  );
};

/** One topic of the register, from the concern of the residents to what came of it. */
const TopicOnePage = () => {
  const t = useT();
  const { topicId } = useParams({ strict: false }) as { topicId: string };
  const topic = useQuestion(topicById, { topicId: topicId as never });
  return (
    <div className="vm-page">
      <Answer query={topic} lines={10}>
        {(found) => (
          <>
            <PageHead
              title={found.title}
              subtitle={`${found.organisationName} · ${t('meetings.topic.quarter-of', { quarter: found.quarter, year: String(found.year) })}`}
              actions={
                <>
                  <Acts topic={found} />
                  <Withdraw topic={found} />
                </>
              }
            />
            <Record topic={found} />
            <TopicPapers topic={found} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default TopicOnePage;
