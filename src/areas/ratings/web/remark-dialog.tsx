import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { askRemark, personKinds, recordRemark, type remarks, suggestReview } from '../contract.ts';
import { type SubjectView, versioned } from './subject-view.ts';

export type RemarkRow = OutputOf<typeof remarks>['rows'][number];

/** What is written down; `request`: what the comment replies to. */
export type RemarkAsk = {
  readonly act: 'ask-remark' | 'record-remark' | 'suggest-review';
  readonly kind: RemarkRow['kind'];
  readonly request: RemarkRow | null;
};

const contracts = { 'ask-remark': askRemark, 'record-remark': recordRemark, 'suggest-review': suggestReview } as const;

type Props = { readonly ask: RemarkAsk; readonly view: SubjectView; readonly onClose: () => void };

const useRemarkForm = ({ ask, view, onClose }: Props) => {
  const t = useT();
  const { act, request } = ask;
  return useContractForm(contracts[act] as typeof recordRemark, {
    initial: {
      kind: ask.kind as string,
      saidOn: todayHere() as string | null,
      byWords: request?.byWords ?? '',
      text: act === 'ask-remark' ? t('ratings.remark.ask-text', { title: view.title }) : '',
    },
    toInput: (typed) => ({
      ...versioned(view),
      saidOn: typed.saidOn,
      byWords: typed.byWords,
      text: typed.text,
      ...(act === 'suggest-review' ? {} : { kind: typed.kind }),
      ...(act === 'record-remark' ? { answersId: request?.remarkId ?? null } : {}),
    }),
    doneKey: `ratings.done.${act}`,
    undoInput: ({ subjectId, version, remarkId }) => ({ subjectId, expectedVersion: version, remarkId }),
    onDone: onClose,
  });
};

/** Workplace and residence comment on persons; a collective answers for itself alone. */
const KindField = ({ view, box }: { view: SubjectView; box: object }) => {
  const t = useT();
  const kinds = personKinds.has(view.kind) ? ['workplace', 'residence', 'answer'] : ['answer'];
  return (
    <Select
      label={t('ratings.remark.kind')}
      allowDeselect={false}
      data={kinds.map((value) => ({ value, label: t(`ratings.remark.${value}`) }))}
      {...box}
    />
  );
};

/** One remark as it came on paper: who said it, on which day, in which of the prescribed forms. */
export const RemarkDialog = (props: Props) => {
  const { ask, view, onClose } = props;
  const t = useT();
  const { act, request } = ask;
  const state = useRemarkForm(props);
  const { form } = state;
  const title = act === 'ask-remark' ? t(`ratings.remark.ask.${ask.kind}`) : t(`ratings.action.${act}`);
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p>{t(`ratings.remark.about.${act}`)}</p>
        {request && (
          <p className="vm-soft">
            {t('ratings.remark.replies-to', { on: dayText(request.saidOn), by: request.byWords })}
          </p>
        )}
        {act === 'record-remark' && !request && <KindField view={view} box={form.getInputProps('kind')} />}
        <TextInput label={t(`ratings.remark.by.${act}`)} required {...form.getInputProps('byWords')} />
        <DayField
          label={t(`ratings.remark.day.${act}`)}
          required
          {...(form.getInputProps('saidOn') as Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>)}
        />
        <Textarea
          label={t(`ratings.remark.text.${act}`)}
          required
          autosize
          minRows={3}
          {...form.getInputProps('text')}
        />
      </ContractForm>
    </Dialog>
  );
};
