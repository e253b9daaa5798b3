/** @jsxImportSource preact */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SheetDraft } from '../sheet-draft.ts';
import { circleFor, judgeSheet } from '../sheet-verdict.ts';
import { AskFirst } from './ask-first.tsx';
import type { Bundle } from './phone-bundle.ts';
import { basisOf } from './phone-day.ts';
import { followDay } from './phone-device.ts';
import type { KeptDraft } from './phone-draft.ts';
import {
  type ChangeSheet,
  countsIn,
  faultsOf,
  followed,
  judgedForSending,
  obstaclesIn,
  onItsRoll,
  type PhoneScene,
  type PutCount,
  sheetName,
} from './phone-scene.ts';
import { dropDraft, keepDraft, queueSheet } from './phone-sheets.ts';
import { phoneState, usePhone } from './phone-state.ts';
import { type Step, stepOf, stepsFor } from './phone-steps.ts';
import { t } from './phone-words.ts';
import { StepAgenda } from './step-agenda.tsx';
import { StepBallots } from './step-ballots.tsx';
import { StepClosing } from './step-closing.tsx';
import { StepReview } from './step-review.tsx';
import { StepRoll } from './step-roll.tsx';
import { StepScore } from './step-score.tsx';
import { StepTasks } from './step-tasks.tsx';
import { StepVotes } from './step-votes.tsx';
import { useOneAtATime } from './use-one-at-a-time.ts';

type Props = {
  readonly kept: KeptDraft;
  readonly bundle: Bundle;
  readonly onClose: () => void;
};

const goTo = (path: string): void => {
  const field = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
  const closed = field?.closest('details');
  if (closed) closed.open = true;
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
};

/** A sheet goes on with the roll as it was fetched last, also when that happened after it was begun. */
const useRollAsFetched = (kept: KeptDraft, bundle: Bundle): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when something was fetched, not with every key
  useEffect(() => {
    const draft = onItsRoll(kept.draft, bundle);
    const isOther = JSON.stringify(draft.attendance) !== JSON.stringify(kept.draft.attendance);
    if (isOther && !kept.isSent) void keepDraft({ ...kept, draft });
  }, [bundle]);
};

/** The sheet as it is being filled; every change is on its way to the disk before the next key. */
const useScene = ({ kept, bundle }: Props, isAttempted: boolean): PhoneScene => {
  const { draft } = kept;
  const { kind, groupId, heldOn, meetingId } = draft;
  const basis = useMemo(() => basisOf(bundle, { kind, heldOn, meetingId }), [bundle, kind, heldOn, meetingId]);
  const verdict = useMemo(() => judgeSheet(draft, basis), [draft, basis]);
  const circle = useMemo(() => circleFor({ kind, groupId }, basis), [kind, groupId, basis]);
  const counts = useMemo(() => countsIn(kept, { bundle, verdict }), [kept, bundle, verdict]);
  // The newest one, also when two keys come before the page is drawn again.
  const newest = (): KeptDraft => phoneState().drafts.find((one) => one.draft.meetingId === meetingId) ?? kept;
  const change: ChangeSheet = (part) => {
    const { draft: old, ...rest } = newest();
    const next: SheetDraft = { ...old, ...(typeof part === 'function' ? part(old) : part) };
    void keepDraft({ ...rest, draft: followed(old, next, bundle) });
    // Roll and facts of another day are fetched where there is a network.
    if (next.heldOn !== old.heldOn) void followDay({ ...rest, draft: next });
  };
  const putCount: PutCount = (of, part) => {
    const { counts: had = [], ...rest } = newest();
    const at = had.findIndex(({ electionId }) => electionId === of.electionId);
    const place = at < 0 ? had.length : at;
    const next = part ? [{ ...(had[at] ?? of), ...part(had[at] ?? of) }] : [];
    void keepDraft({ ...rest, counts: [...had.slice(0, place), ...next, ...had.slice(place + 1)] });
  };
  useRollAsFetched(kept, bundle);
  const isSent = kept.isSent === true;
  const faultAt = faultsOf(isAttempted ? obstaclesIn(draft, verdict, { counts, isSent }) : []);
  return { draft, basis, verdict, circle, change, faultAt, counts, putCount, isSent };
};

const StepNow = ({ step, scene, onGo }: { step: Step; scene: PhoneScene; onGo: (path: string) => void }) => {
  if (step === 'roll') return <StepRoll scene={scene} />;
  if (step === 'agenda') return <StepAgenda scene={scene} />;
  if (step === 'votes') return <StepVotes scene={scene} />;
  if (step === 'ballots') return <StepBallots scene={scene} />;
  if (step === 'tasks') return <StepTasks scene={scene} />;
  if (step === 'closing') return <StepClosing scene={scene} />;
  if (step === 'score') return <StepScore scene={scene} />;
  return <StepReview scene={scene} onGo={onGo} />;
};

type TabsProps = { readonly steps: readonly Step[]; readonly step: Step; readonly onStep: (step: Step) => void };

const StepTabs = ({ steps, step, onStep }: TabsProps) => (
  <nav class="steps" aria-label={t('meetings.phone.steps')}>
    {steps.map((one) => (
      <button key={one} type="button" aria-current={one === step ? 'step' : undefined} onClick={() => onStep(one)}>
        {t(`meetings.phone.step.${one}`)}
      </button>
    ))}
  </nav>
);

type FooterProps = TabsProps & { readonly onRecord: () => void; readonly isRecording: boolean };

const StepFooter = ({ steps, step, onStep, onRecord, isRecording }: FooterProps) => {
  const at = steps.indexOf(step);
  return (
    <footer>
      {at > 0 && (
        <button type="button" onClick={() => onStep(steps[at - 1]!)}>
          {t('meetings.phone.previous')}
        </button>
      )}
      {step === 'review' ? (
        <button type="button" class="main" disabled={isRecording} onClick={onRecord}>
          {t('meetings.record')}
        </button>
      ) : (
        <button type="button" class="main" onClick={() => onStep(steps[at + 1]!)}>
          {t('meetings.phone.next')}
        </button>
      )}
    </footer>
  );
};

const SheetHead = ({ name, onClose }: { name: string; onClose: () => void }) => {
  const { keeping } = usePhone();
  return (
    <header>
      <button type="button" class="quiet" onClick={onClose}>
        {t('meetings.phone.back')}
      </button>
      <h1>{name}</h1>
      <p role="status" class="soft" data-kept={keeping === 'done'}>
        {t(`meetings.phone.keeping.${keeping}`)}
      </p>
    </header>
  );
};

/** Which step is shown; going to a field opens its step first. */
const useStep = (first: Step) => {
  const [step, setStep] = useState<Step>(first);
  const [target, setTarget] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step begins at its top
  useEffect(() => {
    if (target === null) window.scrollTo(0, 0);
    else goTo(target);
    setTarget(null);
    // Past the rim of a narrow phone the step would be current and out of sight.
    document.querySelector('.steps [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [step]);
  const go = (path: string): void => {
    const next = stepOf(path);
    if (next === step) goTo(path);
    else setTarget(path);
    setStep(next);
  };
  return { step, setStep, go };
};

/** One meeting, step by step. */
export const SheetScreen = (props: Props) => {
  const { kept, bundle, onClose } = props;
  const { step, setStep, go } = useStep(kept.isSent ? 'ballots' : 'roll');
  const [isAttempted, setAttempted] = useState(false);
  const scene = useScene(props, isAttempted);
  const { isBusy, run } = useOneAtATime();
  const record = async (): Promise<void> => {
    const { kept: tidy, reasons } = judgedForSending(kept, bundle);
    setAttempted(true);
    await keepDraft(tidy);
    if (reasons.length > 0) return;
    await queueSheet(tidy, bundle);
    onClose();
  };
  const steps = stepsFor({ hasBallots: scene.counts.length > 0, isSent: scene.isSent });
  return (
    <main class="sheet">
      <SheetHead name={sheetName(scene.draft, bundle)} onClose={onClose} />
      <StepTabs steps={steps} step={step} onStep={setStep} />
      <StepNow step={step} scene={scene} onGo={go} />
      <StepFooter steps={steps} step={step} onStep={setStep} onRecord={() => void run(record)} isRecording={isBusy} />
      {step === 'review' && (
        <AskFirst
          label={t('meetings.phone.drop')}
          sure={t('meetings.phone.drop-sure')}
          yes={t('meetings.phone.drop-yes')}
          onYes={() => dropDraft(scene.draft.meetingId).then(onClose)}
        />
      )}
    </main>
  );
};
