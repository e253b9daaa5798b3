import { useEffect, useState } from 'preact/hooks';
import { formatMessage, type MessageParams } from '../../../../platform/i18n/format-message.ts';

export type Language = 'vi' | 'en';
type Sentences = Readonly<Record<string, string>>;
/** Every sentence in Vietnamese and in English; given in when the page starts. */
export type WordSource = Readonly<Record<string, readonly [vi: string, en: string]>>;

const STORED_AS = 'language';
let language: Language = 'vi';
let sentences: Sentences = {};
let source: WordSource = {};
const listeners = new Set<() => void>();

const put = (next: Language): void => {
  const at = next === 'vi' ? 0 : 1;
  sentences = Object.fromEntries(Object.entries(source).map(([key, pair]) => [key, pair[at]]));
  language = next;
  document.documentElement.lang = next;
  document.title = `${t('meetings.phone.title')} · Vững Mạnh`;
  for (const listener of listeners) listener();
};

/** Reads the words in the language that this machine showed last. */
export const startWords = (from: WordSource): void => {
  source = from;
  put(localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'vi');
};

export const changeLanguage = (next: Language): void => {
  localStorage.setItem(STORED_AS, next);
  put(next);
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
