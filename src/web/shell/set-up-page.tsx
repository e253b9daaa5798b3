import { useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, useState } from 'react';
import { setUpState } from '../../platform/identity/contract.ts';
import { Answer, Loading } from '../kit/answer-states.tsx';
import { Button } from '../kit/button.tsx';
import { Wizard, type WizardStep } from '../kit/wizard.tsx';
import { ensureMessages, useT } from '../messages.ts';
import { useQuestion } from '../queries.ts';
import { type Session, useSession } from '../session.ts';
import { setUpStepSlots } from '../slots.tsx';
import { ChooseDataButton, isOnThisMachine } from './set-up/choose-data-button.tsx';
import { FirstAdministratorStep } from './set-up/first-administrator-step.tsx';
import { OfficesStep } from './set-up/offices-step.tsx';
import { PasswordStep } from './sign-in/password-step.tsx';
import { TotpSetUpStep } from './sign-in/totp-set-up-step.tsx';
import { TotpStep } from './sign-in/totp-step.tsx';

const ADMINISTRATOR = 'administrator';
const SECOND_FACTOR = 'second-factor';
const OFFICES = 'offices';

const Choice = ({ onChoose }: { onChoose: () => void }) => {
  const t = useT();
  return (
    <div className="vm-card vm-wide-card">
      <h1>{t('web.set-up.choice-title')}</h1>
      <section className="vm-stack">
        <h2>{t('web.set-up.real')}</h2>
        <p>{t('web.set-up.real-text')}</p>
        <div>
          <Button main onClick={onChoose}>
            {t('web.set-up.begin')}
          </Button>
        </div>
      </section>
      <section className="vm-stack">
        <h2>{t('web.set-up.demonstration')}</h2>
        <p>{t('web.set-up.demonstration-text')}</p>
        {isOnThisMachine() ? (
          <ChooseDataButton kind="demonstration" label={t('web.set-up.demonstration-open')} />
        ) : (
          <p>{t('web.set-up.demonstration-here')}</p>
        )}
      </section>
    </div>
  );
};

/** Proving who one is comes first; what the areas ask (own organisation, terms, offices) follows in their order. */
const stepNow = (session: Session, hasAdministrator: boolean, areaStep: string): string => {
  if (!hasAdministrator || session.state === 'signed-out') return ADMINISTRATOR;
  return session.state === 'signed-in' ? areaStep : SECOND_FACTOR;
};

const useSteps = (session: Session | undefined, codeNeeded: boolean, hasAdministrator: boolean, onNext: () => void) => {
  const t = useT();
  const administrator = hasAdministrator ? (
    <PasswordStep openIdName={null} />
  ) : (
    <FirstAdministratorStep codeNeeded={codeNeeded} />
  );
  const steps: WizardStep[] = [
    { key: ADMINISTRATOR, title: t('web.set-up.administrator'), body: administrator },
    {
      key: SECOND_FACTOR,
      title: t('web.set-up.second-factor'),
      body: session?.state === 'totp-needed' ? <TotpStep /> : <TotpSetUpStep hasTitle={false} />,
    },
  ];
  for (const { title, Body } of setUpStepSlots()) {
    const body = (
      <Suspense fallback={<Loading />}>
        <Body onDone={onNext} />
      </Suspense>
    );
    steps.push({ key: title, title: t(title), body });
  }
  steps.push({ key: OFFICES, title: t('web.set-up.offices'), body: <OfficesStep onDone={onNext} /> });
  return steps;
};

/** The five steps of an empty installation. It can be left and taken up again: each step is saved by itself. */
const SetUpPage = () => {
  const t = useT();
  const navigate = useNavigate();
  const session = useSession();
  const [hasChosen, setChosen] = useState(false);
  const [areaAt, setAreaAt] = useState(0);
  const state = useQuestion(setUpState, {}, { freshForMs: 0 });
  const slots = setUpStepSlots();
  const hasAdministrator = state.data !== undefined && state.data.step !== 'first-administrator';
  const firstStep = useRef<string | undefined>(undefined);
  firstStep.current ??= state.data?.step;
  const steps = useSteps(session, state.data?.codeNeeded ?? false, hasAdministrator, () => setAreaAt(areaAt + 1));
  // The first area's step already ends the set-up for the server; the steps after it still belong to it.
  const isDone = firstStep.current === 'done' || (state.data?.step === 'done' && areaAt > slots.length);
  useEffect(() => {
    void ensureMessages(...setUpStepSlots().map(({ area }) => area));
  }, []);
  useEffect(() => {
    if (isDone) void navigate({ to: '/' as never });
  }, [isDone, navigate]);
  return (
    <Answer query={state}>
      {({ step }) => {
        if (step === 'first-administrator' && !hasChosen) return <Choice onChoose={() => setChosen(true)} />;
        if (!session) return <Loading />;
        return (
          <div className="vm-stack vm-wide-card">
            <h1>{t('web.set-up.title')}</h1>
            <Wizard
              label={t('web.set-up.title')}
              steps={steps}
              current={stepNow(session, hasAdministrator, slots[areaAt]?.title ?? OFFICES)}
            />
          </div>
        );
      }}
    </Answer>
  );
};

export default SetUpPage;
