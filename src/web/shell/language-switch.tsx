import { useQueryClient } from '@tanstack/react-query';
import { updateSettings } from '../../platform/identity/contract.ts';
import { act, newRequestId } from '../client.ts';
import { type Language, setLanguage, useLanguage, useT } from '../messages.ts';
import { type Session, sessionOptions, useSignedIn } from '../session.ts';

const OTHER: Readonly<Record<Language, Language>> = { vi: 'en', en: 'vi' };
const NAMES: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English' };

/** One button to the other language; kept in the person's settings when somebody is signed in. */
export const LanguageSwitch = () => {
  const t = useT();
  const client = useQueryClient();
  const session = useSignedIn();
  const other = OTHER[useLanguage()];
  const choose = async (): Promise<void> => {
    await setLanguage(other);
    if (!session) return;
    const settings = { ...session.settings, language: other };
    const renamed: Session = { ...session, settings };
    client.setQueryData(sessionOptions.queryKey, () => renamed);
    await act(updateSettings, settings, { requestId: newRequestId() }).catch(() => undefined);
  };
  return (
    <button
      type="button"
      className="vm-quiet"
      lang={other}
      aria-label={`${t('web.language')}: ${NAMES[other]}`}
      onClick={() => void choose()}
    >
      {NAMES[other]}
    </button>
  );
};
