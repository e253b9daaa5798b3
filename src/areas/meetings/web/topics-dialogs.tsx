import type { ReactNode } from 'react';
import type { ActionContract } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput, Select, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import * as of from '../contract.ts';
import { dayPropsOf } from './form-days.ts';
import type { OrganisationId } from './own-cell.ts';

type Values = Record<string, unknown>;
type Choice = { readonly value: string; readonly label: string };
export type TopicDialogProps = {
  readonly topic: of.TopicRecord;
  readonly members: readonly Choice[];
  readonly meetings: readonly Choice[];
  readonly onClose: () => void;
};

const parts = ['why', 'whySource', 'situation', 'facts', 'solution'] as const;
const words = {
  why: 'why',
  whySource: 'why-source',
  situation: 'situation',
  facts: 'facts',
  solution: 'solution',
} as const;
const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === '' ? null : value]));

const TopicFields = ({ state }: { state: ContractFormState<Values> }) => {
  const t = useT();
  const { form } = state;
  return (
    <>
      <TextInput label={t('meetings.topics.name')} required {...form.getInputProps('title')} />
      <Select
        label={t('meetings.topics.quarter')}
        required
        data={['1', '2', '3', '4']}
        {...form.getInputProps('quarter')}
      />
      {parts.map((part) => (
        <Textarea
          key={part}
          label={t(`meetings.topic.part.${words[part]}`)}
          autosize
          minRows={part === 'whySource' ? 1 : 2}
          {...form.getInputProps(part)}
        />
      ))}
    </>
  );
};

type PlanProps = {
  readonly organisationId: OrganisationId;
  readonly year: number;
  readonly quarter: number;
  readonly onClose: () => void;
};

export const PlanTopicDialog = ({ organisationId, year, quarter, onClose }: PlanProps) => {
  const t = useT();
  const initial: Values = {
    title: '',
    quarter: String(quarter),
    why: '',
    whySource: '',
    situation: '',
    facts: '',
    solution: '',
  };
  const state = useContractForm(of.planTopic, {
    initial,
    toInput: (values) => ({ organisationId, year, ...filled(values), quarter: Number(values.quarter) }) as never,
    doneKey: 'meetings.topics.done',
    undoInput: ({ topicId, version }) => ({ topicId, expectedVersion: version }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('meetings.topics.plan')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('meetings.topics.plan')} onCancel={onClose}>
        <TopicFields state={state} />
      </ContractForm>
    </Dialog>
  );
};

type Spec = { readonly contract: ActionContract; readonly step: string; readonly initial: Values };

export const useTopicStep = (
  { contract, initial }: Spec,
  { topic, onClose }: TopicDialogProps,
  shape: (values: Values) => Values = filled,
) =>
  useContractForm(contract, {
    initial,
    toInput: (values) => ({ topicId: topic.topicId, expectedVersion: topic.version, ...shape(values) }),
    doneKey: 'meetings.topics.done',
    onDone: onClose,
  });

export const TopicFrame = ({
  state,
  step,
  onClose,
  children,
}: {
  state: ContractFormState<Values>;
  step: string;
  onClose: () => void;
  children: ReactNode;
}) => {
  const t = useT();
  return (
    <Dialog title={t(`meetings.action.${step}`)} onClose={onClose}>
      <ContractForm state={state} submitLabel={t(`meetings.action.${step}`)} onCancel={onClose}>
        {children}
      </ContractForm>
    </Dialog>
  );
};

export const ChangeTopicDialog = (props: TopicDialogProps) => {
  const { topic } = props;
  const initial: Values = {
    title: topic.title,
    quarter: String(topic.quarter),
    ...Object.fromEntries(parts.map((part) => [part, topic[part] ?? ''])),
  };
  const shape = (values: Values) => ({
    ...filled(values),
    year: topic.year,
    concernId: topic.concernId,
    quarter: Number(values.quarter),
  });
  const state = useTopicStep({ contract: of.changeTopic, step: 'change-topic', initial }, props, shape);
  return (
    <TopicFrame state={state} step="change-topic" onClose={props.onClose}>
      <TopicFields state={state} />
    </TopicFrame>
  );
};

export const AssignDrafterDialog = (props: TopicDialogProps) => {
  const t = useT();
  const { drafterId, draftDueOn } = props.topic;
  const state = useTopicStep(
    { contract: of.assignDrafter, step: 'assign-drafter', initial: { drafterId, draftDueOn } },
    props,
  );
  return (
    <TopicFrame state={state} step="assign-drafter" onClose={props.onClose}>
      <Select
        label={t('meetings.topic.part.drafter')}
        required
        searchable
        data={[...props.members]}
        {...state.form.getInputProps('drafterId')}
      />
      <DayField label={t('meetings.topics.draft-due')} {...dayPropsOf(state.form, 'draftDueOn')} />
    </TopicFrame>
  );
};

export const ApproveTopicDialog = (props: TopicDialogProps) => {
  const t = useT();
  const state = useTopicStep(
    { contract: of.approveTopic, step: 'approve-topic', initial: { approvedOn: todayHere() } },
    props,
  );
  return (
    <TopicFrame state={state} step="approve-topic" onClose={props.onClose}>
      <DayField label={t('meetings.topics.approved-on')} required {...dayPropsOf(state.form, 'approvedOn')} />
    </TopicFrame>
  );
};

export const HoldTopicDialog = (props: TopicDialogProps) => {
  const t = useT();
  const state = useTopicStep(
    { contract: of.holdTopic, step: 'hold-topic', initial: { meetingId: props.meetings[0]?.value ?? null } },
    props,
  );
  return (
    <TopicFrame state={state} step="hold-topic" onClose={props.onClose}>
      <p className="vm-soft">{t('meetings.topics.hold-help')}</p>
      <Select
        label={t('meetings.topics.meeting')}
        required
        data={[...props.meetings]}
        {...state.form.getInputProps('meetingId')}
      />
    </TopicFrame>
  );
};

export const TopicResultDialog = (props: TopicDialogProps) => {
  const t = useT();
  const { residents, households, result, lessons, resultOn } = props.topic;
  const initial: Values = {
    resultOn: resultOn ?? todayHere(),
    residents: residents ?? '',
    households: households ?? '',
    result: result ?? '',
    lessons: lessons ?? '',
  };
  const state = useTopicStep({ contract: of.recordTopicResult, step: 'record-topic-result', initial }, props);
  const { form } = state;
  return (
    <TopicFrame state={state} step="record-topic-result" onClose={props.onClose}>
      <DayField label={t('meetings.topics.result-on')} required {...dayPropsOf(form, 'resultOn')} />
      <NumberInput
        label={t('meetings.topics.residents')}
        description={t('meetings.topics.numbers-only')}
        min={0}
        {...form.getInputProps('residents')}
      />
      <NumberInput label={t('meetings.topics.households')} min={0} {...form.getInputProps('households')} />
      <Textarea
        label={t('meetings.topic.part.result')}
        required
        autosize
        minRows={3}
        {...form.getInputProps('result')}
      />
      <Textarea label={t('meetings.topic.part.lessons')} autosize minRows={2} {...form.getInputProps('lessons')} />
    </TopicFrame>
  );
};
