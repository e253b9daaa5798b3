import type { Day } from '../../../platform/calendar/day.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { correctOrganisation, restrict } from '../contract.ts';
import { type Fields, textOrNull } from './form-fields.ts';
import type { ChangeProps } from './organisation-change-dialogs.tsx';
import { useWords } from './organisation-words.ts';

const CorrectFields = ({ form, on }: { form: Fields; on: Day }) => {
  const t = useT();
  const { sectors } = useWords(on);
  const props = (path: string) => form.getInputProps(`set.${path}` as never);
  return (
    <>
      <TextInput label={t('organisations.name')} {...props('name')} />
      <TextInput label={t('organisations.short-name')} {...props('shortName')} />
      <Select
        label={t('organisations.sector')}
        data={sectors}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('organisations.clear') }}
        {...props('sector')}
      />
      <TextInput label={t('organisations.area')} {...props('area')} />
    </>
  );
};

/** Corrects what was typed wrongly; a change by decision is an event instead. */
export const CorrectDialog = ({ scene: { record, on }, onClose }: ChangeProps) => {
  const t = useT();
  const { name, shortName, sector } = record.facts;
  const { area, id: organisationId } = record;
  const state = useContractForm(correctOrganisation, {
    initial: { set: { name, shortName: shortName ?? '', sector: sector as string | null, area: area ?? '' } },
    toInput: ({ set }) => ({
      organisationId,
      on,
      expectedVersion: record.version,
      set: { ...set, shortName: textOrNull(set.shortName), area: textOrNull(set.area) },
    }),
    doneKey: 'web.saved',
    undoInput: ({ version }) => ({
      organisationId,
      on,
      expectedVersion: version,
      set: { name, shortName, sector, area },
    }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('organisations.act.correct-organisation')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.save')} onCancel={onClose}>
        <p>{t('organisations.act.correct-organisation-text')}</p>
        <CorrectFields form={state.form} on={on} />
      </ContractForm>
    </Dialog>
  );
};

export const RestrictDialog = ({ scene: { record }, onClose }: ChangeProps) => {
  const t = useT();
  const restricted = !record.restricted;
  const state = useContractForm(restrict, {
    initial: { organisationId: record.id, restricted, expectedVersion: record.version },
    doneKey: 'web.saved',
    undoInput: () => ({ organisationId: record.id, restricted: !restricted, expectedVersion: record.version + 1 }),
    onDone: onClose,
  });
  const title = t(restricted ? 'organisations.act.restrict' : 'organisations.act.show-again');
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p>{t(restricted ? 'organisations.act.restrict-text' : 'organisations.act.show-again-text')}</p>
      </ContractForm>
    </Dialog>
  );
};
