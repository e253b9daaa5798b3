/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { HomeScreen } from './home-screen.tsx';
import { unlockWith } from './phone-device.ts';
import { TextBox } from './phone-fields.tsx';
import { usePhone } from './phone-state.ts';
import { t, useWords } from './phone-words.ts';
import { SheetScreen } from './sheet-screen.tsx';
import { SignInForm } from './sign-in-form.tsx';

const Locked = () => {
  const [pin, setPin] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const open = async (): Promise<void> => {
    setBusy(true);
    setWrong(!(await unlockWith(pin)));
    setBusy(false);
    setPin('');
  };
  return (
    <main>
      <h1>{t('meetings.phone.title')}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <TextBox
          label={t('meetings.phone.pin')}
          kind="password"
          isNumeric
          most={12}
          value={pin}
          onChange={setPin}
          fault={isWrong ? t('meetings.phone.pin-wrong') : undefined}
        />
        <button type="submit" class="main" disabled={isBusy}>
          {t('meetings.phone.unlock')}
        </button>
      </form>
    </main>
  );
};

const SignedOut = () => {
  const { notice, net } = usePhone();
  return (
    <main>
      <h1>{t('meetings.phone.title')}</h1>
      {notice && (
        <p role="status" class="attention">
          {t(`meetings.phone.notice.${notice}`)}
        </p>
      )}
      {net === 'offline' && <p class="attention">{t('meetings.phone.first-visit')}</p>}
      <p>{t('meetings.phone.what')}</p>
      <SignInForm />
    </main>
  );
};

/** The page a secretary takes to the meeting. */
export const PhoneApp = () => {
  useWords();
  const { phase, drafts, bundles } = usePhone();
  const [meetingId, setMeetingId] = useState<string | null>(null);
  const kept = drafts.find(({ draft }) => draft.meetingId === meetingId);
  const bundle = bundles.find(({ organisationId }) => organisationId === kept?.draft.organisationId);
  if (phase === 'starting') return <main aria-busy="true" />;
  if (phase === 'other-tab')
    return (
      <main>
        <h1>{t('meetings.phone.title')}</h1>
        <p role="status">{t('meetings.phone.other-tab')}</p>
      </main>
    );
  if (phase === 'locked') return <Locked />;
  if (phase === 'signed-out') return <SignedOut />;
  if (kept && bundle) return <SheetScreen kept={kept} bundle={bundle} onClose={() => setMeetingId(null)} />;
  return <HomeScreen onOpen={setMeetingId} />;
};
