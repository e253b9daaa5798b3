import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Select, Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useNames, Verified } from './rating-words.tsx';
import type { SubjectView } from './subject-view.ts';

type Exemptions = SubjectView['exemptions'];
type Form = {
  readonly values: { readonly rule: string | null };
  readonly getInputProps: (path: string) => object;
};

/** A rule of several codes is one line of choice. */
const linesOf = (exemptions: Exemptions): Exemptions =>
  exemptions.filter(({ rule }, at) => exemptions.findIndex((other) => other.rule === rule) === at);

/** Why somebody is not rated: a rule of the period or another reason, always in words, and the day. */
export const AsideFields = ({ form, exemptions }: { form: Form; exemptions: Exemptions }) => {
  const t = useT();
  const names = useNames();
  const chosen = exemptions.find(({ rule }) => rule === form.values.rule);
  return (
    <>
      <Select
        label={t('ratings.not-rated.rule')}
        required
        data={[
          ...linesOf(exemptions).map(({ rule, names: words }) => ({ value: rule, label: `${rule} · ${names(words)}` })),
          { value: 'other', label: t('ratings.not-rated.other') },
        ]}
        {...form.getInputProps('rule')}
      />
      {chosen && (
        <p className="vm-soft">
          {chosen.clause} <Verified isVerified={chosen.isVerified} />
        </p>
      )}
      <Textarea label={t('ratings.not-rated.words')} required autosize minRows={2} {...form.getInputProps('words')} />
      <DayField
        label={t('ratings.not-rated.on')}
        required
        {...(form.getInputProps('on') as Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>)}
      />
    </>
  );
};
