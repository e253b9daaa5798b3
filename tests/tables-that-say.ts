import { expect } from 'vitest';
import type { Harness } from './harness.ts';

/** Tables of the ground floor (audit, requests, events, jobs) in which a text stands: where a secret must not be. */
export const tablesThatSay = async ({ owner }: Pick<Harness, 'owner'>, text: string): Promise<string[]> => {
  const { rows: tables } = await owner.query(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND (n.nspname = 'platform' OR n.nspname LIKE 'graphile%')`,
  );
  expect(tables.length).toBeGreaterThan(10);
  const said: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query(`SELECT count(*)::int AS n FROM ${name} t WHERE t::text LIKE '%' || $1 || '%'`, [
      text,
    ]);
    if (rows[0].n > 0) said.push(name);
  }
  return said;
};
