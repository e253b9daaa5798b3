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

const useBodies = (go: (step: Step) => void): Readonly<Record<Step, WizardStep['body']>> => {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [decided, setDecided] = useState<Decided | null>(null);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const begin = (next: Draft): void => {
    setDraft(next);
    go('plan');
  };
  const again = (): void => {
    setDraft(null);
    setDecided(null);
    go('file');
  };
  return {
    file: <ReorganisationFileStep onDraft={begin} />,
    plan: draft && (
      <ReorganisationPlanStep
        draft={draft}
        onDraft={setDraft}
        onBack={() => go('file')}
        onNext={() => go('decision')}
      />
    ),
    decision: draft && (
      <ReorganisationDecisionStep
        effectiveOn={draft.effectiveOn}
        last={decided}
        onBack={() => go('plan')}
        onDecided={(next) => {
          setDecided(next);
          go('preview');
        }}
      />
    ),
    preview: draft && decided && (
      <ReorganisationPreviewStep
        draft={draft}
        decided={decided}
        onBack={() => go('decision')}
        onDone={(next) => {
          setReceipt(next);
          go('receipt');
        }}
      />
    ),
    receipt: receipt && <ReorganisationReceipt receipt={receipt} onAgain={again} />,
  };
};

/** Many units by one decision: file, plan, decision, dry run, one commit. */
const ReorganisationPage = () => {
  const t = useT();
  const [step, setStep] = useState<Step>('file');
  const bodies = useBodies(setStep);
  return (
    <div className="vm-page">
      <PageHead title={t('organisations.reorganise.title')} />
      <OrganisationTabs />
      <Wizard
        label={t('organisations.reorganise.steps')}
        steps={STEPS.map((key) => ({ key, title: t(`organisations.reorganise.step-${key}`), body: bodies[key] }))}
        current={step}
      />
    </div>
  );
};

export default ReorganisationPage;
