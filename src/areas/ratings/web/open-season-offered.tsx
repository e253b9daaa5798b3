import type { ContractFormState } from '../../../web/kit/contract-form.tsx';
import { Checkbox, Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { type OpenTyped, offeredKey, type Proposal } from './open-season-typed.ts';
import { useNames, Verified } from './rating-words.tsx';

type Props = {
  readonly form: ContractFormState<OpenTyped & Record<string, unknown>>['form'];
  readonly proposal: Proposal;
};

/** Rules of a single local text: off, unless the opener has a paper by which they count. */
export const OfferedFields = ({ form, proposal: { offered } }: Props) => {
  const t = useT();
  const names = useNames();
  if (offered.length === 0) return null;
  const fault = Object.entries(form.errors).find(([path]) => /^adjustments\.\d+\.basis$/.test(path))?.[1];
  return (
    <>
      <Checkbox.Group
        label={t('ratings.open.offered')}
        description={t('ratings.open.offered-help')}
        {...form.getInputProps('switched')}
      >
        <div className="vm-stack">
          {offered.map((one) => (
            <div key={offeredKey(one)}>
              <Checkbox
                value={offeredKey(one)}
                label={`${one.rule}. ${names(one.names)}`}
                description={one.clause === 'practice' ? null : one.clause}
              />
              <Verified isVerified={false} />
            </div>
          ))}
        </div>
      </Checkbox.Group>
      {form.values.switched.length > 0 && (
        <Textarea
          label={t('ratings.open.basis')}
          description={t('ratings.open.basis-help')}
          required
          autosize
          {...form.getInputProps('basis')}
          error={fault}
        />
      )}
    </>
  );
};
