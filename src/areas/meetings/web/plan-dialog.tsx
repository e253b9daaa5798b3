import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import {
  changePlan,
  type MeetingFace,
  meetingById,
  meetingKind,
  meetingMode,
  planMeeting,
  sheetFacts,
} from '../contract.ts';
import { dayPropsOf } from './form-days.ts';
import { HourField } from './hour-field.tsx';
import type { OrganisationId } from './own-cell.ts';

type Typed = {
  kind: string;
  groupId: string | null;
  plannedOn: string | null;
  plannedAt: string | null;
  place: string;
  mode: string;
  title: string;
  why: string;
};
type State = ContractFormState<Typed & Record<string, unknown>>;

const planOf = ({ kind, groupId, plannedOn, plannedAt, place, mode, title }: Typed) => ({
  ...{ kind, plannedOn, plannedAt, mode },
  groupId: kind === 'party-group' ? groupId : null,
  place: place.trim() || null,
  title: title.trim() || null,
});

/** The plan as it stands, so that a step can be taken back to it. */
export const planBefore = ({ face, kind, groupId, mode, preparedBy }: MeetingSheet) => ({
  ...{ kind, groupId, mode, preparedBy },
  ...{ plannedOn: face.plannedOn, plannedAt: face.plannedAt, place: face.place, title: face.title },
});

const codes = (options: readonly string[], prefix: 'kind' | 'mode', t: (key: string) => string) =>
  options.map((code) => ({ value: code, label: t(`meetings.${prefix}.${code}`) }));

const GroupField = ({ form, organisationId }: { form: State['form']; organisationId: OrganisationId }) => {
  const t = useT();
  const facts = useQuestion(sheetFacts, { organisationId, on: todayHere() });
  return (
    <Select
      label={t('meetings.field.group')}
      required
      data={(facts.data?.groups ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      {...form.getInputProps('groupId')}
      error={form.errors.groupId ?? (facts.data?.groups.length === 0 ? t('meetings.field.no-groups') : undefined)}
    />
  );
};

const Fields = ({ form, organisationId }: { form: State['form']; organisationId: OrganisationId }) => {
  const t = useT();
  const { onChange, value, error } = form.getInputProps('plannedAt') as never as {
    onChange: (clock: string | null) => void;
    value: string | null;
    error?: string;
  };
  return (
    <div className="meetings-fields">
      <Select
        label={t('meetings.field.kind')}
        allowDeselect={false}
        data={codes(meetingKind.options, 'kind', t)}
        {...form.getInputProps('kind')}
      />
      {form.values.kind === 'party-group' && <GroupField form={form} organisationId={organisationId} />}
      <DayField label={t('meetings.field.planned-on')} required {...dayPropsOf(form, 'plannedOn')} />
      <HourField
        label={t('meetings.field.planned-at')}
        value={value}
        onChange={onChange}
        path="plannedAt"
        error={error}
      />
      <TextInput label={t('meetings.field.place')} {...form.getInputProps('place')} />
      <Select
        label={t('meetings.field.mode')}
        allowDeselect={false}
        data={codes(meetingMode.options, 'mode', t)}
        {...form.getInputProps('mode')}
      />
      <TextInput
        label={t('meetings.field.title')}
        description={t('meetings.field.title-help')}
        {...form.getInputProps('title')}
      />
    </div>
  );
};

type PlanProps = { readonly organisationId: OrganisationId; readonly onClose: () => void };

/** Puts one meeting into the calendar. */
export const PlanDialog = ({ organisationId, onClose }: PlanProps) => {
  const t = useT();
  const initial = { kind: 'regular', groupId: null, plannedOn: null, plannedAt: null, place: '', mode: 'in-person' };
  const state = useContractForm(planMeeting, {
    initial: { ...initial, title: '', why: '' } as Typed & Record<string, unknown>,
    toInput: (typed) => ({ organisationId, ...planOf(typed) }),
    doneKey: 'meetings.plan.done',
    undoInput: ({ meetingId, version }) => ({ meetingId, expectedVersion: version }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('meetings.plan.title')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('meetings.plan.submit')} onCancel={onClose}>
        <Fields form={state.form} organisationId={organisationId} />
      </ContractForm>
    </Dialog>
  );
};

const MoveForm = ({ meeting, onClose }: { meeting: MeetingSheet; onClose: () => void }) => {
  const t = useT();
  const { face, organisationId } = meeting;
  const wasTold = meeting.state === 'noticed';
  const before = planBefore(meeting);
  const state = useContractForm(changePlan, {
    initial: { ...before, place: face.place ?? '', title: face.title ?? '', why: '' } as never as Typed &
      Record<string, unknown>,
    toInput: (typed) => ({
      meetingId: face.id,
      expectedVersion: face.version,
      ...planOf(typed),
      preparedBy: meeting.preparedBy,
      why: typed.why.trim() || null,
    }),
    doneKey: 'meetings.plan.moved',
    undoInput: ({ meetingId, version }) => ({ meetingId, expectedVersion: version, ...before, why: null }),
    onDone: onClose,
  });
  return (
    <ContractForm state={state} submitLabel={t('meetings.plan.move')} onCancel={onClose}>
      {wasTold && <p>{t('meetings.plan.told-already')}</p>}
      <Fields form={state.form} organisationId={organisationId as OrganisationId} />
      <TextInput label={t('meetings.why')} required={wasTold} {...state.form.getInputProps('why')} />
    </ContractForm>
  );
};

/** Moves a planned meeting, or changes what it is about; a reason where members were told already. */
export const MoveDialog = ({ face, onClose }: { face: MeetingFace; onClose: () => void }) => {
  const t = useT();
  const meeting = useQuestion(meetingById, { meetingId: face.id });
  return (
    <Dialog title={t('meetings.plan.move')} onClose={onClose}>
      {meeting.data && <MoveForm key={meeting.data.face.version} meeting={meeting.data} onClose={onClose} />}
    </Dialog>
  );
};
