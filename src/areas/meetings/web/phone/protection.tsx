/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { leave } from './phone-device.ts';
import { TextBox } from './phone-fields.tsx';
import { choosePin } from './phone-sheets.ts';
import { usePhone } from './phone-state.ts';
import { changeLanguage, languageNow, t } from './phone-words.ts';

const PIN_LENGTH = 6;
const isPin = (text: string): boolean => /^\d{6,12}$/.test(text);

const PinForm = () => {
  const [pin, setPin] = useState('');
  const hasPin = usePhone().vault?.row.pin != null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isPin(pin)) void choosePin(pin).then(() => setPin(''));
      }}
    >
      <TextBox
        label={t('meetings.phone.pin-new', { count: PIN_LENGTH })}
        kind="password"
        isNumeric
        most={12}
        value={pin}
        onChange={setPin}
      />
      <button type="submit" disabled={!isPin(pin)}>
        {t(hasPin ? 'meetings.phone.pin-change' : 'meetings.phone.pin-set')}
      </button>
      {hasPin && (
        <button type="button" class="quiet" onClick={() => void choosePin(null)}>
          {t('meetings.phone.pin-remove')}
        </button>
      )}
    </form>
  );
};

/** Signing out deletes everything here, so records that wait are named first. */
const Leave = () => {
  const { queue, drafts } = usePhone();
  const [isAsked, setAsked] = useState(false);
  const unsent = queue.length + drafts.length;
  if (!isAsked)
    return (
      <button type="button" onClick={() => (unsent > 0 ? setAsked(true) : void leave())}>
        {t('meetings.phone.leave')}
      </button>
    );
  return (
    <section role="alert">
      <p class="attention">{t('meetings.phone.leave-sure', { count: unsent })}</p>
      <button type="button" onClick={() => void leave()}>
        {t('meetings.phone.leave-yes')}
      </button>
      <button type="button" class="quiet" onClick={() => setAsked(false)}>
        {t('meetings.phone.leave-no')}
      </button>
    </section>
  );
};

/** What is kept here and for how long, the PIN, the language, signing out. */
export const Protection = () => (
  <section>
    <h2>{t('meetings.phone.protection')}</h2>
    <p>{t('meetings.phone.protection-text')}</p>
    <PinForm />
    <button type="button" class="quiet" onClick={() => changeLanguage(languageNow() === 'vi' ? 'en' : 'vi')}>
      {t('meetings.phone.other-language')}
    </button>
    <Leave />
    <a class="button" href="/">
      {t('meetings.phone.to-staff')}
    </a>
  </section>
);
