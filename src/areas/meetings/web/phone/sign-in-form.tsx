/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { confirmTotp, signIn } from '../../../../platform/identity/contract.ts';
import { newRequestId } from '../../../../web/client.ts';
import { ApiRefusal, sentenceOf } from '../../../../web/refusal.ts';
import { actFor } from './phone-bundle.ts';
import { contact, forgetLogin } from './phone-device.ts';
import { TextBox } from './phone-fields.tsx';
import { languageNow, t } from './phone-words.ts';

type Stage = 'password' | 'code' | 'elsewhere';
type Typed = { readonly login: string; readonly password: string; readonly code: string };

const stageAfter = {
  'totp-needed': 'code',
  'totp-setup-needed': 'elsewhere',
  'password-change-needed': 'elsewhere',
} as const;

const prove = (stage: Stage, { login, password, code }: Typed) =>
  stage === 'password'
    ? actFor<typeof signIn>('platform.sign-in', { login, password }, newRequestId())
    : actFor<typeof confirmTotp>('platform.confirm-totp', { code }, newRequestId());

const faultOf = (error: unknown): string => {
  if (!(error instanceof ApiRefusal)) throw error;
  return error.kind === 'offline'
    ? t('meetings.phone.sign-in-offline')
    : error.reasons.map((one) => sentenceOf(one, languageNow())).join(' ') || t('meetings.phone.sign-in-failed');
};

const useSignIn = () => {
  const [stage, setStage] = useState<Stage>('password');
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (typed: Typed): Promise<void> => {
    setBusy(true);
    setFault(null);
    try {
      const { outcome } = await prove(stage, typed);
      if (outcome === 'signed-in') await contact();
      else setStage(stageAfter[outcome]);
    } catch (error) {
      setFault(faultOf(error));
      if (error instanceof ApiRefusal && error.reasons.some(({ code }) => code === 'platform.account-disabled'))
        await forgetLogin(typed.login);
    } finally {
      setBusy(false);
    }
  };
  return { stage, fault, isBusy, submit };
};

const Elsewhere = () => (
  <section>
    <p>{t('meetings.phone.sign-in-elsewhere')}</p>
    <a class="button" href="/sign-in">
      {t('meetings.phone.to-staff')}
    </a>
  </section>
);

type BoxesProps = { readonly stage: Stage; readonly typed: Typed; readonly onType: (typed: Typed) => void };

const Boxes = ({ stage, typed, onType }: BoxesProps) =>
  stage === 'password' ? (
    <>
      <TextBox
        label={t('meetings.phone.login')}
        value={typed.login}
        autocomplete="username"
        onChange={(login) => onType({ ...typed, login })}
      />
      <TextBox
        label={t('meetings.phone.password')}
        kind="password"
        value={typed.password}
        autocomplete="current-password"
        onChange={(password) => onType({ ...typed, password })}
      />
    </>
  ) : (
    <TextBox
      label={t('meetings.phone.code')}
      value={typed.code}
      autocomplete="one-time-code"
      isNumeric
      most={10}
      onChange={(code) => onType({ ...typed, code })}
    />
  );

/** Signing in on the phone itself: name and password, then the code of the authenticator. */
export const SignInForm = () => {
  const { stage, fault, isBusy, submit } = useSignIn();
  const [typed, setTyped] = useState<Typed>({ login: '', password: '', code: '' });
  if (stage === 'elsewhere') return <Elsewhere />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit(typed);
      }}
    >
      <h2>{t('meetings.phone.sign-in')}</h2>
      <Boxes stage={stage} typed={typed} onType={setTyped} />
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <button type="submit" class="main" disabled={isBusy}>
        {t('meetings.phone.sign-in')}
      </button>
    </form>
  );
};
