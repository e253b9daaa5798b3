import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Loading } from '../kit/answer-states.tsx';
import { useT } from '../messages.ts';
import { safeBack } from '../safe-back.ts';
import { useSession } from '../session.ts';
import { ChooseDataButton, isOnThisMachine } from './set-up/choose-data-button.tsx';
import { PasswordChangeStep } from './sign-in/password-change-step.tsx';
import { PasswordStep } from './sign-in/password-step.tsx';
import { ResetStep } from './sign-in/reset-step.tsx';
import { TotpSetUpStep } from './sign-in/totp-set-up-step.tsx';
import { TotpStep } from './sign-in/totp-step.tsx';

type Search = { readonly back?: unknown; readonly expired?: unknown; readonly refused?: unknown };

const noticeKey = ({ expired, refused }: Search): string | null => {
  if (typeof refused === 'string' && /^[a-z.-]+$/.test(refused)) return `refusal.${refused}`;
  return expired ? 'web.sign-in.expired' : null;
};

/** Where the accounts of the demonstration are found, and the way out of it to real work. */
const Demonstration = () => {
  const t = useT();
  return (
    <section className="vm-stack">
      <h2>{t('web.sign-in.demonstration')}</h2>
      <p>{t('web.sign-in.demonstration-accounts')}</p>
      {isOnThisMachine() && <ChooseDataButton kind="real" label={t('web.sign-in.demonstration-leave')} />}
    </section>
  );
};

/** Signing in, step by step, as far as this account's proofs ask; then back to where one wanted to go. */
const SignInPage = () => {
  const t = useT();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Search;
  const session = useSession();
  const [resets, setResets] = useState(false);
  const notice = noticeKey(search);
  const state = session?.state;
  const isSetUp = session?.installation.isSetUp ?? true;
  useEffect(() => {
    if (!isSetUp) void navigate({ to: '/set-up' as never });
    else if (state === 'signed-in') void navigate({ href: safeBack(search.back) } as never);
  }, [state, isSetUp, navigate, search.back]);
  if (!session || state === 'signed-in' || !isSetUp) return <Loading />;
  return (
    <div className="vm-card">
      <h1>{t('web.sign-in.title')}</h1>
      {notice && state === 'signed-out' && (
        <p className="vm-offline" role="status">
          {t(notice)}
        </p>
      )}
      {session.state === 'signed-out' && !resets && (
        <PasswordStep openIdName={session.openIdName} onReset={() => setResets(true)} />
      )}
      {session.state === 'signed-out' && resets && <ResetStep onDone={() => setResets(false)} />}
      {session.state === 'signed-out' && session.installation.dataKind === 'demonstration' && <Demonstration />}
      {state === 'totp-needed' && <TotpStep />}
      {state === 'totp-setup-needed' && <TotpSetUpStep />}
      {state === 'password-change-needed' && <PasswordChangeStep />}
    </div>
  );
};

export default SignInPage;
