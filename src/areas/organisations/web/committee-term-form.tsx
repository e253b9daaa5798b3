import type { InputOf } from '../../../platform/action/contract.ts';
import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Checkbox, NumberInput, Radio } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { correctTerm, openTerm } from '../contract.ts';
import type { Term } from './committee-shapes.ts';
import { fieldsOfTerm, type TypedTerm, typedTerm } from './committee-term-typed.ts';
import { useTermVerdict } from './committee-term-verdict.ts';
import { DecisionPaperFields } from './decision-paper-fields.tsx';
import { dayProps } from './form-fields.ts';
import type { OrganisationRecord } from './organisation-scene.ts';

const counts = [
  ['ordinal', 'organisations.term.ordinal'],
  ['numberSet', 'organisations.term.number-set'],
  ['standingSet', 'organisations.term.standing-set'],
  ['deputiesSet', 'organisations.term.deputies-set'],
] as const;

const TermFields = ({ form }: Pick<ContractFormState<TypedTerm>, 'form'>) => {
  const t = useT();
  return (
    <>
      <DayField label={t('organisations.term.starts')} {...dayProps(form, 'startsOn')} />
      <DayField
        label={t('organisations.term.due')}
        description={t('organisations.term.due-help')}
        {...dayProps(form, 'dueOn')}
      />
      <Radio.Group label={t('organisations.term.basis')} {...form.getInputProps('basis')}>
        <Radio value="elected" label={t('organisations.basis.elected')} />
        <Radio value="appointed" label={t('organisations.basis.appointed')} />
      </Radio.Group>
      {counts.map(([path, label]) => (
        <NumberInput
          key={path}
          label={t(label)}
          allowDecimal={false}
          min={0}
          hideControls
          {...form.getInputProps(path)}
        />
      ))}
      <Checkbox
        label={t('organisations.term.first-of-new')}
        {...form.getInputProps('isFirstOfNew', { type: 'checkbox' })}
      />
      <DecisionPaperFields form={form} isRequired={form.getValues().basis === 'appointed'} />
    </>
  );
};

type Props = { readonly record: OrganisationRecord; readonly term: Term | null; readonly onClose: () => void };
type DialogProps = Props & { readonly title: string; readonly state: ContractFormState<TypedTerm> };

const TermFormDialog = ({ record, term, title, state, onClose }: DialogProps) => {
  const verdict = useTermVerdict(record, term, fieldsOfTerm(state.form.getValues()));
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose} verdict={verdict}>
        <TermFields form={state.form} />
      </ContractForm>
    </Dialog>
  );
};

const OpenTerm = (props: Props) => {
  const t = useT();
  const state = useContractForm(openTerm, {
    initial: typedTerm(null),
    toInput: (typed) => ({ organisationId: props.record.id, ...fieldsOfTerm(typed) }),
    doneKey: 'organisations.term.was-opened',
    undoInput: ({ termId }) => ({ termId, expectedVersion: 1 }),
    onDone: props.onClose,
  });
  return <TermFormDialog {...props} title={t('organisations.term.open')} state={state} />;
};

const CorrectTerm = ({ term, ...props }: Props & { term: Term }) => {
  const t = useT();
  const inputOf = (typed: TypedTerm, expectedVersion: number) =>
    ({ termId: term.id, expectedVersion, ...fieldsOfTerm(typed) }) as InputOf<typeof correctTerm>;
  const state = useContractForm(correctTerm, {
    initial: typedTerm(term),
    toInput: (typed) => inputOf(typed, term.version),
    doneKey: 'web.saved',
    undoInput: ({ version }) => inputOf(typedTerm(term), version),
    onDone: props.onClose,
  });
  return <TermFormDialog {...props} term={term} title={t('organisations.term.correct')} state={state} />;
};

/** Opens a new term, or corrects the one given; the rules speak while one types. */
export const TermDialog = ({ term, ...props }: Props) =>
  term ? <CorrectTerm {...props} term={term} /> : <OpenTerm {...props} term={null} />;
