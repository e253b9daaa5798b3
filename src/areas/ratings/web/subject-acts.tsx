import { useState } from 'react';
import type { ActionContract } from '../../../platform/action/contract.ts';
import { Button } from '../../../web/kit/button.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { confirmDecision, takeBackDecision, withdrawReview, withdrawSubject } from '../contract.ts';
import { keepsOutOf } from '../rules/judging-steps.ts';
import { isOffered } from '../rules/offered-step.ts';
import { stepsOfOpener } from '../rules/steps-of-opener.ts';
import type { SubjectStep } from '../rules/transitions.ts';
import { ConfirmAsideDialog, CorrectDialog, NotRatedDialog, ReopenDialog } from './aside-dialogs.tsx';
import { BallotDialog } from './ballot-dialog.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { ManyDialog, type ManyStep } from './many-dialog.tsx';
import { RateAfterAllDialog } from './rate-after-all-dialog.tsx';
import { RatedDialog } from './rated-dialog.tsx';
import type { SubjectView } from './subject-view.ts';
import { TakeBackStep } from './take-back-step.tsx';
import { WhyDialog } from './why-dialog.tsx';

/** Steps in the order in which they usually come, with the action that takes each. */
const steps: readonly { readonly step: SubjectStep; readonly action: string }[] = [
  { step: 'rate-self', action: 'rate-self' },
  { step: 'record-review', action: 'record-review' },
  { step: 'propose-level', action: 'propose-level' },
  { step: 'record-ballot', action: 'record-ballot' },
  { step: 'decide-level', action: 'decide-level' },
  { step: 'notify-subject', action: 'notify-subjects' },
  { step: 'publish-result', action: 'publish-results' },
  { step: 'archive-rating', action: 'archive-ratings' },
  { step: 'confirm-decision', action: 'confirm-aside' },
  { step: 'rate-after-all', action: 'rate-after-all' },
  { step: 'set-not-rated', action: 'set-not-rated' },
  { step: 'correct-subject', action: 'correct-subject' },
  { step: 'withdraw-review', action: 'withdraw-review' },
  { step: 'withdraw-subject', action: 'withdraw-subject' },
  { step: 'reopen-rating', action: 'reopen-rating' },
];

/** Asked for less often: behind one word, so that the next step stays in view. */
const rare: ReadonlySet<string> = new Set([
  'correct-subject',
  'set-not-rated',
  'withdraw-review',
  'withdraw-subject',
  'reopen-rating',
]);

const asks: Readonly<Record<string, ActionContract>> = {
  'withdraw-review': withdrawReview,
  'withdraw-subject': withdrawSubject,
  'take-back-decision': takeBackDecision,
};

type OpenProps = { readonly view: SubjectView; readonly action: string; readonly onClose: () => void };

const OpenDialog = ({ view, action, onClose }: OpenProps) => {
  const t = useT();
  const asked = asks[action];
  if (asked)
    return (
      <WhyDialog
        contract={asked}
        about={t(`ratings.ask.${action}`, { title: view.title })}
        doneKey={`ratings.done.${action}`}
        toInput={(why) => ({ subjectId: view.subjectId, expectedVersion: view.version, why }) as never}
        onClose={onClose}
      />
    );
  switch (action) {
    case 'rate-self':
    case 'propose-level':
      return <RatedDialog view={view} action={action} onClose={onClose} />;
    case 'record-ballot':
      return <BallotDialog view={view} onClose={onClose} />;
    case 'decide-level':
      return <DecideDialog season={view} subjects={[view]} levels={view.levels} onClose={onClose} />;
    case 'set-not-rated':
      return <NotRatedDialog view={view} onClose={onClose} />;
    case 'confirm-aside':
      return <ConfirmAsideDialog view={view} onClose={onClose} />;
    case 'rate-after-all':
      return <RateAfterAllDialog view={view} onClose={onClose} />;
    case 'correct-subject':
      return <CorrectDialog view={view} onClose={onClose} />;
    case 'reopen-rating':
      return <ReopenDialog view={view} onClose={onClose} />;
    default:
      return <ManyDialog action={action as ManyStep} subjects={[view]} onClose={onClose} />;
  }
};

/** The step that usually comes next has the colour. */
const nextOf = ({ state, selfLevel, proposedLevel, publishedOn, isVoted }: SubjectView): string | null => {
  if (state === 'open') return selfLevel === null ? 'rate-self' : 'record-review';
  if (state === 'reviewed') return proposedLevel === null && !isVoted ? 'propose-level' : 'decide-level';
  if (state === 'notified') return publishedOn === null ? 'publish-results' : 'archive-ratings';
  return state === 'decided' ? 'notify-subjects' : null;
};

const labelOf = (action: string, { isDecidedAbove }: SubjectView): string => {
  if (action === 'confirm-aside') return 'ratings.aside.confirm';
  return action === 'decide-level' && isDecidedAbove ? 'ratings.above.record' : `ratings.action.${action}`;
};

/** Buttons by the rules that guard the server: what would be refused whatever is typed is not offered. */
export const SubjectActs = ({ view }: { view: SubjectView }) => {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState<string | null>(null);
  const next = nextOf(view);
  const actions = [
    ...steps
      .filter(({ step }) => isOffered(step, view) && (view.isOpener || !stepsOfOpener.has(step)))
      .filter(({ step }) => !keepsOutOf(step, view))
      // Set aside without the paper of the level above: the opener does not confirm that.
      .filter(({ action }) => !(action === 'confirm-aside' && view.isDecidedAbove))
      .map(({ action }) => action),
    ...(view.mayTakeBackDecision ? ['take-back-decision'] : []),
  ].filter((action) => may(action === 'confirm-aside' ? confirmDecision.name : `ratings.${action}`));
  const seldom = actions.filter((action) => rare.has(action));
  const button = (action: string) => (
    <Button key={action} main={action === next} onClick={() => setOpen(action)}>
      {t(labelOf(action, view))}
    </Button>
  );
  return (
    <>
      {view.seasonState === 'open' && (
        <>
          {actions.filter((action) => !rare.has(action)).map(button)}
          <TakeBackStep view={view} step={view.steps.find(({ isWithdrawn }) => !isWithdrawn)?.step} />
          {seldom.length > 0 && (
            <details className="ratings-fold ratings-seldom">
              <summary>{t('ratings.acts.seldom')}</summary>
              <div className="vm-row">{seldom.map(button)}</div>
            </details>
          )}
        </>
      )}
      <PrintButton />
      {open && <OpenDialog view={view} action={open} onClose={() => setOpen(null)} />}
    </>
  );
};
