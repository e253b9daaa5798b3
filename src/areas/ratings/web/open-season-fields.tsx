import { todayHere } from '../../../web/as-of.ts';
import type { ContractFormState } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Checkbox, NumberInput, Radio, Select, Textarea } from '../../../web/kit/inputs.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { periodKind, seasonReach } from '../contract.ts';
import {
  kindsBeyond,
  kindsOf,
  type OpenTyped,
  type Proposal,
  proposedRollDay,
  rollAfter,
  withPeriod,
} from './open-season-typed.ts';
import { PackName, useNames, Verified } from './rating-words.tsx';

type Form = ContractFormState<OpenTyped & Record<string, unknown>>['form'];
type DayProps = Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>;

const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => String(at + 1));

/** Of which day the rolls are, and how far down. */
const RollFields = ({ form }: { form: Form }) => {
  const t = useT();
  const { countedOn } = form.values;
  const today = todayHere();
  const isOver = countedOn !== null && countedOn < today && countedOn === proposedRollDay(form.values, today);
  const after = rollAfter(form.values, today);
  return (
    <>
      <DayField
        label={t('ratings.open.counted-on')}
        description={
          after
            ? t('ratings.open.counted-after', { last: after })
            : t(isOver ? 'ratings.open.counted-on-last' : 'ratings.open.counted-on-help', { last: countedOn ?? '' })
        }
        required
        {...(form.getInputProps('countedOn') as DayProps)}
      />
      <Radio.Group label={t('ratings.open.reach')} {...form.getInputProps('reach')}>
        {seasonReach.options.map((one) => (
          <Radio key={one} value={one} label={t(`ratings.reach.${one}`)} />
        ))}
      </Radio.Group>
    </>
  );
};

/** Which part of the year. */
const PartField = ({ form, field }: { form: Form; field: (name: string) => object }) => {
  const t = useT();
  const { kind } = form.values;
  if (kind === 'year') return null;
  const data = numbered(kind === 'quarter' ? 4 : 12);
  return <Select label={t(`ratings.open.${kind}`)} allowDeselect={false} data={data} {...field(kind)} />;
};

/** Which period, how far down, and of which day the rolls are. Another period means another pack and other last days. */
export const PeriodFields = ({ form }: { form: Form }) => {
  const t = useT();
  const field = (name: string) => {
    const props = form.getInputProps(name);
    const onChange = (value: unknown): void => {
      props.onChange(value);
      form.setValues(withPeriod(form.values, { [name]: value }, todayHere()) as never);
    };
    return { ...props, onChange };
  };
  return (
    <div className="ratings-fields">
      <Select
        label={t('ratings.open.kind')}
        allowDeselect={false}
        data={periodKind.options.map((value) => ({ value, label: t(`ratings.period-kind.${value}`) }))}
        {...field('kind')}
      />
      <NumberInput
        label={t('ratings.open.year')}
        allowDecimal={false}
        hideControls
        thousandSeparator=""
        {...field('year')}
        error={form.errors['period.year'] ?? form.errors.period}
      />
      <PartField form={form} field={field} />
      <RollFields form={form} />
    </div>
  );
};

type Props = { readonly form: Form; readonly proposal: Proposal };

const Flags = ({ flags }: Pick<Proposal, 'flags'>) => {
  const t = useT();
  return (
    <ul className="ratings-flags">
      {flags.map((flag) => (
        <li key={flag}>{t(`ratings.flag.${flag}`)}</li>
      ))}
    </ul>
  );
};

const Chosen = ({ pack, layer }: Pick<Proposal, 'pack' | 'layer'>) => {
  const t = useT();
  return (
    <>
      {pack && (
        <p>
          <PackName pack={pack} />
        </p>
      )}
      {layer && (
        <p>
          {t('ratings.open.layer')} <PackName pack={layer} />
        </p>
      )}
    </>
  );
};

/** Periods that the regulation names and that cannot be opened here: no text that was read says how they are done. */
const OtherPeriods = ({ otherPeriods }: Pick<Proposal, 'otherPeriods'>) => {
  const t = useT();
  const names = useNames();
  if (!otherPeriods) return null;
  const { clause, isVerified } = otherPeriods;
  return (
    <p className="vm-soft">
      {t('ratings.open.other-periods', { rule: names(otherPeriods.names), clause })}{' '}
      <Verified isVerified={isVerified} />
    </p>
  );
};

const Already = ({ seasonId, of }: { seasonId: string | null; of: string }) => {
  const t = useT();
  if (seasonId === null) return null;
  return (
    <p role="status">
      {t('ratings.open.already')}{' '}
      <PageLink to="/ratings/$seasonId" params={{ seasonId }} search={{ of }}>
        {t('ratings.open.already-link')}
      </PageLink>
    </p>
  );
};

type WhyProps = Pick<Proposal, 'flags'> & { readonly form: Form; readonly beyond: ReturnType<typeof kindsBeyond> };

/** What of the choice needs a reason on record, and the reason. */
const Why = ({ form, flags, beyond }: WhyProps) => {
  const t = useT();
  if (flags.length === 0 && beyond.length === 0) return null;
  const kinds = beyond.map((kind) => t(`ratings.subject.${kind}`)).join(', ');
  return (
    <>
      <Flags flags={flags} />
      {beyond.length > 0 && <p>{t('ratings.open.kinds-beyond', { kinds })}</p>}
      <Textarea
        label={t('ratings.open.pack-reason')}
        required
        autosize
        minRows={2}
        {...form.getInputProps('packReason')}
      />
    </>
  );
};

/** The pack of the period, how sure it is, and the reason where the choice needs one. */
export const PackFields = ({ form, proposal, of }: Props & { readonly of: string }) => {
  const t = useT();
  const names = useNames();
  const { pack, layer, governing, packs, flags, alreadyOpen } = proposal;
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.open.pack')}>
      <Already seasonId={alreadyOpen} of={of} />
      <Select
        label={t('ratings.open.pack')}
        description={governing ? t('ratings.open.governing', { pack: names(governing) }) : t('ratings.open.no-pack')}
        allowDeselect={false}
        data={packs.map((one) => ({ value: one.id, label: names(one) }))}
        value={form.values.packId ?? pack?.id ?? null}
        onChange={(id) => form.setValues({ packId: id, calendar: null, kinds: null } as never)}
        error={form.errors.packId}
        data-path="packId"
      />
      <Chosen pack={pack} layer={layer} />
      <OtherPeriods otherPeriods={proposal.otherPeriods} />
      <Why form={form} flags={flags} beyond={kindsBeyond(form.values, proposal)} />
    </section>
  );
};

/** Kinds of subject that the program finds by itself, each that is taken in with how many there would be: they make up the total. */
export const KindFields = ({ form, proposal }: Props) => {
  const t = useT();
  const kinds = kindsOf(form.values, proposal);
  const chosen = proposal.counts.filter(({ kind }) => kinds.includes(kind));
  const labelOf = (kind: (typeof kinds)[number], count: number): string => {
    const name = t(`ratings.subject.${kind}`);
    return kinds.includes(kind) ? t('ratings.open.kind-count', { kind: name, count }) : name;
  };
  const isPart = proposal.concerned.length < proposal.counts.length;
  return (
    <Checkbox.Group
      label={t('ratings.open.kinds')}
      description={isPart ? t('ratings.open.kinds-of-quarter') : t('ratings.open.kinds-help')}
      {...form.getInputProps('kinds')}
      value={[...kinds]}
    >
      <div className="ratings-kinds">
        {proposal.counts.map(({ kind, subjects }) => (
          <Checkbox key={kind} value={kind} label={labelOf(kind, subjects)} />
        ))}
      </div>
      <p role="status">
        <strong>{t('ratings.open.total', { count: chosen.reduce((sum, { subjects }) => sum + subjects, 0) })}</strong>
      </p>
    </Checkbox.Group>
  );
};
