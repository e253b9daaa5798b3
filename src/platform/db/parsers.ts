import pg from 'pg';

const { builtins } = pg.types;

/** Days stay text, counts become numbers when they are safe integers, ranges stay text: one place, set once for every pool. */
export const setParsers = (): void => {
  pg.types.setTypeParser(builtins.DATE, (text) => text);
  pg.types.setTypeParser(builtins.INT8, safeInteger);
  pg.types.setTypeParser(builtins.NUMERIC, Number);
  pg.types.setTypeParser(builtins.TIMESTAMPTZ, (text) => new Date(text));
  pg.types.setTypeParser(DATERANGE_OID, (text) => text);
  pg.types.setTypeParser(DATE_ARRAY_OID, (text) => (text === '{}' ? [] : text.slice(1, -1).split(',')));
};

const DATERANGE_OID = 3912 as typeof builtins.DATE;
const DATE_ARRAY_OID = 1182 as typeof builtins.DATE;

const safeInteger = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error('a 64-bit integer from the database is beyond the safe range');
  return value;
};

/** Splits a half-open `daterange` as PostgreSQL prints it: `[2020-01-01,2025-07-01)`; an open side is null. */
export const periodOf = (range: string): { from: string | null; to: string | null } => {
  const [from = '', to = ''] = range.slice(1, -1).split(',');
  return { from: from === '' ? null : from, to: to === '' ? null : to };
};

/** The half-open `daterange` literal for `from` (included) to `to` (excluded); null is open. */
export const periodLiteral = (from: string | null, to: string | null): string => `[${from ?? ''},${to ?? ''})`;
