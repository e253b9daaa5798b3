import type { Area } from '../platform/action/area.ts';
import type { Sentences } from '../platform/http/server.ts';
import { formatMessage } from '../platform/i18n/format-message.ts';

/** Sentences of refusals in both languages, from the messages of all areas. */
export const sentencesOf = (areas: readonly Area[]): Sentences => {
  const messages = {
    vi: Object.assign({}, ...areas.map((area) => area.messages.vi)) as Record<string, string>,
    en: Object.assign({}, ...areas.map((area) => area.messages.en)) as Record<string, string>,
  };
  return (code, params, language) => formatMessage(messages[language], `refusal.${code}`, params, language);
};
