import { Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import * as of from '../contract.ts';
import { type TopicDialogProps, TopicFrame, useTopicStep } from './topics-dialogs.tsx';

const reasonContracts = {
  'return-topic': of.returnTopic,
  'untie-topic': of.untieTopic,
  'drop-topic': of.dropTopic,
  'resume-topic': of.resumeTopic,
} as const;
export type ReasonStep = keyof typeof reasonContracts;

export const TopicReasonDialog = ({ step, ...props }: TopicDialogProps & { readonly step: ReasonStep }) => {
  const t = useT();
  const state = useTopicStep({ contract: reasonContracts[step], step, initial: { why: '' } }, props);
  return (
    <TopicFrame state={state} step={step} onClose={props.onClose}>
      <Textarea label={t('meetings.why')} required autosize minRows={2} {...state.form.getInputProps('why')} />
    </TopicFrame>
  );
};
