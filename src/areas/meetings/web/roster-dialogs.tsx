import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, Textarea } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { useT } from '../../../web/messages.ts';
import { planAttendance, recordAttendance, recordMissed, type rosterOfMonth } from '../contract.ts';
import { dayPropsOf } from './form-days.ts';
import type { OrganisationId } from './own-cell.ts';

type Roster = OutputOf<typeof rosterOfMonth>;
export type RosterLine = Roster['rows'][number];
type Values = Record<string, unknown>;
type PlanProps = {
  readonly organisationId: OrganisationId;
  readonly month: Day;
  readonly people: Roster['people'];
  readonly onClose: () => void;
};

export const PlanAttendanceDialog = ({ organisationId, month, people, onClose }: PlanProps) => {
  const t = useT();
  const state = useContractForm(planAttendance, {
    initial: { cellId: null, personId: null, plannedOn: null } as Values,
    toInput: (values) => ({ organisationId, month, ...values }) as never,
    doneKey: 'meetings.roster.done-plan',
    undoInput: ({ rosterId, version }) => ({ rosterId, expectedVersion: version }),
    onDone: onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('meetings.roster.plan')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('meetings.roster.plan')} onCancel={onClose}>
        <Select
          label={t('meetings.roster.person')}
          required
          searchable
          data={people.map(({ personId, fullName }) => ({ value: personId, label: fullName }))}
          {...form.getInputProps('personId')}
        />
        <OrganisationField
          label={t('meetings.owing.column.cell')}
          required
          {...(form.getInputProps('cellId') as never as {
            value: string | null;
            onChange: (id: string | null) => void;
          })}
        />
        <DayField label={t('meetings.owing.column.planned')} {...dayPropsOf(form, 'plannedOn')} />
      </ContractForm>
    </Dialog>
  );
};

export const AttendedDialog = ({ line, onClose }: { line: RosterLine; onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(recordAttendance, {
    initial: { attendedOn: line.plannedOn, remark: '' } as Values,
    toInput: ({ attendedOn, remark }) =>
      ({
        rosterId: line.rosterId,
        expectedVersion: line.version,
        attendedOn,
        remark: remark === '' ? null : remark,
      }) as never,
    doneKey: 'meetings.roster.done-record',
    undoInput: ({ rosterId, version }) => ({ rosterId, expectedVersion: version }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('meetings.roster.record')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('meetings.roster.record')} onCancel={onClose}>
        <DayField label={t('meetings.roster.attended-on')} required {...dayPropsOf(state.form, 'attendedOn')} />
        <Textarea label={t('meetings.roster.remark')} autosize minRows={2} {...state.form.getInputProps('remark')} />
      </ContractForm>
    </Dialog>
  );
};

export const MissedDialog = ({ line, onClose }: { line: RosterLine; onClose: () => void }) => {
  const t = useT();
  const state = useContractForm(recordMissed, {
    initial: { why: '' } as Values,
    toInput: ({ why }) => ({ rosterId: line.rosterId, expectedVersion: line.version, why }) as never,
    doneKey: 'meetings.roster.done-record',
    undoInput: ({ rosterId, version }) => ({ rosterId, expectedVersion: version }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('meetings.roster.missed')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('meetings.roster.missed')} onCancel={onClose}>
        <Textarea label={t('meetings.why')} required autosize minRows={2} {...state.form.getInputProps('why')} />
      </ContractForm>
    </Dialog>
  );
};
