import type { ActionContract } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput, Select, TextInput } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { useT } from '../../../web/messages.ts';
import { documentType, issuingBody } from '../contract/paper-codes.ts';
import { recordOutsidePaper, setLastNumber, voidNumber } from '../contract/papers.ts';
import { NumberLine, useIssuingFacts } from './issuing-fields.tsx';
import { useOwnPlace } from './own-place.ts';

/** What is done with numbers outside of a paper that the program writes. */
export const numberSteps = [
  { step: 'outside', contract: recordOutsidePaper },
  { step: 'void', contract: voidNumber },
  { step: 'start', contract: setLastNumber },
] as const;
export type NumberStep = (typeof numberSteps)[number]['step'];

type Typed = Record<string, unknown> & {
  organisationId: string | null;
  body: string;
  documentType: string;
  on: string | null;
  withoutTerm: boolean;
  number: number | string;
  skippedBecause: string;
  title: string;
  signerPost: string;
  signerName: string;
};

type FormState = ContractFormState<Typed>;

const numberOf = (value: number | string): number | null => (value === '' ? null : Number(value));

const inputOf = (step: NumberStep, typed: Typed): unknown => {
  const { organisationId, body, documentType: type, on, withoutTerm } = typed;
  const common = { organisationId, body, documentType: type, withoutTerm };
  if (step === 'void') return { ...common, on, reason: typed.title };
  if (step === 'start') return { ...common, on, lastNumber: numberOf(typed.number) };
  const post = typed.signerPost.trim();
  const name = typed.signerName.trim();
  return {
    ...common,
    issuedOn: on,
    number: numberOf(typed.number),
    skippedBecause: typed.skippedBecause.trim() || null,
    title: typed.title,
    signer: post && name ? { post, name } : null,
  };
};

const KindFields = ({ form }: Pick<FormState, 'form'>) => {
  const t = useT();
  return (
    <>
      <Select
        label={t('documents.field.body')}
        data={issuingBody.options.map((value) => ({ value, label: t(`documents.body.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps('body')}
      />
      <Select
        label={t('documents.field.type')}
        data={documentType.options.map((value) => ({ value, label: t(`documents.type.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps('documentType')}
      />
    </>
  );
};

const SeriesFields = ({ state, step }: { state: FormState; step: NumberStep }) => {
  const t = useT();
  const { form } = state;
  const { organisationId, body, documentType: type, on, withoutTerm } = form.values;
  const facts = useIssuingFacts({ organisationId, body, documentType: type, on });
  const dayPath = step === 'outside' ? 'issuedOn' : 'on';
  return (
    <>
      <OrganisationField
        label={t('documents.field.organisation')}
        value={organisationId}
        onChange={(id) => form.setFieldValue('organisationId', id as never)}
        error={form.errors.organisationId as string | undefined}
        required
      />
      <KindFields form={form} />
      <DayField
        label={t(step === 'outside' ? 'documents.field.issued-on' : 'documents.field.on')}
        value={on}
        onChange={(day) => form.setFieldValue('on', day as never)}
        error={form.errors[dayPath] as string | undefined}
        required
      />
      {facts.data && (
        <NumberLine
          facts={facts.data}
          withoutTerm={withoutTerm}
          onWithoutTerm={(value) => form.setFieldValue('withoutTerm', value as never)}
        />
      )}
    </>
  );
};

const OutsideFields = ({ form }: Pick<FormState, 'form'>) => {
  const t = useT();
  return (
    <>
      <NumberInput
        label={t('documents.field.bare-number')}
        min={1}
        max={99_999}
        required
        {...form.getInputProps('number')}
      />
      <TextInput
        label={t('documents.field.skipped')}
        description={t('documents.field.skipped-help')}
        {...form.getInputProps('skippedBecause')}
      />
      <TextInput
        label={t('documents.field.title')}
        description={t('documents.field.title-help')}
        required
        {...form.getInputProps('title')}
      />
      <TextInput label={t('documents.field.signer-post')} {...form.getInputProps('signerPost')} />
      <TextInput label={t('documents.field.signer-name')} {...form.getInputProps('signerName')} />
    </>
  );
};

const StepFields = ({ step, form }: { step: NumberStep } & Pick<FormState, 'form'>) => {
  const t = useT();
  if (step === 'outside') return <OutsideFields form={form} />;
  if (step === 'void')
    return (
      <TextInput
        label={t('documents.field.reason')}
        required
        {...form.getInputProps('title')}
        error={form.errors.reason}
      />
    );
  return (
    <NumberInput
      label={t('documents.field.last-number')}
      description={t('documents.field.last-number-help')}
      min={0}
      max={99_000}
      required
      {...form.getInputProps('number')}
      error={form.errors.lastNumber}
    />
  );
};

/** Enters a paper from outside, passes over a number, or says with which number a series began. */
export const NumberDialogs = ({ step, onClose }: { step: NumberStep; onClose: () => void }) => {
  const t = useT();
  const own = useOwnPlace();
  const contract = numberSteps.find((one) => one.step === step)!.contract as ActionContract;
  const state = useContractForm(contract, {
    initial: {
      organisationId: own,
      body: 'cell',
      documentType: 'resolution',
      on: todayHere(),
      withoutTerm: false,
      number: '',
      skippedBecause: '',
      title: '',
      signerPost: '',
      signerName: '',
    } as Typed,
    toInput: (typed) => inputOf(step, typed),
    doneKey: `documents.numbers.${step}-done`,
    onDone: onClose,
  });
  return (
    <Dialog title={t(`documents.numbers.${step}`)} onClose={onClose}>
      <ContractForm state={state} submitLabel={t(`documents.numbers.${step}`)} onCancel={onClose}>
        <p className="vm-soft">{t(`documents.numbers.${step}-about`)}</p>
        <SeriesFields state={state} step={step} />
        <StepFields step={step} form={state.form} />
      </ContractForm>
    </Dialog>
  );
};
