import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';

type Form = {
  readonly errors: Readonly<Record<string, unknown>>;
  readonly getInputProps: (path: 'number' | 'decidedOn' | 'issuer') => object;
};

/** Number, day and issuer of a decision, typed beside the rest of a form and sent as its `decision`. */
export const DecisionFields = ({ form }: { readonly form: Form }) => {
  const t = useT();
  const faultOf = (field: string) => form.errors[`decision.${field}`] as string | undefined;
  return (
    <div className="ratings-fields">
      <TextInput
        label={t('ratings.decision.number')}
        required
        {...form.getInputProps('number')}
        error={faultOf('number')}
        data-path="decision.number"
      />
      <DayField
        label={t('ratings.decision.decided-on')}
        required
        {...(form.getInputProps('decidedOn') as Pick<DayFieldProps, 'value' | 'onChange' | 'data-path'>)}
        error={faultOf('decidedOn')}
        data-path="decision.decidedOn"
      />
      <TextInput
        label={t('ratings.decision.issuer')}
        required
        {...form.getInputProps('issuer')}
        error={faultOf('issuer')}
        data-path="decision.issuer"
      />
    </div>
  );
};
