import type { Messages } from './format-message.ts';

export type MessagesByLocale = { readonly vi: Messages; readonly en: Messages };

const join = (parts: readonly Messages[]): Messages => {
  const joined: Record<string, string> = {};
  for (const part of parts)
    for (const [key, sentence] of Object.entries(part)) {
      if (Object.hasOwn(joined, key)) throw new Error(`two areas give a sentence for ${key}`);
      joined[key] = sentence;
    }
  return joined;
};

/** The sentences of all areas in one table per language. Throws when two areas claim the same key. */
export const joinMessages = (parts: readonly MessagesByLocale[]): MessagesByLocale => ({
  vi: join(parts.map((part) => part.vi)),
  en: join(parts.map((part) => part.en)),
});
