import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { archiveRatings, notifySubjects, publishResults, recordReview, type SubjectLine } from '../contract.ts';

const contracts = {
  'record-review': recordReview,
  'notify-subjects': notifySubjects,
  'publish-results': publishResults,
  'archive-ratings': archiveRatings,
} as const;
export type ManyStep = keyof typeof contracts;

/** Names of those concerned: all of them to be read, however many. */
export const NamesOf = ({ subjects }: { subjects: readonly SubjectLine[] }) => {
  const t = useT();
  const titles = subjects.map(({ title }) => title).join(', ');
  if (subjects.length <= 5) return <p>{titles}</p>;
  return (
    <details className="ratings-fold">
      <summary>{t('ratings.bulk.names', { count: subjects.length })}</summary>
      <p>{titles}</p>
    </details>
  );
};

type Props = {
  readonly action: ManyStep;
  readonly subjects: readonly SubjectLine[];
  readonly onClose: () => void;
  readonly onDone?: () => void;
};

const useManyForm = ({ action, subjects, onClose, onDone = onClose }: Props) => {
  const isReview = action === 'record-review';
  return useContractForm(contracts[action] as typeof recordReview, {
    initial: { on: todayHere(), words: '', how: '' } as Record<string, unknown>,
    toInput: (typed) => ({
      subjects: subjects.map(({ subjectId, version }) => ({ subjectId, expectedVersion: version })),
      ...(isReview ? { heldOn: typed.on, words: String(typed.words).trim() || null } : { on: typed.on }),
      ...(action === 'publish-results' ? { how: typed.how } : {}),
    }),
    doneKey: `ratings.done.${action}`,
    undoInput: ({ subjects: stepped }) => ({
      subjects: stepped.map(({ subjectId, version }) => ({ subjectId, expectedVersion: version })),
    }),
    onDone,
  });
};

/** A step of one subject or of many, which asks for the day, and for the words of a review or the form of a publication. */
export const ManyDialog = (props: Props) => {
  const { action, subjects, onClose } = props;
  const t = useT();
  const title = t(`ratings.action.${action}`);
  const state = useManyForm(props);
  const { form } = state;
  const day = form.getInputProps('on') as Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>;
  const fault = (day.error ?? form.errors.heldOn) as string | undefined;
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <NamesOf subjects={subjects} />
        <DayField label={t(`ratings.day.${action}`)} required {...day} error={fault} />
        {action === 'publish-results' && (
          <TextInput
            label={t('ratings.publish.how')}
            description={t('ratings.publish.how-help')}
            required
            {...form.getInputProps('how')}
          />
        )}
        {action === 'record-review' && (
          <Textarea
            label={t('ratings.review.words')}
            description={t('ratings.review.words-help')}
            autosize
            minRows={3}
            {...form.getInputProps('words')}
          />
        )}
      </ContractForm>
    </Dialog>
  );
};
