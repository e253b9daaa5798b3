import { readFileSync } from 'node:fs';
import { formatMessage } from '../src/platform/i18n/format-message.ts';

const files = [
  'web',
  'platform/i18n',
  'areas/organisations',
  'areas/members',
  'areas/documents',
  'areas/tasks',
  'areas/meetings',
  'areas/ratings',
  'areas/warnings',
].map((folder) => new URL(`../src/${folder}/messages/vi.json`, import.meta.url));
const sentences: Readonly<Record<string, string>> = Object.assign(
  {},
  ...files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as object),
);

/** The Vietnamese words of a screen by their key, so that a journey does not break where only the wording changed. */
export const say = (key: string, params: Readonly<Record<string, string | number>> = {}): string => {
  if (!Object.hasOwn(sentences, key)) throw new Error(`There is no sentence ${key}.`);
  return formatMessage(sentences, key, params, 'vi');
};
