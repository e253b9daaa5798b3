import { formatDay, formatMessage, type MessageParams } from '../../../platform/i18n/format-message.ts';
import en from '../messages/en.json' with { type: 'json' };
import vi from '../messages/vi.json' with { type: 'json' };

export type Language = 'vi' | 'en';
const messages: Readonly<Record<Language, Readonly<Record<string, string>>>> = { vi, en };

/** A sentence of this area for a paper. */
export const sentence = (language: Language, key: string, params: MessageParams = {}): string =>
  formatMessage(messages[language], key, params, language);

export { formatDay };
