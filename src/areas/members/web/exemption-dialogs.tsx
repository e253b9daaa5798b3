import { useState } from 'react';
import type { z } from 'zod';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Radio, Select, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import {
  askExemption,
  decideExemption,
  exemptionProof,
  type exemptionRow,
  exemptionRulesOn,
  grantExemption,
  proposeExemption,
} from '../contract/transfers-exemptions.ts';
import type { MemberId } from '../contract.ts';
import { DecisionFields, noDecisionTyped } from './register-decision-fields.tsx';
import { dayPropsOf, type FormFields } from './register-form-props.ts';
import { ClauseLine, dayOr } from './transfer-words.tsx';

export type Exemption = z.output<typeof exemptionRow>;
type Rules = OutputOf<typeof exemptionRulesOn>['rules'];

const Source = ({ rules, kind }: { rules: Rules; kind: 'age-health' | 'other' | undefined }) => {
  const t = useT();
  if (rules === null || kind === undefined) return null;
  return (
    <>
      <p>
        {kind === 'other'
          ? t('members.exemptions.other-text', { months: rules.otherBelowMonths })
          : t('members.exemptions.age-health-text', { age: rules.proofFromAge })}
      </p>
      <ClauseLine source={kind === 'other' ? rules.otherSource : rules.ageHealthSource} isVerified={rules.isVerified} />
    </>
  );
};

type AskProps = { readonly memberId: MemberId; readonly renews: Exemption | null; readonly onClose: () => void };

type AskFieldsProps = { readonly form: FormFields; readonly hasProof: boolean; readonly isVoted: boolean };

const AskFields = ({ form, hasProof, isVoted }: AskFieldsProps) => {
  const t = useT();
  return (
    <>
      {hasProof && (
        <Radio.Group label={t('members.exemptions.proof')} required {...form.getInputProps('proof' as never)}>
          {exemptionProof.options.map((one) => (
            <Radio key={one} value={one} label={t(`members.exemptions.proof.${one}`)} />
          ))}
        </Radio.Group>
      )}
      <DayField label={t('members.exemptions.since')} required {...dayPropsOf(form, 'since')} />
      <DayField
        label={t('members.exemptions.until')}
        description={t('members.exemptions.until-help')}
        {...dayPropsOf(form, 'until')}
      />
      {isVoted && (
        <TextInput
          label={t('members.exemptions.cell-resolution')}
          required
          {...form.getInputProps('cellResolution' as never)}
        />
      )}
    </>
  );
};

type Way = 'ask-vote' | 'propose' | 'grant';
const wayContracts = { 'ask-vote': askExemption, propose: proposeExemption, grant: grantExemption } as const;
const doneKeys: Readonly<Record<Way, string>> = {
  'ask-vote': 'members.exemptions.was-asked',
  propose: 'members.exemptions.was-proposed',
  grant: 'members.exemptions.was-granted',
};

const useAskForm = ({ memberId, renews, onClose }: AskProps, ground: string | null, way: Way) =>
  useContractForm(wayContracts[way], {
    initial: {
      proof: null as string | null,
      since: (renews?.until ?? todayHere()) as string | null,
      until: null as string | null,
      cellResolution: '',
    },
    toInput: ({ cellResolution, ...typed }) => ({
      ...{ memberId, ground, ...typed, renewsId: renews?.id ?? null },
      ...(way === 'ask-vote' ? {} : { cellResolution }),
    }),
    doneKey: doneKeys[way],
    undoInput: ({ exemptionId }) => ({ exemptionId }),
    onDone: onClose,
  });

/** Whether the cell has voted: what it has not voted on waits for its next meeting. */
const VotedChoice = ({ isVoted, onChange }: { isVoted: boolean; onChange: (isVoted: boolean) => void }) => {
  const t = useT();
  return (
    <Radio.Group
      label={t('members.exemptions.when')}
      description={t('members.exemptions.when-help')}
      value={isVoted ? 'voted' : 'waits'}
      onChange={(value) => onChange(value === 'voted')}
    >
      <Radio value="waits" label={t('members.exemptions.when.waits')} />
      <Radio value="voted" label={t('members.exemptions.when.voted')} />
    </Radio.Group>
  );
};

/** A request that waits for the vote of the cell, or its resolution: granted for age and health, proposed for other grounds. */
export const AskExemptionDialog = ({ memberId, renews, onClose }: AskProps) => {
  const t = useT();
  const language = useLanguage();
  const [ground, setGround] = useState<string | null>(renews?.ground ?? null);
  const [isVoted, setVoted] = useState(true);
  const rules = useQuestion(exemptionRulesOn, { on: todayHere() }).data?.rules ?? null;
  const kind = rules?.grounds.find((one) => one.code === ground)?.kind;
  const way: Way = isVoted ? (kind === 'other' ? 'propose' : 'grant') : 'ask-vote';
  const state = useAskForm({ memberId, renews, onClose }, ground, way);
  const { form } = state;
  // Said beside its field before anything is sent: the server's refusal would stand there and at the foot.
  const submit = (): void => {
    if (kind === 'age-health' && form.getValues().proof === null)
      form.setFieldError('proof', t('refusal.members.exemption-proof-missing'));
    else state.submit();
  };
  return (
    <Dialog title={t(renews ? 'members.exemptions.renew' : 'members.exemptions.ask')} onClose={onClose}>
      <ContractForm state={{ ...state, submit }} submitLabel={t(`members.exemptions.${way}`)} onCancel={onClose}>
        <VotedChoice isVoted={isVoted} onChange={setVoted} />
        <Select
          label={t('members.exemptions.ground')}
          required
          data={(rules?.grounds ?? []).map(({ code, names }) => ({ value: code, label: names[language] }))}
          value={ground}
          onChange={setGround}
          error={(form.getInputProps('ground' as never) as { error?: string }).error}
        />
        <Source rules={rules} kind={kind} />
        <AskFields form={form} hasProof={kind === 'age-health'} isVoted={isVoted} />
      </ContractForm>
    </Dialog>
  );
};

const useDecideForm = (exemption: Exemption, onClose: () => void) =>
  useContractForm(decideExemption, {
    initial: { isGranted: 'yes', decision: noDecisionTyped, why: '' },
    toInput: ({ isGranted, why, ...typed }) => ({
      exemptionId: exemption.id,
      expectedVersion: exemption.version,
      isGranted: isGranted === 'yes',
      why: why.trim() || null,
      ...typed,
    }),
    doneKey: 'members.exemptions.was-decided',
    undoInput: ({ version }) => ({ exemptionId: exemption.id, expectedVersion: version }),
    onDone: onClose,
  });

/** The grassroots committee grants or refuses what the cell proposed. */
export const DecideExemptionDialog = ({ exemption, onClose }: { exemption: Exemption; onClose: () => void }) => {
  const t = useT();
  const language = useLanguage();
  const state = useDecideForm(exemption, onClose);
  return (
    <Dialog title={t('members.exemptions.decide')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('members.exemptions.decide')} onCancel={onClose}>
        <p>
          <strong>{exemption.fullName}</strong>, {exemption.groundName[language]}, {dayOr(exemption.wantedSince)} –{' '}
          {dayOr(exemption.wantedUntil as Day | null)}
        </p>
        <Radio.Group label={t('members.exemptions.verdict')} {...state.form.getInputProps('isGranted')}>
          <Radio value="yes" label={t('members.exemptions.agree')} />
          <Radio value="no" label={t('members.exemptions.disagree')} />
        </Radio.Group>
        {state.form.getValues().isGranted === 'no' && (
          <Textarea
            label={t('members.transfers.why')}
            autosize
            minRows={2}
            required
            {...state.form.getInputProps('why')}
          />
        )}
        <DecisionFields form={state.form} />
      </ContractForm>
    </Dialog>
  );
};
