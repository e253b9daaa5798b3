import type pg from 'pg';
import { newId } from '../../src/platform/action/id.ts';

/** What one transaction left in a table, as JSON, with the columns that are written. */
export type TableRows = {
  readonly table: string;
  readonly columns: string;
  readonly ids: readonly string[];
  readonly rows: string;
};

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

type Table = { readonly table: string; readonly columns: string };

// Parents before their children, as the foreign keys want it.
const TABLES = `
  WITH RECURSIVE written AS (
    SELECT c.oid, format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname IN ('meetings', 'tasks', 'members', 'platform', 'graphile_worker')
  ), depth AS (
    SELECT oid, 0 AS level FROM written
    UNION SELECT k.conrelid, d.level + 1 FROM depth d JOIN pg_constraint k ON k.confrelid = d.oid AND k.contype = 'f' AND k.conrelid <> k.confrelid
    WHERE d.level < 12
  )
  SELECT w.name AS table, string_agg(quote_ident(a.attname), ', ') AS columns
  FROM written w JOIN (SELECT oid, max(level) AS level FROM depth GROUP BY oid) d USING (oid)
  JOIN pg_attribute a ON a.attrelid = w.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  GROUP BY w.name, d.level ORDER BY d.level, w.name`;

/** Every row that the transaction that wrote a row left behind, table by table. */
export const rowsOfTransaction = async (owner: pg.Client, table: string, id: string): Promise<TableRows[]> => {
  const { rows: made } = await owner.query<{ xid: string }>(`SELECT xmin::text AS xid FROM ${table} WHERE id = $1`, [
    id,
  ]);
  const { rows: tables } = await owner.query<Table>(TABLES);
  const left: TableRows[] = [];
  for (const one of tables) {
    const { rows } = await owner.query<{ rows: string | null; ids: string[] | null }>(
      `SELECT jsonb_agg(to_jsonb(t))::text AS rows, array_agg(to_jsonb(t) ->> 'id') || array_agg(to_jsonb(t) ->> 'request_id') AS ids FROM ${one.table} t WHERE t.xmin = $1::text::xid`,
      [made[0]!.xid],
    );
    if (rows[0]!.rows) left.push({ ...one, rows: rows[0]!.rows, ids: rows[0]!.ids!.filter(Boolean) });
  }
  return left;
};

const BATCH = 500;

/** The same rows under new ids and on a day of their own, ready to be sent. */
const copyOf = (left: readonly TableRows[], nth: number): string[] => {
  const renamed = new Map(left.flatMap(({ ids }) => ids).map((id) => [id, newId()]));
  const day = new Date(Date.UTC(2000, 0, 1) + nth * 86_400_000).toISOString().slice(0, 10);
  return left.map(({ rows }) =>
    rows.replaceAll(UUID, (id) => renamed.get(id) ?? id).replaceAll(/"held_on": "[\d-]+"/g, `"held_on": "${day}"`),
  );
};

/** Writes the same rows again: one statement a table, in one transaction. What is sent is made beforehand, so that it costs no time. */
export const insertAgain = (left: readonly TableRows[]): ((owner: pg.Client) => Promise<void>) => {
  const ready: string[][] = [];
  let nth = 0;
  const prepare = () => {
    for (let at = 0; at < BATCH; at++) ready.push(copyOf(left, ++nth));
  };
  prepare();
  const statements = left.map(
    ({ table, columns }) =>
      `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
  );
  return async (owner) => {
    if (ready.length === 0) prepare();
    const copy = ready.pop()!;
    await owner.query('BEGIN');
    for (const [at, statement] of statements.entries()) await owner.query(statement, [copy[at]]);
    await owner.query('COMMIT');
  };
};
