import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { quotaBaseCode, quotaRoundingCode, recordQuotaRule } from '../contract.ts';
import type { QuotaView } from './quota-view.ts';

type Props = { readonly view: QuotaView; readonly onClose: () => void };

const useForm = ({ view, onClose }: Props) => {
  const { base, rounding, decision } = view.recorded;
  return useContractForm(recordQuotaRule, {
    initial: {
      base: base as string | null,
      rounding: rounding as string | null,
      number: decision?.number ?? '',
      decidedOn: (decision?.decidedOn ?? null) as string | null,
      issuer: decision?.issuer ?? '',
    },
    toInput: (typed) => {
      const isBlank = typed.number.trim() === '' && typed.issuer.trim() === '' && typed.decidedOn === null;
      return {
        seasonId: view.seasonId,
        expectedVersion: view.version,
        base: typed.base,
        rounding: typed.rounding,
        decision: isBlank ? null : { number: typed.number, decidedOn: typed.decidedOn, issuer: typed.issuer },
      };
    },
    doneKey: 'ratings.quota-rule.done',
    undoInput: ({ version }) => ({ seasonId: view.seasonId, expectedVersion: version, base, rounding, decision }),
    onDone: onClose,
  });
};

/** Which base and rounding the committee took as its own rule, with its paper; the other readings stay shown. */
const QuotaRuleDialog = (props: Props) => {
  const t = useT();
  const state = useForm(props);
  const { form } = state;
  const title = t('ratings.action.record-quota-rule');
  const choice = (key: 'base' | 'rounding', codes: readonly string[]) => (
    <Select
      label={t(`ratings.quota.${key}`)}
      placeholder={t('ratings.quota-rule.not-said')}
      clearable
      clearButtonProps={{ 'aria-label': t('ratings.filter.clear', { label: t(`ratings.quota.${key}`) }) }}
      data={codes.map((value) => ({ value, label: t(`ratings.quota-${key}.${value}`) }))}
      {...form.getInputProps(key)}
    />
  );
  return (
    <Dialog title={title} onClose={props.onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={props.onClose}>
        <p>{t('ratings.quota-rule.about')}</p>
        {choice('base', quotaBaseCode.options)}
        {choice('rounding', quotaRoundingCode.options)}
        <TextInput
          label={t('ratings.decision.number')}
          {...form.getInputProps('number')}
          error={form.errors['decision.number'] ?? form.errors.decision}
        />
        <DayField
          label={t('ratings.decision.decided-on')}
          {...(form.getInputProps('decidedOn') as Pick<DayFieldProps, 'value' | 'onChange' | 'data-path'>)}
          error={form.errors['decision.decidedOn'] as string | undefined}
        />
        <TextInput
          label={t('ratings.decision.issuer')}
          {...form.getInputProps('issuer')}
          error={form.errors['decision.issuer']}
        />
      </ContractForm>
    </Dialog>
  );
};

const Recorded = ({ recorded: { base, rounding, decision } }: Pick<QuotaView, 'recorded'>) => {
  const t = useT();
  if (!decision) return <p className="vm-soft">{t('ratings.quota-rule.none')}</p>;
  return (
    <p>
      {t('ratings.quota-rule.recorded', {
        base: base ? t(`ratings.quota-base.${base}`) : t('ratings.quota-rule.not-said'),
        rounding: rounding ? t(`ratings.quota-rounding.${rounding}`) : t('ratings.quota-rule.not-said'),
        number: decision.number,
        on: dayText(decision.decidedOn),
        issuer: decision.issuer,
      })}
    </p>
  );
};

/** How the committee itself reads the ceiling, as far as a paper of its own says so. */
export const QuotaRuleCard = ({ view }: { view: QuotaView }) => {
  const t = useT();
  const may = useMay();
  const [isAsking, setAsking] = useState(false);
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.quota-rule.title')}>
      <h2>{t('ratings.quota-rule.title')}</h2>
      <Recorded recorded={view.recorded} />
      {view.isOpen && may(recordQuotaRule.name) && (
        <div className="not-printed">
          <Button onClick={() => setAsking(true)}>{t('ratings.action.record-quota-rule')}</Button>
        </div>
      )}
      {isAsking && <QuotaRuleDialog view={view} onClose={() => setAsking(false)} />}
    </section>
  );
};
