import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Checkbox, NumberInput, Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { criterionGrade, enterFact, stateNone } from '../contract.ts';
import { levelsOf } from '../rules/rating-level.ts';
import { type EvidenceView, type FactType, factWords, mayBeNone } from './evidence-words.ts';
import { useNames } from './rating-words.tsx';
import { type SubjectView, versioned } from './subject-view.ts';

type Common = { readonly sheet: EvidenceView; readonly view: SubjectView; readonly onClose: () => void };
type Typed = {
  fact: string | null;
  isNone: boolean;
  count: number | string;
  choice: string | null;
  sourceWords: string;
  sourceOn: string | null;
} & Record<string, unknown>;
type Form = ContractFormState<Typed>['form'];

/** Where it comes from and of which day: nothing is entered without. */
const SourceFields = ({ form }: { form: { getInputProps: Form['getInputProps'] } }) => {
  const t = useT();
  return (
    <div className="ratings-fields">
      <TextInput
        label={t('ratings.evidence.source')}
        description={t('ratings.evidence.source-help')}
        required
        {...form.getInputProps('sourceWords')}
      />
      <DayField
        label={t('ratings.evidence.source-day')}
        {...(form.getInputProps('sourceOn') as Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>)}
      />
    </div>
  );
};

const choicesOf = (type: FactType, fact: string, { scale }: SubjectView): readonly string[] => {
  if (type === 'yes') return ['yes', 'none'];
  if (type === 'grade') return criterionGrade.options;
  return levelsOf(fact === 'state-level' ? 'four-levels' : scale);
};

const keyOf = (type: FactType, choice: string): string => {
  if (type === 'yes') return choice === 'yes' ? 'ratings.value.yes' : 'ratings.value.none';
  return type === 'grade' ? `ratings.grade.${choice}` : `ratings.level.${choice}`;
};

type ValueProps = { readonly form: Form; readonly type: FactType; readonly view: SubjectView };

const ValueFields = ({ form, type, view }: ValueProps) => {
  const t = useT();
  const { fact, isNone } = form.values;
  if (type !== 'count')
    return (
      <Select
        label={t('ratings.evidence.value')}
        required
        data={choicesOf(type, fact ?? '', view).map((value) => ({ value, label: t(keyOf(type, value)) }))}
        {...form.getInputProps('choice')}
        error={form.errors.value}
      />
    );
  return (
    <>
      <Checkbox label={t('ratings.evidence.is-none')} {...form.getInputProps('isNone', { type: 'checkbox' })} />
      {!isNone && (
        <NumberInput
          label={t('ratings.evidence.value')}
          required
          min={0}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('count')}
          error={form.errors.value}
        />
      )}
    </>
  );
};

const typedValue = ({ isNone, count, choice }: Typed, type: FactType | undefined): unknown => {
  if (type === 'count') return isNone ? 'none' : count === '' ? null : Number(count);
  if (type === 'yes') return choice === 'yes' ? true : choice;
  return choice;
};

/** A fact that the program cannot know, with its source and the day of that; one entered before is replaced. */
export const EnterFactDialog = ({ sheet, view, first, onClose }: Common & { readonly first: string | null }) => {
  const t = useT();
  const names = useNames();
  const title = t('ratings.action.enter-fact');
  const typeOf = (fact: string | null) => sheet.enterable.find(({ code }) => code === fact)?.type;
  const state = useContractForm(enterFact, {
    initial: { fact: first, isNone: false, count: '', choice: null, sourceWords: '', sourceOn: null } as Typed,
    toInput: (typed) => ({
      ...versioned(view),
      fact: typed.fact,
      value: typedValue(typed, typeOf(typed.fact)),
      sourceWords: typed.sourceWords,
      sourceOn: typed.sourceOn,
    }),
    doneKey: 'ratings.done.enter-fact',
    undoInput: ({ subjectId, version }, { fact }) => ({ subjectId, expectedVersion: version, fact }),
    onDone: onClose,
  });
  const { form } = state;
  const type = typeOf(form.values.fact);
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p>{t('ratings.evidence.enter-about')}</p>
        <Select
          label={t('ratings.evidence.fact')}
          required
          searchable
          data={sheet.enterable.map(({ code }) => ({ value: code, label: factWords(code, view, t, names) }))}
          {...form.getInputProps('fact')}
          onChange={(fact) => form.setValues({ fact, choice: null, count: '', isNone: false } as never)}
        />
        {type && <ValueFields form={form} type={type} view={view} />}
        <SourceFields form={form} />
      </ContractForm>
    </Dialog>
  );
};

type NoneTyped = { facts: string[]; sourceWords: string; sourceOn: string | null } & Record<string, unknown>;

const useNoneForm = ({ view, onClose }: Pick<Common, 'view' | 'onClose'>) =>
  useContractForm(stateNone, {
    initial: { facts: [], sourceWords: '', sourceOn: todayHere() } as NoneTyped,
    toInput: ({ facts, sourceWords, sourceOn }) => ({ ...versioned(view), facts, sourceWords, sourceOn }),
    doneKey: 'ratings.done.state-none',
    onDone: onClose,
  });

/** Several facts of which somebody looked and found nothing: said once, with one source, so that a level does not stay open for ever. */
export const StateNoneDialog = ({ sheet, view, onClose }: Common) => {
  const t = useT();
  const names = useNames();
  const title = t('ratings.action.state-none');
  const possible = sheet.missing.filter(mayBeNone);
  const state = useNoneForm({ view, onClose });
  const { form } = state;
  const { facts } = form.values;
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p>{t('ratings.evidence.none-about')}</p>
        <Checkbox.Group
          label={t('ratings.evidence.none-of')}
          value={facts}
          onChange={(next) => form.setFieldValue('facts', next as never)}
          error={form.errors.facts}
        >
          <div className="ratings-kinds">
            {possible.map(({ code }) => (
              <Checkbox key={code} value={code} label={factWords(code, view, t, names)} />
            ))}
          </div>
        </Checkbox.Group>
        <SourceFields form={form as never} />
      </ContractForm>
    </Dialog>
  );
};
