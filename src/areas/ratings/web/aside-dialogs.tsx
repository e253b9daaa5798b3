import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Checkbox, Select, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { translate, useT } from '../../../web/messages.ts';
import { correctSubject, personKinds, reopenRating, setNotRated, subjectKind } from '../contract.ts';
import { AsideFields } from './aside-fields.tsx';
import { ConfirmDecisionDialog } from './confirm-decision-dialog.tsx';
import { noPaper, PaperAbove, paperAbove, useIssuerAbove } from './paper-above.tsx';
import { type SubjectView, versioned } from './subject-view.ts';

type Props = { readonly view: SubjectView; readonly onClose: () => void };
type DayProps = Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>;

/** Not rated in this period: by an exemption of the pack, or for another reason in words. Never a zero. */
export const NotRatedDialog = ({ view, onClose }: Props) => {
  const t = useT();
  const title = t('ratings.action.set-not-rated');
  const state = useContractForm(setNotRated, {
    initial: { rule: null as string | null, words: '', on: todayHere(), ...noPaper() },
    toInput: (typed) => ({
      ...{ ...versioned(view), rule: typed.rule, words: typed.words, on: typed.on },
      ...paperAbove(view.isDecidedAbove, typed),
    }),
    doneKey: 'ratings.done.set-not-rated',
    undoInput: ({ subjectId, version }) => ({ subjectId, expectedVersion: version, why: t('web.undo-reason') }),
    onDone: onClose,
  });
  useIssuerAbove(state, view.isDecidedAbove, view.subjectId);
  const { form } = state;
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <AsideFields form={form} exemptions={view.exemptions} />
        {view.isDecidedAbove && <PaperAbove form={form} />}
      </ContractForm>
    </Dialog>
  );
};

/** The deciding level says yes to what a cell set aside for a reason that stands in no rule. */
export const ConfirmAsideDialog = ({ view, onClose }: Props) => {
  const t = useT();
  const words = {
    title: t('ratings.aside.confirm'),
    about: t('ratings.aside.about'),
    day: t('ratings.not-rated.on'),
    why: t('ratings.aside.why'),
    doneKey: 'ratings.done.confirm-aside',
  };
  return <ConfirmDecisionDialog on={view} words={words} onClose={onClose} />;
};

/** Opens a decided rating on a later finding; the old decision stays in the history. */
export const ReopenDialog = ({ view, onClose }: Props) => {
  const t = useT();
  const title = t('ratings.action.reopen-rating');
  const state = useContractForm(reopenRating, {
    initial: { finding: '', why: '', on: todayHere(), ...noPaper() },
    toInput: ({ finding, why, on, ...typed }) => ({
      ...{ ...versioned(view), finding, why, on },
      ...paperAbove(view.isDecidedAbove, typed),
    }),
    doneKey: 'ratings.done.reopen-rating',
    onDone: onClose,
  });
  useIssuerAbove(state, view.isDecidedAbove, view.subjectId);
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p>{t('ratings.reopen.about')}</p>
        <TextInput label={t('ratings.reopen.finding')} required {...state.form.getInputProps('finding')} />
        <Textarea label={t('ratings.why')} required autosize minRows={2} {...state.form.getInputProps('why')} />
        <DayField label={t('ratings.reopen.on')} required {...(state.form.getInputProps('on') as DayProps)} />
        {view.isDecidedAbove && <PaperAbove form={state.form} />}
      </ContractForm>
    </Dialog>
  );
};

const useCorrectForm = ({ view, onClose }: Props) => {
  const before = { kind: view.kind, quotaGroup: view.quotaGroup, postWords: view.postWords, isHead: view.isHead };
  return useContractForm(correctSubject, {
    initial: { ...before, postWords: view.postWords ?? '', why: '' },
    toInput: (typed) => ({
      ...versioned(view),
      ...typed,
      postWords: typed.postWords.trim() || null,
      why: typed.why.trim() || null,
    }),
    doneKey: 'ratings.done.correct-subject',
    undoInput: ({ subjectId, version }) => ({
      ...{ subjectId, expectedVersion: version, ...before },
      why: translate('web.undo-reason'),
    }),
    onDone: onClose,
  });
};

/** Kind and post; among whom the ceiling counts it, and who is a head, is for the level that opened the season. */
export const CorrectDialog = ({ view, onClose }: Props) => {
  const t = useT();
  const title = t('ratings.action.correct-subject');
  const isPerson = personKinds.has(view.kind);
  const state = useCorrectForm({ view, onClose });
  const { form } = state;
  const kinds = subjectKind.options.filter((kind) => personKinds.has(kind) === isPerson);
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <Select
          label={t('ratings.add.kind')}
          allowDeselect={false}
          data={kinds.map((value) => ({ value, label: t(`ratings.subject.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        {isPerson && <TextInput label={t('ratings.add.post')} {...form.getInputProps('postWords')} />}
        {isPerson && view.isOpener && (
          <Checkbox label={t('ratings.add.is-head')} {...form.getInputProps('isHead', { type: 'checkbox' })} />
        )}
        {view.isOpener && <TextInput label={t('ratings.add.group')} required {...form.getInputProps('quotaGroup')} />}
        {view.isOpener && (
          <Textarea
            label={t('ratings.correct.why')}
            description={t('ratings.correct.why-help')}
            autosize
            {...form.getInputProps('why')}
          />
        )}
      </ContractForm>
    </Dialog>
  );
};
