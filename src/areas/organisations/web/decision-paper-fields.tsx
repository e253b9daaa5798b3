import { DayField } from '../../../web/kit/day-field.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { dayProps, type Fields } from './form-fields.ts';

/** The paper behind a record of a committee, a regulation or a body, as typed. */
export type TypedPaper = { readonly number: string; readonly decidedOn: string | null; readonly issuer: string };

export const noPaper: TypedPaper = { number: '', decidedOn: null, issuer: '' };

/** Null when nothing of the paper was typed; half a paper goes to the server's checks as it is. */
export const paperOrNull = (paper: TypedPaper): TypedPaper | null =>
  paper.number.trim() === '' && paper.decidedOn === null && paper.issuer.trim() === '' ? null : paper;

/** Number, day and issuer of a decision; form values hold a `decision`. */
export const DecisionPaperFields = ({ form, isRequired = false }: { form: Fields; isRequired?: boolean }) => {
  const t = useT();
  const whole = form.getInputProps('decision' as never) as { error?: string };
  return (
    <fieldset className="organisations-fieldset">
      <legend>{t(isRequired ? 'organisations.decision.title' : 'organisations.decision.title-if-any')}</legend>
      {whole.error && <p className="vm-fault">{whole.error}</p>}
      <TextInput label={t('organisations.decision.number')} {...form.getInputProps('decision.number' as never)} />
      <DayField label={t('organisations.decision.decided-on')} {...dayProps(form, 'decision.decidedOn')} />
      <TextInput label={t('organisations.decision.issuer')} {...form.getInputProps('decision.issuer' as never)} />
    </fieldset>
  );
};
