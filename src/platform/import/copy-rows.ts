import { once } from 'node:events';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Text of one value in COPY's text format; null is `\N`. */
export const copyText = (value: string | null): string => {
  if (value === null) return '\\N';
  return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => escapes[sign]!) : value;
};
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Bytes in COPY's text format. */
export const copyBytes = (bytes: Buffer | null): string => (bytes === null ? '\\N' : `\\\\x${bytes.toString('hex')}`);

/**
 * Sends lines in COPY's text format, as texts or as bytes with their line ends, into a table. Row-level security refuses COPY: `pool`
 * is the one of app_import, and the table has none. One statement, all or nothing.
 */
export const copyRows = async (pool: pg.Pool, target: string, lines: readonly string[] | Uint8Array): Promise<void> => {
  if (lines.length === 0) return;
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const stream = client.query(copyFrom(`COPY ${target} FROM STDIN`));
    stream.end(lines instanceof Uint8Array ? lines : `${lines.join('\n')}\n`);
    await once(stream, 'finish');
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
};
