/** @jsxImportSource preact */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SheetDraft } from '../sheet-draft.ts';
import { circleFor, judgeSheet } from '../sheet-verdict.ts';
import { type Bundle, basisOf } from './phone-bundle.ts';
import type { KeptDraft } from './phone-draft.ts';
import {
  type ChangeSheet,
  faultsOf,
  followed,
  judgedForSending,
  obstaclesIn,
  type PhoneScene,
  sheetName,
} from './phone-scene.ts';
import { dropDraft, keepDraft, queueSheet } from './phone-sheets.ts';
import { phoneState, usePhone } from './phone-state.ts';
import { type Step, stepOf, steps } from './phone-steps.ts';
import { t } from './phone-words.ts';
import { StepAgenda } from './step-agenda.tsx';
import { StepClosing } from './step-closing.tsx';
import { StepReview } from './step-review.tsx';
import { StepRoll } from './step-roll.tsx';
import { StepScore } from './step-score.tsx';
import { StepTasks } from './step-tasks.tsx';
import { StepVotes } from './step-votes.tsx';

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

/** The sheet as it is being filled; every change is on its way to the disk before the next key. */
const useScene = ({ kept, bundle }: Props, isAttempted: boolean): PhoneScene => {
  const { draft, version } = kept;
  const { kind, groupId, heldOn, meetingId } = draft;
  const basis = useMemo(() => basisOf(bundle, { kind, heldOn, meetingId }), [bundle, kind, heldOn, meetingId]);
  const verdict = useMemo(() => judgeSheet(draft, basis), [draft, basis]);
  const circle = useMemo(() => circleFor({ kind, groupId }, basis), [kind, groupId, basis]);
  const change: ChangeSheet = (part) => {
    // The newest one, also when two keys come before the page is drawn again.
    const old = phoneState().drafts.find((one) => one.draft.meetingId === meetingId)?.draft ?? draft;
    const next: SheetDraft = { ...old, ...(typeof part === 'function' ? part(old) : part) };
    void keepDraft({ draft: followed(old, next, bundle), version });
  };
  const faultAt = faultsOf(isAttempted ? obstaclesIn(draft, verdict) : []);
  return { draft, basis, verdict, circle, change, faultAt };
};

const StepNow = ({ step, scene, onGo }: { step: Step; scene: PhoneScene; onGo: (path: string) => void }) => {
  if (step === 'roll') return <StepRoll scene={scene} />;
  if (step === 'agenda') return <StepAgenda scene={scene} />;
  if (step === 'votes') return <StepVotes scene={scene} />;
  if (step === 'tasks') return <StepTasks scene={scene} />;
  if (step === 'closing') return <StepClosing scene={scene} />;
  if (step === 'score') return <StepScore scene={scene} />;
  return <StepReview scene={scene} onGo={onGo} />;
};

const StepTabs = ({ step, onStep }: { step: Step; onStep: (step: Step) => void }) => (
  <nav class="steps" aria-label={t('meetings.phone.steps')}>
    {steps.map((one) => (
      <button key={one} type="button" aria-current={one === step ? 'step' : undefined} onClick={() => onStep(one)}>
        {t(`meetings.phone.step.${one}`)}
      </button>
    ))}
  </nav>
);

const DropSheet = ({ meetingId, onClose }: { meetingId: string; onClose: () => void }) => {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked)
    return (
      <button type="button" class="quiet" onClick={() => setAsked(true)}>
        {t('meetings.phone.drop')}
      </button>
    );
  return (
    <section role="alert">
      <p>{t('meetings.phone.drop-sure')}</p>
      <button type="button" onClick={() => void dropDraft(meetingId).then(onClose)}>
        {t('meetings.phone.drop-yes')}
      </button>
      <button type="button" class="quiet" onClick={() => setAsked(false)}>
        {t('meetings.phone.drop-no')}
      </button>
    </section>
  );
};

type FooterProps = { readonly step: Step; readonly onStep: (step: Step) => void; readonly onRecord: () => void };

const StepFooter = ({ step, onStep, onRecord }: FooterProps) => {
  const at = steps.indexOf(step);
  return (
    <footer>
      {at > 0 && (
        <button type="button" onClick={() => onStep(steps[at - 1]!)}>
          {t('meetings.phone.previous')}
        </button>
      )}
      {step === 'review' ? (
        <button type="button" class="main" onClick={onRecord}>
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
const useStep = () => {
  const [step, setStep] = useState<Step>('roll');
  const [target, setTarget] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step begins at its top
  useEffect(() => {
    if (target === null) window.scrollTo(0, 0);
    else goTo(target);
    setTarget(null);
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
  const { step, setStep, go } = useStep();
  const [isAttempted, setAttempted] = useState(false);
  const scene = useScene(props, isAttempted);
  const record = async (): Promise<void> => {
    const { draft, reasons } = judgedForSending(scene.draft, bundle);
    setAttempted(true);
    await keepDraft({ draft, version: kept.version });
    if (reasons.length > 0) return;
    await queueSheet({ draft, version: kept.version });
    onClose();
  };
  return (
    <main class="sheet">
      <SheetHead name={sheetName(scene.draft, bundle)} onClose={onClose} />
      <StepTabs step={step} onStep={setStep} />
      <StepNow step={step} scene={scene} onGo={go} />
      <StepFooter step={step} onStep={setStep} onRecord={() => void record()} />
      {step === 'review' && <DropSheet meetingId={scene.draft.meetingId} onClose={onClose} />}
    </main>
  );
};
