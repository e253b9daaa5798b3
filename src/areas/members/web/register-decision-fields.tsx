import { DayField } from '../../../web/kit/day-field.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { dayPropsOf, type FormFields } from './register-form-props.ts';

type TypedDecision = { readonly number: string; readonly decidedOn: string | null; readonly issuer: string };

export const noDecisionTyped: TypedDecision = { number: '', decidedOn: null, issuer: '' };

/** Null when nothing was typed; half a decision goes to the checks as it is. */
export const typedDecision = (decision: TypedDecision): TypedDecision | null =>
  decision.number.trim() === '' && decision.decidedOn === null && decision.issuer.trim() === '' ? null : decision;

/** Number, day and issuer of a decision, where there is one; form values hold a `decision`. */
export const DecisionFields = ({ form }: { form: FormFields }) => {
  const t = useT();
  return (
    <fieldset className="members-fieldset">
      <legend>{t('members.badges.decision')}</legend>
      <TextInput label={t('members.badges.decision-number')} {...form.getInputProps('decision.number' as never)} />
      <DayField label={t('members.badges.decision-on')} {...dayPropsOf(form, 'decision.decidedOn')} />
      <TextInput label={t('members.badges.decision-issuer')} {...form.getInputProps('decision.issuer' as never)} />
    </fieldset>
  );
};
