import type { InputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import {
  type OrganisationId,
  recordRegulation,
  requiredDocuments,
  setReviewDate,
  supersedeRegulation,
  withdrawRegulation,
} from '../contract.ts';
import { dayProps, type Fields, textOrNull } from './form-fields.ts';
import type { Regulation } from './regulation-shapes.ts';

type Props = {
  readonly organisationId: OrganisationId | null;
  readonly on: Day;
  /** The document that the new one follows; null for a first one. */
  readonly before: Regulation | null;
  readonly onClose: () => void;
};

const useKinds = (on: Day) => {
  const t = useT();
  const language = useLanguage();
  const required = useQuestion(requiredDocuments, { on });
  const known = (required.data?.entries ?? []).map((entry) => ({ value: entry.kind, label: entry.name[language] }));
  return [
    ...new Map(known.map((kind) => [kind.value, kind])).values(),
    { value: 'other', label: t('organisations.regulation.other-kind') },
  ];
};

const DocumentFields = ({ form }: { form: Fields }) => {
  const t = useT();
  const props = (path: string) => form.getInputProps(path as never);
  return (
    <>
      <TextInput label={t('organisations.regulation.title')} {...props('title')} />
      <TextInput label={t('organisations.regulation.number')} {...props('number')} />
      <DayField label={t('organisations.regulation.adopted-on')} {...dayProps(form, 'adoptedOn')} />
      <TextInput label={t('organisations.regulation.adopted-by')} {...props('adoptedBy')} />
      <DayField label={t('organisations.regulation.from')} {...dayProps(form, 'from')} />
      <DayField label={t('organisations.regulation.review')} {...dayProps(form, 'reviewOn')} />
      <Textarea
        label={t('organisations.regulation.summary')}
        description={t('organisations.regulation.summary-help')}
        autosize
        minRows={3}
        {...props('summary')}
      />
    </>
  );
};

const typedDocument = (before: Regulation | null) => ({
  kind: before?.kind ?? (null as string | null),
  title: before?.title ?? '',
  number: '',
  adoptedOn: null as string | null,
  adoptedBy: before?.adoptedBy ?? '',
  from: null as string | null,
  reviewOn: null as string | null,
  summary: before?.summary ?? '',
});

/** Enters a document, or the next version of one. */
export const RegulationDialog = ({ organisationId, on, before, onClose }: Props) => {
  const t = useT();
  const kinds = useKinds(on);
  const contract = before ? (supersedeRegulation as unknown as typeof recordRegulation) : recordRegulation;
  const state = useContractForm(contract, {
    initial: typedDocument(before),
    toInput: ({ kind, number, summary, ...typed }) => ({
      ...(before ? { regulationId: before.id, expectedVersion: before.version } : { organisationId, kind }),
      ...typed,
      number: textOrNull(number),
      summary: textOrNull(summary),
    }),
    doneKey: 'organisations.regulation.was-recorded',
    undoInput: ({ regulationId }) => ({ regulationId, expectedVersion: 1 }),
    onDone: onClose,
  });
  const title = t(before ? 'organisations.regulation.supersede-title' : 'organisations.regulation.record');
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        {before ? (
          <p>{t('organisations.regulation.supersede-text', { title: before.title })}</p>
        ) : (
          <Select label={t('organisations.regulation.kind')} data={kinds} {...state.form.getInputProps('kind')} />
        )}
        <DocumentFields form={state.form} />
      </ContractForm>
    </Dialog>
  );
};

type OneProps = { readonly regulation: Regulation; readonly onClose: () => void };

export const ReviewDateDialog = ({ regulation, onClose }: OneProps) => {
  const t = useT();
  const state = useContractForm(setReviewDate, {
    initial: {
      regulationId: regulation.id,
      expectedVersion: regulation.version,
      reviewOn: regulation.reviewOn as string | null,
    },
    doneKey: 'web.saved',
    undoInput: ({ version }): InputOf<typeof setReviewDate> => ({
      regulationId: regulation.id,
      expectedVersion: version,
      reviewOn: regulation.reviewOn,
    }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('organisations.regulation.set-review')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.save')} onCancel={onClose}>
        <p>{regulation.title}</p>
        <DayField label={t('organisations.regulation.review')} {...dayProps(state.form, 'reviewOn')} />
      </ContractForm>
    </Dialog>
  );
};

export const WithdrawRegulationDialog = ({ regulation, onClose }: OneProps) => {
  const t = useT();
  const state = useContractForm(withdrawRegulation, {
    initial: { regulationId: regulation.id, expectedVersion: regulation.version },
    doneKey: 'organisations.regulation.was-withdrawn',
    onDone: onClose,
  });
  return (
    <Dialog title={t('organisations.regulation.withdraw-title')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('organisations.regulation.withdraw')} onCancel={onClose}>
        <p>{t('organisations.regulation.withdraw-text', { title: regulation.title })}</p>
      </ContractForm>
    </Dialog>
  );
};
