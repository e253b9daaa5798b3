import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput, TextInput } from '../../../web/kit/inputs.ts';
import { translate, useT } from '../../../web/messages.ts';
import {
  fillPosts,
  fillTerm,
  type MeetingElections,
  type MeetingId,
  recordApproval,
  reportResult,
} from '../contract.ts';
import { OverNumberLines } from './election-over-number.tsx';
import { dayPropsOf } from './form-days.ts';

type Props = { readonly meetingId: MeetingId; readonly world: MeetingElections; readonly onClose: () => void };
type Values = Record<string, unknown>;

const seen = ({ meetingId, world }: Props) => ({ meetingId, expectedVersion: world.result?.version ?? null });
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
    doneKey: 'meetings.elections.done.report-result',
    undoInput: undoOf,
    onDone: props.onClose,
  });
  return (
    <Dialog title={t('meetings.action.report-result')} onClose={props.onClose}>
      <ContractForm state={state} submitLabel={t('meetings.elections.step.report')} onCancel={props.onClose}>
        <DayField label={t('meetings.elections.reported-on')} required {...dayPropsOf(state.form, 'reportedOn')} />
      </ContractForm>
    </Dialog>
  );
};

export const ApprovalDialog = (props: Props) => {
  const t = useT();
  const state = useContractForm(recordApproval, {
    initial: { decision: { number: '', decidedOn: todayHere(), issuer: '' } } as Values,
    toInput: (typed) => ({ ...seen(props), ...typed }),
    doneKey: 'meetings.elections.done.record-approval',
    undoInput: undoOf,
    onDone: props.onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('meetings.action.record-approval')} onClose={props.onClose}>
      <ContractForm state={state} submitLabel={t('meetings.elections.step.approve')} onCancel={props.onClose}>
        <TextInput
          label={t('meetings.elections.decision-number')}
          required
          {...form.getInputProps('decision.number')}
        />
        <DayField label={t('meetings.elections.decided-on')} required {...dayPropsOf(form, 'decision.decidedOn')} />
        <TextInput label={t('meetings.elections.issuer')} required {...form.getInputProps('decision.issuer')} />
      </ContractForm>
    </Dialog>
  );
};

const ProposedPosts = ({ world: { proposal } }: Pick<Props, 'world'>) => {
  const t = useT();
  return (
    <ul className="meetings-election-list">
      {proposal?.posts.map(({ kind, memberId, fullName }) => (
        <li key={memberId}>
          {t(`meetings.elections.post.${kind}`)}: <strong>{fullName}</strong>
        </li>
      ))}
    </ul>
  );
};

/** Between congresses: the posts of the running term, from a day on. */
export const FillPostsDialog = (props: Props) => {
  const t = useT();
  const { proposal, result } = props.world;
  const state = useContractForm(fillPosts, {
    initial: { from: proposal?.startsOn ?? null } as Values,
    toInput: (typed) => ({ ...seen(props), ...typed }),
    doneKey: 'meetings.elections.done.fill-posts',
    undoInput: undoOf,
    onDone: props.onClose,
  });
  return (
    <Dialog title={t('meetings.action.fill-posts')} onClose={props.onClose}>
      <ContractForm state={state} submitLabel={t('meetings.elections.step.fill-posts')} onCancel={props.onClose}>
        <p>{t(result?.decision ? 'meetings.elections.posts-approved' : 'meetings.elections.posts-pending')}</p>
        <ProposedPosts world={props.world} />
        <OverNumberLines over={proposal?.over ?? []} />
        <DayField label={t('meetings.elections.holds-from')} required {...dayPropsOf(state.form, 'from')} />
      </ContractForm>
    </Dialog>
  );
};

export const FillTermDialog = (props: Props) => {
  const t = useT();
  const { proposal, result } = props.world;
  const state = useContractForm(fillTerm, {
    initial: { startsOn: proposal?.startsOn ?? null, ordinal: proposal?.ordinal ?? '' } as Values,
    toInput: ({ startsOn, ordinal }) => ({
      ...seen(props),
      startsOn,
      ordinal: ordinal === '' ? null : Number(ordinal),
    }),
    doneKey: 'meetings.elections.done.fill-term',
    undoInput: undoOf,
    onDone: props.onClose,
  });
  const { form } = state;
  return (
    <Dialog title={t('meetings.action.fill-term')} onClose={props.onClose}>
      <ContractForm state={state} submitLabel={t('meetings.elections.step.fill')} onCancel={props.onClose}>
        <p>{t(result?.decision ? 'meetings.elections.fill-approved' : 'meetings.elections.fill-pending')}</p>
        <ProposedPosts world={props.world} />
        <DayField label={t('meetings.elections.starts-on')} required {...dayPropsOf(form, 'startsOn')} />
        <NumberInput
          label={t('meetings.elections.ordinal')}
          min={1}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('ordinal')}
        />
      </ContractForm>
    </Dialog>
  );
};
