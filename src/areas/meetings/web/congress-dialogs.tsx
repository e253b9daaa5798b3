import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput, TextInput } from '../../../web/kit/inputs.ts';
import { translate, useT } from '../../../web/messages.ts';
import { type Congress, fillTerm, type MeetingId, recordApproval, reportResult } from '../contract.ts';
import { dayPropsOf } from './form-days.ts';

type Props = { readonly meetingId: MeetingId; readonly congress: Congress; readonly onClose: () => void };
type Values = Record<string, unknown>;

const seen = ({ meetingId, congress }: Props) => ({ meetingId, expectedVersion: congress.result?.version ?? null });
const undoOf = ({ meetingId, version }: { readonly meetingId: MeetingId; readonly version: number }) => ({
  meetingId,
  expectedVersion: version,
  why: translate('web.undo-reason'),
});

export const ReportResultDialog = (props: Props) => {
  const t = useT();
  const state = useContractForm(reportResult, {
    initial: { reportedOn: todayHere() } as Values,
    toInput: (typed) => ({ ...seen(props), ...typed }),
    doneKey: 'meetings.congress.done.report-result',
    undoInput: undoOf,
    onDone: props.onClose,
  });
  return (
    <Dialog title={t('meetings.action.report-result')} onClose={props.onClose}>
      <ContractForm state={state} submitLabel={t('meetings.congress.step.report')} onCancel={props.onClose}>
        <DayField label={t('meetings.congress.reported-on')} required {...dayPropsOf(state.form, 'reportedOn')} />
      </ContractForm>
    </Dialog>
  );
};

export const ApprovalDialog = (props: Props) => {
  const t = useT();
  const state = useContractForm(recordApproval, {
    initial: { decision: { number: '', decidedOn: todayHere(), issuer: '' } } as Values,
    toInput: (typed) => ({ ...seen(props), ...typed }),
    doneKey: 'meetings.congress.done.record-approval',
    undoInput: undoOf,
    onDone: props.onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('meetings.action.record-approval')} onClose={props.onClose}>
      <ContractForm state={state} submitLabel={t('meetings.congress.step.approve')} onCancel={props.onClose}>
        <TextInput label={t('meetings.congress.decision-number')} required {...form.getInputProps('decision.number')} />
        <DayField label={t('meetings.congress.decided-on')} required {...dayPropsOf(form, 'decision.decidedOn')} />
        <TextInput label={t('meetings.congress.issuer')} required {...form.getInputProps('decision.issuer')} />
      </ContractForm>
    </Dialog>
  );
};

export const FillTermDialog = (props: Props) => {
  const t = useT();
  const { proposal, result } = props.congress;
  const state = useContractForm(fillTerm, {
    initial: { startsOn: proposal?.startsOn ?? null, ordinal: proposal?.ordinal ?? '' } as Values,
    toInput: ({ startsOn, ordinal }) => ({
      ...seen(props),
      startsOn,
      ordinal: ordinal === '' ? null : Number(ordinal),
    }),
    doneKey: 'meetings.congress.done.fill-term',
    undoInput: undoOf,
    onDone: props.onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('meetings.action.fill-term')} onClose={props.onClose}>
      <ContractForm state={state} submitLabel={t('meetings.congress.step.fill')} onCancel={props.onClose}>
        <p>{t(result?.decision ? 'meetings.congress.fill-approved' : 'meetings.congress.fill-pending')}</p>
        <ul className="meetings-election-list">
          {proposal?.posts.map(({ kind, memberId, fullName }) => (
            <li key={memberId}>
              {t(`meetings.congress.post.${kind}`)}: <strong>{fullName}</strong>
            </li>
          ))}
        </ul>
        <DayField label={t('meetings.congress.starts-on')} required {...dayPropsOf(form, 'startsOn')} />
        <NumberInput
          label={t('meetings.congress.ordinal')}
          min={1}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('ordinal')}
        />
      </ContractForm>
    </Dialog>
  );
};
