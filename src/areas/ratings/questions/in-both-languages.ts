import { formatMessage, type MessageParams } from '../../../platform/i18n/format-message.ts';
import en from '../messages/en.json' with { type: 'json' };
import vi from '../messages/vi.json' with { type: 'json' };
import type { Names } from '../rules/ruled-value.ts';

export type Language = 'vi' | 'en';
export type Say = (key: string, params?: MessageParams) => string;

const messages: Readonly<Record<Language, Readonly<Record<string, string>>>> = { vi, en };

/** The sentences of this area in one language, for texts that the server writes. */
export const sayIn =
  (language: Language): Say =>
  (key, params = {}) =>
    formatMessage(messages[language], key, params, language);

/** A text in both languages. */
export const inBoth = (write: (say: Say, language: Language) => string): Names => ({
  vi: write(sayIn('vi'), 'vi'),
  en: write(sayIn('en'), 'en'),
});

/** Days are written the same in both languages: 09/12/2026. */
export const dayWords = (on: string): string => on.split('-').reverse().join('/');
