import type { Area } from '../platform/action/area.ts';
import type { Sentences } from '../platform/http/server.ts';
import { formatMessage } from '../platform/i18n/format-message.ts';
import { joinMessages } from '../platform/i18n/join-messages.ts';

/** Sentences of refusals in both languages, from the messages of all areas. */
export const sentencesOf = (areas: readonly Area[]): Sentences => {
  const messages = joinMessages(areas.map((area) => area.messages));
  return (code, params, language) => formatMessage(messages[language], `refusal.${code}`, params, language);
};
