import { once } from 'node:events';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const copy = async (pool: pg.Pool, statement: string, pieces: readonly (string | Uint8Array)[]): Promise<void> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const stream = client.query(copyFrom(statement));
    for (const piece of pieces) stream.write(piece);
    stream.end();
    await once(stream, 'finish');
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
};

/**
 * Sends lines in COPY's text format, as texts or as bytes with their line ends, into a table. Row-level security refuses COPY: `pool`
 * is the one of app_import, and the table has none. One statement, all or nothing.
 */
export const copyRows = async (pool: pg.Pool, target: string, lines: readonly string[] | Uint8Array): Promise<void> => {
  if (lines.length === 0) return;
  await copy(pool, `COPY ${target} FROM STDIN`, [lines instanceof Uint8Array ? lines : `${lines.join('\n')}\n`]);
};

const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
// No flags, no extension; and the mark behind the last row.
const header = Buffer.concat([signature, Buffer.alloc(8)]);
const trailer = Buffer.from([0xff, 0xff]);

/** The same for rows in COPY's binary format (binary-fields.ts), whose columns have exactly the types of the table. */
export const copyBinaryRows = async (pool: pg.Pool, target: string, rows: Uint8Array): Promise<void> => {
  if (rows.length === 0) return;
  await copy(pool, `COPY ${target} FROM STDIN WITH (FORMAT binary)`, [header, rows, trailer]);
};
