import { useRef, useState } from 'react';
import { ask } from '../../../web/client.ts';
import { Button } from '../../../web/kit/button.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { translate, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import { type MeetingFace, type MeetingState, meetingById, resumeMeeting, withdrawMeeting } from '../contract.ts';
import { type MeetingStep, mayStep, meeting as steps } from '../rules/transitions.ts';
import { MoveDialog, planBefore } from './plan-dialog.tsx';
import { NoticeDialog, ReasonDialog, type ReasonStep, ReportDialog } from './step-dialogs.tsx';

const asked = [
  'report-meeting',
  'record-notice',
  'change-plan',
  'cancel-meeting',
  'withdraw-notice',
  'withdraw-report',
  'reopen-meeting',
] as const satisfies readonly MeetingStep[];
type Asked = (typeof asked)[number];

const Opened = ({ step, face, onClose }: { step: Asked; face: MeetingFace; onClose: () => void }) => {
  if (step === 'report-meeting') return <ReportDialog face={face} onClose={onClose} />;
  if (step === 'record-notice') return <NoticeDialog face={face} onClose={onClose} />;
  if (step === 'change-plan') return <MoveDialog face={face} onClose={onClose} />;
  return <ReasonDialog face={face} step={step satisfies ReasonStep} onClose={onClose} />;
};

const useMayStep = ({ state }: MeetingFace) => {
  const may = useMay();
  return (step: MeetingStep): boolean => may(`meetings.${step}`) && mayStep(steps, state as MeetingState, step);
};

/** Taken out of the calendar, with its plan kept for whoever takes that back. */
const useWithdrawal = (face: MeetingFace, onGone: (() => void) | undefined) => {
  const before = useRef<MeetingSheet | null>(null);
  const withdraw = useAction(withdrawMeeting, {
    doneKey: 'meetings.done.withdraw-meeting',
    undoInput: (_, { meetingId }) =>
      before.current
        ? { organisationId: before.current.organisationId, meetingId, ...planBefore(before.current) }
        : undefined,
    ...(onGone ? { onDone: onGone } : {}),
  });
  const takeOut = async (): Promise<void> => {
    before.current = await ask(meetingById, { meetingId: face.id }).catch(() => null);
    withdraw.mutate({ meetingId: face.id, expectedVersion: face.version });
  };
  return { withdraw, takeOut };
};

/** Steps that ask for nothing: taken at one click, and back at one. */
const PlainSteps = ({ face, onGone }: { face: MeetingFace; onGone: (() => void) | undefined }) => {
  const t = useT();
  const open = useMayStep(face);
  const at = { meetingId: face.id, expectedVersion: face.version };
  const resume = useAction(resumeMeeting, {
    doneKey: 'meetings.done.resume-meeting',
    undoInput: ({ meetingId, version }) => ({
      meetingId,
      expectedVersion: version,
      why: translate('web.undo-reason'),
    }),
  });
  const { withdraw, takeOut } = useWithdrawal(face, onGone);
  const refusal = resume.error ?? withdraw.error;
  return (
    <>
      {open('resume-meeting') && (
        <Button isBusy={resume.isPending} onClick={() => resume.mutate(at)}>
          {t('meetings.step.resume-meeting')}
        </Button>
      )}
      {open('withdraw-meeting') && (
        <Button isBusy={withdraw.isPending} onClick={() => void takeOut()}>
          {t('meetings.step.withdraw-meeting')}
        </Button>
      )}
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
    </>
  );
};

/** The way to the sheet, while the meeting is open to it. */
export const SheetLink = ({ face, isMain = false }: { face: MeetingFace; isMain?: boolean }) => {
  const t = useT();
  const may = useMay();
  const state = face.state as MeetingState;
  const isOpen = mayStep(steps, state, 'save-sheet') || mayStep(steps, state, 'open-meeting');
  if (!isOpen || !may('meetings.save-sheet')) return null;
  return (
    <PageLink
      className={isMain ? 'vm-button vm-button-main' : 'vm-button'}
      to="/meetings/$meetingId/sheet"
      params={{ meetingId: face.id }}
    >
      {t(state === 'open' ? 'meetings.sheet.continue' : 'meetings.sheet.open')}
    </PageLink>
  );
};

/** What may be done with a meeting in its state, by whoever may do it. */
export const MeetingActs = ({ face, onGone }: { face: MeetingFace; onGone?: () => void }) => {
  const t = useT();
  const open = useMayStep(face);
  const [step, setStep] = useState<Asked | null>(null);
  return (
    <>
      {asked.filter(open).map((one) => (
        <Button key={one} onClick={() => setStep(one)}>
          {t(`meetings.step.${one}`)}
        </Button>
      ))}
      <PlainSteps face={face} onGone={onGone} />
      {step && <Opened step={step} face={face} onClose={() => setStep(null)} />}
    </>
  );
};
