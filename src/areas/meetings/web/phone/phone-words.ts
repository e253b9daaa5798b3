import { useEffect, useState } from 'preact/hooks';
import { formatMessage, type MessageParams } from '../../../../platform/i18n/format-message.ts';

export type Language = 'vi' | 'en';
type Sentences = Readonly<Record<string, string>>;
/** Where the sentences of a language come from; given in when the page starts. */
export type WordSource = Readonly<Record<Language, () => Promise<Sentences>>>;

const STORED_AS = 'language';
let language: Language = 'vi';
let sentences: Sentences = {};
let source: WordSource | null = null;
const listeners = new Set<() => void>();

const put = async (next: Language): Promise<void> => {
  sentences = await source![next]();
  language = next;
  document.documentElement.lang = next;
  document.title = `${t('meetings.phone.title')} · Vững Mạnh`;
  for (const listener of listeners) listener();
};

/** Reads the words in the language that this machine showed last. */
export const startWords = (from: WordSource): Promise<void> => {
  source = from;
  return put(localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'vi');
};

export const changeLanguage = async (next: Language): Promise<void> => {
  localStorage.setItem(STORED_AS, next);
  await put(next);
};

export const t = (key: string, params: MessageParams = {}): string => formatMessage(sentences, key, params, language);

export const languageNow = (): Language => language;

type Names = Readonly<Record<Language, string>>;
/** A name of a rule pack or of a post in the language in use. */
export const nameOf = (names: unknown): string => (names as Names | null | undefined)?.[language] ?? '';

/** Draws a component again when the language changes. */
export const useWords = (): Language => {
  const [, redraw] = useState(language);
  useEffect(() => {
    const hear = (): void => redraw(language);
    listeners.add(hear);
    return () => {
      listeners.delete(hear);
    };
  }, []);
  return language;
};
