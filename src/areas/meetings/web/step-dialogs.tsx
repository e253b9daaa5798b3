import type { ActionContract } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import {
  cancelMeeting,
  type MeetingFace,
  meetingById,
  papersOfElections,
  recordNotice,
  reopenMeeting,
  reportMeeting,
  withdrawNotice,
  withdrawReport,
} from '../contract.ts';
import { isOfWholeCell } from '../rules/check-cases.ts';
import { dayPropsOf } from './form-days.ts';
import { sheetAgain } from './sheet-again.ts';

type Props = { readonly face: MeetingFace; readonly onClose: () => void };
type Moved = { readonly meetingId: string; readonly version: number };

export type ReasonStep = 'cancel-meeting' | 'withdraw-notice' | 'reopen-meeting' | 'withdraw-report';
const reasonContracts: Readonly<Record<ReasonStep, ActionContract>> = {
  'cancel-meeting': cancelMeeting,
  'withdraw-notice': withdrawNotice,
  'reopen-meeting': reopenMeeting,
  'withdraw-report': withdrawReport,
};

/** What takes a step back: its version, and what it took away. A reopened meeting goes back by recording its sheet as it was. */
const undoOf = (step: ReasonStep, before: MeetingSheet | undefined) => (output: unknown) => {
  const { meetingId, version } = output as Moved;
  const at = { meetingId, expectedVersion: version };
  if (step === 'cancel-meeting') return at;
  if (step === 'withdraw-notice' && before?.noticedOn)
    return { ...at, noticedOn: before.noticedOn, materialsOn: before.materialsOn };
  if (step === 'withdraw-report' && before?.reportedOn)
    return { ...at, postedOn: before.postedOn, reportedOn: before.reportedOn };
  if (step === 'reopen-meeting' && before) return sheetAgain(before, version);
  return undefined;
};

/** Opening a meeting again leaves issued papers of its elections as they stand: they are named, so that nobody changes what they say unawares. */
const IssuedElectionPapers = ({ face }: Pick<Props, 'face'>) => {
  const t = useT();
  const { data } = useQuestion(papersOfElections, { meetingId: face.id }, { when: isOfWholeCell(face.kind) });
  const issued = (data?.papers ?? []).filter(({ state }) => state === 'issued');
  if (issued.length === 0) return null;
  const papers = issued.map(({ number, title }) => [number, title].filter(Boolean).join(' ')).join('; ');
  return <p role="status">{t('meetings.election.papers-issued', { papers })}</p>;
};

/** A step that asks for its reason. */
export const ReasonDialog = ({ face, step, onClose }: Props & { readonly step: ReasonStep }) => {
  const t = useT();
  const { data: before } = useQuestion(meetingById, { meetingId: face.id });
  const state = useContractForm(reasonContracts[step], {
    initial: { why: '' } as { why: string } & Record<string, unknown>,
    toInput: ({ why }) => ({ meetingId: face.id, expectedVersion: face.version, why }),
    doneKey: `meetings.done.${step}`,
    undoInput: undoOf(step, before),
    onDone: onClose,
  });
  return (
    <Dialog title={t(`meetings.step.${step}`)} onClose={onClose}>
      <ContractForm state={state} submitLabel={t(`meetings.step.${step}`)} onCancel={onClose}>
        <p className="vm-soft">{t(`meetings.step.${step}-help`)}</p>
        {step === 'reopen-meeting' && <IssuedElectionPapers face={face} />}
        <Textarea label={t('meetings.why')} required autosize minRows={2} {...state.form.getInputProps('why')} />
      </ContractForm>
    </Dialog>
  );
};

/** On which day members were told, and on which day they had the documents. */
export const NoticeDialog = ({ face, onClose }: Props) => {
  const t = useT();
  const initial: Record<string, unknown> = { noticedOn: todayHere(), materialsOn: null };
  const state = useContractForm(recordNotice, {
    initial,
    toInput: (typed) => ({ meetingId: face.id, expectedVersion: face.version, ...typed }),
    doneKey: 'meetings.done.record-notice',
    undoInput: ({ meetingId, version }) => ({
      meetingId,
      expectedVersion: version,
      why: translate('web.undo-reason'),
    }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('meetings.step.record-notice')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('meetings.step.record-notice')} onCancel={onClose}>
        <DayField label={t('meetings.field.noticed-on')} required {...dayPropsOf(state.form, 'noticedOn')} />
        <DayField label={t('meetings.field.materials-on')} {...dayPropsOf(state.form, 'materialsOn')} />
      </ContractForm>
    </Dialog>
  );
};

/** When the documents were posted for members and the superior was told. */
export const ReportDialog = ({ face, onClose }: Props) => {
  const t = useT();
  const initial: Record<string, unknown> = { postedOn: todayHere(), reportedOn: todayHere() };
  const state = useContractForm(reportMeeting, {
    initial,
    toInput: (typed) => ({ meetingId: face.id, expectedVersion: face.version, ...typed }),
    doneKey: 'meetings.done.report-meeting',
    undoInput: ({ meetingId, version }) => ({
      meetingId,
      expectedVersion: version,
      why: translate('web.undo-reason'),
    }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('meetings.step.report-meeting')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('meetings.step.report-meeting')} onCancel={onClose}>
        <DayField label={t('meetings.field.posted-on')} {...dayPropsOf(state.form, 'postedOn')} />
        <DayField label={t('meetings.field.reported-on')} required {...dayPropsOf(state.form, 'reportedOn')} />
      </ContractForm>
    </Dialog>
  );
};
