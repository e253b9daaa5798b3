import type { InputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Checkbox, MultiSelect, NumberInput, TextInput } from '../../../web/kit/inputs.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { editRequiredDocuments } from '../contract/regulations.ts';
import { dayProps, type Fields } from './form-fields.ts';
import { useWords } from './organisation-words.ts';
import { listWith, type RequiredList, typedEntry } from './required-documents-draft.ts';

type Props = { readonly list: RequiredList; readonly at: number; readonly onClose: () => void };

const backTo =
  ({ entries }: RequiredList) =>
  (_: unknown, { from }: InputOf<typeof editRequiredDocuments>) => ({ from, entries });

const EntryFields = ({ form, path, list }: { form: Fields; path: string; list: RequiredList }) => {
  const t = useT();
  const { types, typeWord } = useWords(list.on);
  const props = (field: string) => form.getInputProps(`${path}.${field}` as never);
  const chosen = (props('types') as { value: string[] }).value;
  const others = chosen.filter((code) => types.every(({ value }) => value !== code));
  return (
    <>
      <TextInput label={t('organisations.required-documents.name-vi')} {...props('name.vi')} />
      <TextInput
        label={t('organisations.required-documents.name-en')}
        description={t('organisations.required-documents.name-en-help')}
        {...props('name.en')}
      />
      <MultiSelect
        label={t('organisations.required-documents.types')}
        data={[...types, ...others.map((value) => ({ value, label: typeWord(value) }))]}
        searchable
        {...props('types')}
      />
      <NumberInput
        label={t('organisations.required-documents.review')}
        description={t('organisations.required-documents.review-help')}
        min={1}
        max={240}
        {...props('reviewMonths')}
      />
    </>
  );
};

const CitationFields = ({ form, path }: { form: Fields; path: string }) => {
  const t = useT();
  const props = (field: string) => form.getInputProps(`${path}.citation.${field}` as never);
  return (
    <>
      <TextInput label={t('organisations.required-documents.document')} {...props('document')} />
      <TextInput label={t('organisations.required-documents.article')} {...props('article')} />
      <TextInput label={t('organisations.required-documents.seen-by')} {...props('seenBy')} />
      <DayField label={t('organisations.required-documents.seen-on')} {...dayProps(form, `${path}.citation.seenOn`)} />
    </>
  );
};

const FromField = ({ form }: { form: Fields }) => {
  const t = useT();
  return (
    <DayField
      label={t('organisations.required-documents.from')}
      description={t('organisations.required-documents.from-help')}
      {...dayProps(form, 'from')}
    />
  );
};

/** Adds a document to the list or changes one; the whole list is saved again from a day on. */
export const RequiredDocumentDialog = ({ list, at, onClose }: Props) => {
  const t = useT();
  const before = list.entries[at] ?? null;
  const state = useContractForm(editRequiredDocuments, {
    // Under its place in the list, where the faults of the contract point to.
    initial: {
      from: todayHere() as string | null,
      cites: before?.citation != null,
      entries: { [at]: typedEntry(before) },
    },
    toInput: ({ from, cites, entries }) => ({ from, entries: listWith(list.entries, at, entries[at]!, cites) }),
    doneKey: 'organisations.required-documents.was-saved',
    undoInput: backTo(list),
    onDone: onClose,
  });
  const title = t(before ? 'organisations.required-documents.edit-title' : 'organisations.required-documents.add');
  const path = `entries.${at}`;
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <EntryFields form={state.form} path={path} list={list} />
        <Checkbox
          label={t('organisations.required-documents.has-source')}
          {...state.form.getInputProps('cites', { type: 'checkbox' })}
        />
        <p className="vm-soft">{t('organisations.required-documents.has-source-help')}</p>
        {state.form.getValues().cites && <CitationFields form={state.form} path={path} />}
        <FromField form={state.form} />
      </ContractForm>
    </Dialog>
  );
};

/** Takes a document off the list from a day on. */
export const RemoveRequiredDocumentDialog = ({ list, at, onClose }: Props) => {
  const t = useT();
  const language = useLanguage();
  const state = useContractForm(editRequiredDocuments, {
    initial: { from: todayHere() as string | null },
    toInput: ({ from }) => ({ from, entries: list.entries.filter((_, place) => place !== at) }),
    doneKey: 'organisations.required-documents.was-saved',
    undoInput: backTo(list),
    onDone: onClose,
  });
  const title = t('organisations.required-documents.remove-title');
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p>{t('organisations.required-documents.remove-text', { name: list.entries[at]?.name[language] ?? '' })}</p>
        <FromField form={state.form} />
      </ContractForm>
    </Dialog>
  );
};
