import { useCallback, useSyncExternalStore } from 'react';
import { formatMessage } from '../platform/i18n/format-message.ts';

export type Language = 'vi' | 'en';
export type Params = Readonly<Record<string, string | number>>;
type Sentences = Readonly<Record<string, string>>;

/** How one area's sentences are fetched, only when one of its pages is opened. */
export type MessageSource = Readonly<Record<Language, () => Promise<{ default: Sentences }>>>;
export type Translate = (key: string, params?: Params) => string;

type State = { readonly language: Language; readonly sentences: Sentences };

const STORED_AS = 'language';
const sources = new Map<string, MessageSource>();
const wanted = new Set<string>();
const loaded = new Set<string>();
const listeners = new Set<() => void>();

const storedLanguage = (): Language => (globalThis.localStorage?.getItem(STORED_AS) === 'en' ? 'en' : 'vi');

let state: State = { language: storedLanguage(), sentences: {} };

const change = (next: State): void => {
  state = next;
  for (const listener of listeners) listener();
};

/** Makes an area's sentences known; nothing is fetched yet. */
export const registerMessages = (area: string, source: MessageSource): void => {
  sources.set(area, source);
};

/** Fetches the sentences of an area in the language in use, once. An area that registered none is passed over. */
export const ensureMessages = async (...areas: readonly string[]): Promise<void> => {
  for (const area of areas) wanted.add(area);
  const { language } = state;
  const missing = areas.filter((area) => sources.has(area) && !loaded.has(`${language} ${area}`));
  if (missing.length === 0) return;
  const parts = await Promise.all(missing.map((area) => sources.get(area)![language]()));
  if (language !== state.language) return;
  for (const area of missing) loaded.add(`${language} ${area}`);
  change({ language, sentences: Object.assign({}, state.sentences, ...parts.map((part) => part.default)) });
};

/** Changes the language of every screen; the choice stays on this machine. */
export const setLanguage = async (language: Language): Promise<void> => {
  const areas = [...wanted].filter((area) => sources.has(area));
  const parts = await Promise.all(areas.map((area) => sources.get(area)![language]()));
  loaded.clear();
  for (const area of areas) loaded.add(`${language} ${area}`);
  localStorage.setItem(STORED_AS, language);
  document.documentElement.lang = language;
  change({ language, sentences: Object.assign({}, ...parts.map((part) => part.default)) });
};

export const currentLanguage = (): Language => state.language;

/** For code outside of components (errors, titles). In components use `useT`, which follows the language. */
export const translate: Translate = (key, params = {}) => formatMessage(state.sentences, key, params, state.language);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const snapshot = (): State => state;

export const useLanguage = (): Language => useSyncExternalStore(subscribe, snapshot).language;

/** The sentence of a key in the language in use. */
export const useT = (): Translate => {
  const { language, sentences } = useSyncExternalStore(subscribe, snapshot);
  return useCallback((key, params = {}) => formatMessage(sentences, key, params, language), [sentences, language]);
};
