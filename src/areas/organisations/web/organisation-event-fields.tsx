import type { Day } from '../../../platform/calendar/day.ts';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Checkbox, NumberInput, Radio, Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { countOrNull, dayProps, type Fields, textOrNull } from './form-fields.ts';
import { useWords } from './organisation-words.ts';

/** The decision of a structural event as typed. */
export const typedDecision = {
  number: '',
  decidedOn: null as string | null,
  issuer: '',
  effectiveOn: null as string | null,
  isUnverified: false,
  sourceNote: '',
};

export const decisionOf = ({ isUnverified, sourceNote, ...decision }: typeof typedDecision) => ({
  ...decision,
  verified: !isUnverified,
  sourceNote: textOrNull(sourceNote),
});

/** Number, day and issuer of the decision, when it takes effect, and whether it happens now or is only prepared. */
export const EventDecisionFields = ({ form }: { form: Fields }) => {
  const t = useT();
  const props = (path: string) => form.getInputProps(path as never);
  return (
    <fieldset className="organisations-fieldset">
      <legend>{t('organisations.decision.title')}</legend>
      <TextInput label={t('organisations.decision.number')} {...props('decision.number')} />
      <DayField label={t('organisations.decision.decided-on')} {...dayProps(form, 'decision.decidedOn')} />
      <TextInput label={t('organisations.decision.issuer')} {...props('decision.issuer')} />
      <DayField label={t('organisations.decision.effective-on')} {...dayProps(form, 'decision.effectiveOn')} />
      <TextInput
        label={t('organisations.decision.source-note')}
        description={t('organisations.decision.source-note-help')}
        {...props('decision.sourceNote')}
      />
      <Checkbox
        label={t('organisations.decision.is-unverified')}
        {...(form as { getInputProps: (path: never, options: object) => object }).getInputProps(
          'decision.isUnverified' as never,
          { type: 'checkbox' },
        )}
      />
      <Radio.Group label={t('organisations.decision.mode')} {...props('mode')}>
        <Radio value="apply" label={t('organisations.decision.mode-apply')} />
        <Radio value="prepare" label={t('organisations.decision.mode-prepare')} />
      </Radio.Group>
    </fieldset>
  );
};

/** An organisation still to be founded, as typed. */
export const typedOrganisation = {
  name: '',
  shortName: '',
  type: null as string | null,
  sector: null as string | null,
  area: '',
  officialMembers: '' as number | string,
  allMembers: '' as number | string,
};

export const organisationOf = (typed: typeof typedOrganisation) => ({
  ...typed,
  shortName: textOrNull(typed.shortName),
  area: textOrNull(typed.area),
  officialMembers: countOrNull(typed.officialMembers),
  allMembers: countOrNull(typed.allMembers),
});

export const MemberCountFields = ({ form, at = '' }: { form: Fields; at?: string }) => {
  const t = useT();
  const counts = ['officialMembers', 'allMembers'] as const;
  return counts.map((count) => (
    <NumberInput
      key={count}
      label={t(count === 'officialMembers' ? 'organisations.members.official' : 'organisations.members.all')}
      description={t('organisations.count-help')}
      allowDecimal={false}
      min={0}
      hideControls
      {...form.getInputProps(`${at}${count}` as never)}
    />
  ));
};

type KindProps = { readonly form: Fields; readonly on: Day; readonly at?: string };

export const KindFields = ({ form, on, at = '' }: KindProps) => {
  const t = useT();
  const { types, sectors } = useWords(on);
  return (
    <>
      <Select label={t('organisations.type')} data={types} searchable {...form.getInputProps(`${at}type` as never)} />
      <Select
        label={t('organisations.sector')}
        data={sectors}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('organisations.clear') }}
        {...form.getInputProps(`${at}sector` as never)}
      />
    </>
  );
};

/** Fields of an organisation that a decision brings into being; `at` is its path in the form, with a dot at the end. */
export const NewOrganisationFields = ({ form, on, at = '' }: KindProps) => {
  const t = useT();
  const props = (path: string) => form.getInputProps(`${at}${path}` as never);
  return (
    <>
      <TextInput label={t('organisations.name')} {...props('name')} />
      <TextInput label={t('organisations.short-name')} {...props('shortName')} />
      <KindFields form={form} on={on} at={at} />
      <TextInput label={t('organisations.area')} {...props('area')} />
      <MemberCountFields form={form} at={at} />
    </>
  );
};
