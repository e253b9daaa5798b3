import { useNavigate } from '@tanstack/react-router';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { chosenOffice } from '../../../web/client.ts';
import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { useT } from '../../../web/messages.ts';
import { officesInUse, useSignedIn } from '../../../web/session.ts';
import type { oneProgramme } from '../contract/programme-reads.ts';
import { correctProgramme, programmeKind, recordProgramme } from '../contract/programmes.ts';

type Programme = OutputOf<typeof oneProgramme>['programme'];
type Typed = {
  organisationId: string | null;
  kind: string;
  number: string;
  issuer: string;
  adoptedOn: string | null;
  title: string;
  from: string | null;
  lastDay: string | null;
  note: string;
};

const factsOf = ({ organisationId: _place, note, ...typed }: Typed) => ({ ...typed, note: note.trim() || null });

const typedOf = (programme: Programme): Typed => ({
  organisationId: programme.organisationId,
  kind: programme.kind,
  number: programme.number,
  issuer: programme.issuer,
  adoptedOn: programme.adoptedOn,
  title: programme.title,
  from: programme.from,
  lastDay: programme.lastDay,
  note: programme.note ?? '',
});

const Fields = ({
  form,
  isNew,
}: {
  form: ContractFormState<Typed & Record<string, unknown>>['form'];
  isNew: boolean;
}) => {
  const t = useT();
  const kinds = programmeKind.options.map((kind) => ({ value: kind, label: t(`tasks.programme-kind.${kind}`) }));
  const day = (name: string) =>
    form.getInputProps(name) as Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>;
  return (
    <>
      {isNew && (
        <OrganisationField
          label={t('tasks.programme.organisation')}
          required
          value={form.values.organisationId}
          onChange={(id) => form.setFieldValue('organisationId', id as never)}
          error={form.errors.organisationId as string | undefined}
        />
      )}
      <Select label={t('tasks.programme.kind')} data={kinds} allowDeselect={false} {...form.getInputProps('kind')} />
      <TextInput label={t('tasks.programme.number')} required {...form.getInputProps('number')} />
      <DayField label={t('tasks.programme.adopted-on')} required {...day('adoptedOn')} />
      <TextInput label={t('tasks.programme.issuer')} required {...form.getInputProps('issuer')} />
      <Textarea label={t('tasks.programme.title')} autosize minRows={2} required {...form.getInputProps('title')} />
      <DayField label={t('tasks.programme.from')} required {...day('from')} />
      <DayField label={t('tasks.programme.last-day')} required {...day('lastDay')} />
      <Textarea label={t('tasks.programme.note')} autosize minRows={2} {...form.getInputProps('note')} />
    </>
  );
};

const CorrectDialog = ({ programme, onClose }: { programme: Programme; onClose: () => void }) => {
  const t = useT();
  const before = typedOf(programme);
  const state = useContractForm(correctProgramme, {
    initial: { ...before } as Typed & Record<string, unknown>,
    toInput: (typed) => ({ programmeId: programme.id, expectedVersion: programme.version, ...factsOf(pick(typed)) }),
    doneKey: 'tasks.programme.corrected',
    undoInput: ({ version }) => ({ programmeId: programme.id, expectedVersion: version, ...factsOf(before) }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('tasks.programme.correct')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('tasks.save')} onCancel={onClose}>
        <Fields form={state.form} isNew={false} />
      </ContractForm>
    </Dialog>
  );
};

/** The form's values without anything a form adds. */
const pick = ({ organisationId, kind, number, issuer, adoptedOn, title, from, lastDay, note }: Typed): Typed => ({
  organisationId,
  kind,
  number,
  issuer,
  adoptedOn,
  title,
  from,
  lastDay,
  note,
});

const RecordDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const session = useSignedIn();
  const navigate = useNavigate();
  const own = session ? (officesInUse(session, chosenOffice())[0]?.organisationId ?? null) : null;
  const state = useContractForm(recordProgramme, {
    initial: {
      organisationId: own,
      kind: 'resolution',
      number: '',
      issuer: '',
      adoptedOn: null,
      title: '',
      from: null,
      lastDay: null,
      note: '',
    } as Typed & Record<string, unknown>,
    toInput: (typed) => ({ organisationId: typed.organisationId, ...factsOf(pick(typed)) }),
    doneKey: 'tasks.programme.recorded',
    undoInput: ({ programmeId }) => ({ programmeId }),
    onDone: ({ programmeId }) =>
      void navigate({ to: '/tasks/programmes/$programmeId', params: { programmeId } } as never),
  });
  return (
    <Dialog title={t('tasks.programme.record')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('tasks.programme.record')} onCancel={onClose}>
        <Fields form={state.form} isNew />
      </ContractForm>
    </Dialog>
  );
};

/** Records a programme, or corrects one. */
export const ProgrammeDialog = ({ programme, onClose }: { programme: Programme | null; onClose: () => void }) =>
  programme === null ? <RecordDialog onClose={onClose} /> : <CorrectDialog programme={programme} onClose={onClose} />;
