import type { Page } from 'playwright-core';
import * as members from '../src/areas/members/contract.ts';
import { yearOf } from '../src/platform/calendar/months.ts';
import { callFrom } from './browser-call.ts';
import type { Place } from './browser-desks.ts';
import { today } from './browser-members.ts';
import { say } from './browser-words.ts';

// The registers of members, as their page shows them and as they are asked for.

type Book = Awaited<ReturnType<typeof callFrom<typeof members.register>>>;

/** A register of this year, or of the last one where this one is too young to have a line. */
export const bookOf = async (
  page: Page,
  code: members.RegisterCode,
  { id }: Place,
): Promise<Book & { year: number }> => {
  for (const year of [yearOf(today), yearOf(today) - 1]) {
    const period = { kind: 'year' as const, year };
    const book = await callFrom(page, members.register, { register: code, underId: id, period, language: 'vi' });
    if (book.total > 0) return { ...book, year };
  }
  throw new Error(`the register ${code} has no line`);
};

/** The names in a register: of a collective transfer there is none. */
export const namesIn = ({ columns, rows }: Book): string[] => {
  const column = columns.findIndex(({ key }) => key === 'name');
  return rows.map(({ cells }) => cells[column]).filter((name) => typeof name === 'string');
};

export const bookTable = (page: Page, code: string) =>
  page.getByRole('table', { name: say(`members.register-title.${code}`), exact: true });

export const choice = (page: Page, key: string) => page.getByRole('combobox', { name: say(key), exact: true });
