import { CompiledQuery, type QueryResult, type RawBuilder } from 'kysely';
import type { Tx } from './database.ts';

/** A statement that its connection keeps under a name. */
export type NamedQuery = CompiledQuery & { readonly name?: string };

const names = new Map<string, string>();

const nameOf = (text: string): string => {
  const known = names.get(text);
  if (known) return known;
  const name = `prepared_${names.size + 1}`;
  names.set(text, name);
  return name;
};

/** The statement with its values, complete and not yet sent: for `prepared`, and for the end of a transaction. */
export const asPrepared = (tx: Tx, statement: RawBuilder<unknown>): NamedQuery => {
  const query = statement.compile(tx);
  return { ...query, name: nameOf(query.sql) };
};

/**
 * Runs a statement that the connection keeps prepared: read once, and after some runs planned once for all values and scopes. For statements
 * of calls that are made all day, and only for such whose text never changes and whose plan is the same whoever asks: rows found by ids
 * or by one organisation, rows inserted. bench/meetings/plan-guard holds their plans against a wider scope.
 */
export const prepared = <T>(tx: Tx, statement: RawBuilder<T>): Promise<QueryResult<T>> =>
  tx.executeQuery<T>(asPrepared(tx, statement) as CompiledQuery<T>);

/** A statement of one written text with plain values in it. */
export type PlainStatement = { readonly text: string; readonly values: readonly unknown[] };

const texts = new WeakMap<TemplateStringsArray, string>();

const textOf = (parts: TemplateStringsArray): string => {
  const known = texts.get(parts);
  if (known) return known;
  const text = parts.reduce((before, part, nth) => `${before}$${nth}${part}`);
  texts.set(parts, text);
  return text;
};

/**
 * A statement whose text is the same at every call, beside its values: put together once, where the query builder takes some 20 µs each
 * time. Only values may stand in it, no part of the statement.
 */
export const plain = (parts: TemplateStringsArray, ...values: readonly unknown[]): PlainStatement => ({
  text: textOf(parts),
  values,
});

/** `prepared` for such a statement. */
export const preparedPlain = <T>(tx: Tx, { text, values }: PlainStatement): Promise<QueryResult<T>> => {
  const query: NamedQuery = { ...CompiledQuery.raw(text, [...values]), name: nameOf(text) };
  return tx.executeQuery<T>(query as CompiledQuery<T>);
};
