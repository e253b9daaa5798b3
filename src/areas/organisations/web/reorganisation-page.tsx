import { useState } from 'react';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { Wizard, type WizardStep } from '../../../web/kit/wizard.tsx';
import { useT } from '../../../web/messages.ts';
import { OrganisationTabs } from './event-tabs.tsx';
import { type Decided, ReorganisationDecisionStep } from './reorganisation-decision-step.tsx';
import type { Draft } from './reorganisation-draft.ts';
import { ReorganisationFileStep } from './reorganisation-file-step.tsx';
import { ReorganisationPlanStep } from './reorganisation-plan-step.tsx';
import { ReorganisationPreviewStep } from './reorganisation-preview-step.tsx';
import { type Receipt, ReorganisationReceipt } from './reorganisation-receipt.tsx';
import './event.css';
import './reorganisation.css';

const STEPS = ['file', 'plan', 'decision', 'preview', 'receipt'] as const;
type Step = (typeof STEPS)[number];

type Path = {
  readonly draft: Draft | null;
  readonly decided: Decided | null;
  readonly receipt: Receipt | null;
};

const nothing: Path = { draft: null, decided: null, receipt: null };

/** How far the person has come: each step hands its result to the next. */
const usePath = () => {
  const [step, go] = useState<Step>('file');
  const [path, setPath] = useState(nothing);
  const pass = (part: Partial<Path>, next: Step): void => {
    setPath((old) => ({ ...old, ...part }));
    go(next);
  };
  return { step, go, path, pass, again: () => pass(nothing, 'file') };
};

const bodiesOf = ({ path, pass, go, again }: ReturnType<typeof usePath>): Record<Step, WizardStep['body']> => {
  const { draft, decided, receipt } = path;
  return {
    file: <ReorganisationFileStep onDraft={(next) => pass({ draft: next }, 'plan')} />,
    plan: draft && (
      <ReorganisationPlanStep
        draft={draft}
        onDraft={(next) => pass({ draft: next }, 'plan')}
        onBack={() => go('file')}
        onNext={() => go('decision')}
      />
    ),
    decision: draft && (
      <ReorganisationDecisionStep
        effectiveOn={draft.effectiveOn}
        last={decided}
        onBack={() => go('plan')}
        onDecided={(next) => pass({ decided: next }, 'preview')}
      />
    ),
    preview: draft && decided && (
      <ReorganisationPreviewStep
        draft={draft}
        decided={decided}
        onBack={() => go('decision')}
        onDone={(next) => pass({ receipt: next }, 'receipt')}
      />
    ),
    receipt: receipt && <ReorganisationReceipt receipt={receipt} onAgain={again} />,
  };
};

/** Many units by one decision: file, plan, decision, dry run, one commit. */
const ReorganisationPage = () => {
  const t = useT();
  const path = usePath();
  const bodies = bodiesOf(path);
  return (
    <div className="vm-page">
      <PageHead title={t('organisations.reorganise.title')} />
      <OrganisationTabs />
      <Wizard
        label={t('organisations.reorganise.steps')}
        steps={STEPS.map((key) => ({ key, title: t(`organisations.reorganise.step-${key}`), body: bodies[key] }))}
        current={path.step}
      />
    </div>
  );
};

export default ReorganisationPage;
