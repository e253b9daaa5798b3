import { formatDay, formatMessage, type MessageParams } from '../../../platform/i18n/format-message.ts';
import type { PrintedList, RegisterPeriod } from '../contract/register-books.ts';
import en from '../messages/en.json' with { type: 'json' };
import vi from '../messages/vi.json' with { type: 'json' };
import type { RegisterColumn } from '../rules/register-columns.ts';

export type Language = 'vi' | 'en';
const messages: Readonly<Record<Language, Readonly<Record<string, string>>>> = { vi, en };

/** A sentence of this area for a paper. */
export const sentence = (language: Language, key: string, params: MessageParams = {}): string =>
  formatMessage(messages[language], key, params, language);

export const titleOf = (list: PrintedList, language: Language): string =>
  sentence(language, `members.register-title.${list}`);
export const headOf = ({ key }: RegisterColumn, language: Language): string =>
  sentence(language, `members.register-column.${key}`);

/** "Năm 2026", or the first and last day of a term, or the day of a round. */
export const periodWords = (period: RegisterPeriod, language: Language): string => {
  if (period.kind === 'year') return sentence(language, 'members.register-period.year', { year: String(period.year) });
  if (period.kind === 'round') return sentence(language, 'members.register-period.round', { on: period.on });
  return sentence(language, 'members.register-period.term', { from: period.from, to: period.to });
};

type Value = string | number | null | undefined;

// `<2025-07-01`: on the roll since before this day, the beginning is not known.
const BEFORE = /^<(\d{4}-\d{2}-\d{2})$/;

/** A code as its word, a beginning before a day in words; anything else as it is. */
export const wordOf = ({ words }: RegisterColumn, value: Value, language: Language): string | number | null => {
  if (value === null || value === undefined || value === '') return null;
  const before = typeof value === 'string' ? BEFORE.exec(value)?.[1] : undefined;
  if (before !== undefined) return sentence(language, 'members.roll.since-before', { on: formatDay(before) });
  return words === undefined ? value : sentence(language, `members.register-word.${words}.${value}`);
};

/** As it is printed: days as dd/mm/yyyy, nothing where nothing is known. */
export const printedCell = (column: RegisterColumn, value: Value, language: Language): string => {
  const cell = wordOf(column, value, language);
  if (cell === null) return '';
  return column.kind === 'day' ? formatDay(String(cell)) : String(cell);
};
