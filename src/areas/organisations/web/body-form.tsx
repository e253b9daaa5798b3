import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Radio, Select, TextInput } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { useT } from '../../../web/messages.ts';
import { bodyKind, type bodyRecord, endBody, establishBody, relinkBody, renameBody } from '../contract.ts';
import { DecisionPaperFields, noPaper, paperOrNull } from './decision-paper-fields.tsx';
import { dayProps, type Fields, idProps } from './form-fields.ts';
import type { OrganisationRecord } from './organisation-scene.ts';

export type BodyFace = NonNullable<OutputOf<typeof bodyRecord>['today']>;
type BodyProps = { readonly body: BodyFace; readonly version: number; readonly onClose: () => void };

const NameFields = ({ form }: { form: Fields }) => {
  const t = useT();
  return (
    <>
      <TextInput label={t('organisations.body.name')} {...form.getInputProps('name' as never)} />
      <Select
        label={t('organisations.body.kind')}
        data={bodyKind.options.map((value) => ({ value, label: t(`organisations.body-kind.${value}`) }))}
        {...form.getInputProps('kind' as never)}
      />
    </>
  );
};

const LinkField = ({ form }: { form: Fields }) => {
  const t = useT();
  return (
    <Radio.Group label={t('organisations.body.link')} {...form.getInputProps('link' as never)}>
      <Radio value="inside" label={t('organisations.body-link.inside')} />
      <Radio value="above" label={t('organisations.body-link.above')} />
    </Radio.Group>
  );
};

type NewProps = { readonly record: OrganisationRecord; readonly on: Day; readonly onClose: () => void };

export const EstablishBodyDialog = ({ record, on, onClose }: NewProps) => {
  const t = useT();
  const state = useContractForm(establishBody, {
    initial: {
      organisationId: record.id,
      link: 'inside',
      name: '',
      kind: null as string | null,
      from: on as string | null,
      decision: noPaper,
    },
    toInput: ({ decision, ...typed }) => ({ ...typed, decision: paperOrNull(decision) }),
    doneKey: 'organisations.body.was-established',
    undoInput: ({ bodyId }) => ({ bodyId, expectedVersion: 1 }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('organisations.body.establish')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('organisations.body.establish')} onCancel={onClose}>
        <NameFields form={state.form} />
        <LinkField form={state.form} />
        <DayField label={t('organisations.from')} {...dayProps(state.form, 'from')} />
        <DecisionPaperFields form={state.form} />
      </ContractForm>
    </Dialog>
  );
};

export const RenameBodyDialog = ({ body, version, onClose }: BodyProps) => {
  const t = useT();
  const state = useContractForm(renameBody, {
    initial: {
      bodyId: body.id,
      expectedVersion: version,
      name: body.name,
      kind: body.kind as string | null,
      parentBodyId: body.parentBodyId,
      from: todayHere() as string | null,
      decision: noPaper,
    },
    toInput: ({ decision, ...typed }) => ({ ...typed, decision: paperOrNull(decision) }),
    doneKey: 'web.saved',
    undoInput: ({ versionId }) => ({ bodyId: body.id, versionId, expectedVersion: version + 1 }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('organisations.body.rename')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.save')} onCancel={onClose}>
        <NameFields form={state.form} />
        <DayField label={t('organisations.from')} {...dayProps(state.form, 'from')} />
        <DecisionPaperFields form={state.form} />
      </ContractForm>
    </Dialog>
  );
};

export const RelinkBodyDialog = ({ body, version, onClose }: BodyProps) => {
  const t = useT();
  const state = useContractForm(relinkBody, {
    initial: {
      bodyId: body.id,
      expectedVersion: version,
      organisationId: body.organisationId as string | null,
      link: body.link as string,
      from: todayHere() as string | null,
      decision: noPaper,
    },
    toInput: ({ decision, ...typed }) => ({ ...typed, decision: paperOrNull(decision) }),
    doneKey: 'web.saved',
    undoInput: ({ versionId }) => ({ bodyId: body.id, versionId, expectedVersion: version + 1 }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('organisations.body.relink')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.save')} onCancel={onClose}>
        <OrganisationField label={t('organisations.body.organisation')} {...idProps(state.form, 'organisationId')} />
        <LinkField form={state.form} />
        <DayField label={t('organisations.from')} {...dayProps(state.form, 'from')} />
        <DecisionPaperFields form={state.form} />
      </ContractForm>
    </Dialog>
  );
};

export const EndBodyDialog = ({ body, version, onClose }: BodyProps) => {
  const t = useT();
  const state = useContractForm(endBody, {
    initial: {
      bodyId: body.id,
      expectedVersion: version,
      endedOn: todayHere() as string | null,
      reason: '',
      decision: noPaper,
    },
    toInput: ({ decision, ...typed }) => ({ ...typed, decision: paperOrNull(decision) }),
    doneKey: 'organisations.body.was-ended',
    undoInput: () => ({ bodyId: body.id, expectedVersion: version + 1 }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('organisations.body.end')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('organisations.body.end')} onCancel={onClose}>
        <p>{t('organisations.body.end-text')}</p>
        <DayField label={t('organisations.term.closed-on')} {...dayProps(state.form, 'endedOn')} />
        <TextInput label={t('organisations.reason')} {...state.form.getInputProps('reason')} />
        <DecisionPaperFields form={state.form} />
      </ContractForm>
    </Dialog>
  );
};
