import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Radio, Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { recordReview, reviewKind } from '../contract/programmes.ts';
import type { ProgrammeId } from '../contract/task-shapes.ts';

type Typed = {
  kind: string;
  asOf: string | null;
  heldOn: string | null;
  results: string;
  shortcomings: string;
  nextSteps: string;
};
type DayProps = Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>;

type Props = { readonly programmeId: ProgrammeId; readonly on: string; readonly onClose: () => void };

const useReviewForm = ({ programmeId, on, onClose }: Props) =>
  useContractForm(recordReview, {
    initial: {
      kind: 'half-way',
      asOf: on,
      heldOn: todayHere(),
      results: '',
      shortcomings: '',
      nextSteps: '',
    } as Typed & Record<string, unknown>,
    toInput: ({ kind, asOf, heldOn, results, shortcomings, nextSteps }) => ({
      programmeId,
      kind,
      asOf,
      heldOn,
      results,
      shortcomings: shortcomings.trim() || null,
      nextSteps: nextSteps.trim() || null,
    }),
    doneKey: 'tasks.review.recorded',
    undoInput: ({ programmeReviewId }) => ({ programmeReviewId }),
    onDone: onClose,
  });

/** The half-way or the final review: its words, and the day whose figures it goes by. */
export const ReviewDialog = (props: Props) => {
  const t = useT();
  const state = useReviewForm(props);
  const { form } = state;
  return (
    <Dialog title={t('tasks.review.record')} onClose={props.onClose}>
      <ContractForm state={state} submitLabel={t('tasks.review.record')} onCancel={props.onClose}>
        <Radio.Group label={t('tasks.review.kind')} {...form.getInputProps('kind')}>
          {reviewKind.options.map((kind) => (
            <Radio key={kind} value={kind} label={t(`tasks.review.${kind}`)} />
          ))}
        </Radio.Group>
        <DayField label={t('tasks.review.held-on')} required {...(form.getInputProps('heldOn') as DayProps)} />
        <DayField label={t('tasks.review.as-of')} required {...(form.getInputProps('asOf') as DayProps)} />
        <Textarea label={t('tasks.review.results')} autosize minRows={4} required {...form.getInputProps('results')} />
        <Textarea label={t('tasks.review.shortcomings')} autosize minRows={3} {...form.getInputProps('shortcomings')} />
        <Textarea label={t('tasks.review.next-steps')} autosize minRows={3} {...form.getInputProps('nextSteps')} />
      </ContractForm>
    </Dialog>
  );
};
