import { beginUnder } from '../../src/platform/access/scope.ts';
import type { Harness } from '../harness.ts';

type Row = { readonly table: string; readonly ctid: string; readonly values: Readonly<Record<string, unknown>> };

/** Tables guarded by row-level security that a request of limited reach may read, and their columns of free text. */
const guardedTables = async ({ owner }: Harness): Promise<Map<string, string[]>> => {
  const { rows } = await owner.query(
    `SELECT n.nspname || '.' || c.relname AS name, coalesce(array_agg(a.attname::text) FILTER (
         WHERE a.atttypid = 'text'::regtype AND a.attcollation <> '"C"'::regcollation), '{}') AS texts
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
     WHERE c.relkind IN ('r', 'p') AND c.relrowsecurity AND has_table_privilege('app_scoped', c.oid, 'SELECT')
       AND c.oid <> 'platform.request'::regclass
     GROUP BY 1 ORDER BY 1`,
  );
  return new Map(rows.map((row) => [row.name as string, row.texts as string[]]));
};

/** Every row that a request over one organisation may read, straight from the tables under its scope. */
const rowsUnder = async (harness: Harness, organisationId: string, accountId: string): Promise<Map<string, Row>> => {
  const { owner } = harness;
  const place = await owner.query('SELECT pos AS lo, pos_end AS hi FROM organisations.organisation WHERE id = $1', [
    organisationId,
  ]);
  const tables = await guardedTables(harness);
  const found = new Map<string, Row>();
  await owner.query(beginUnder({ role: 'app_scoped', ranges: [place.rows[0]] }, accountId, { readOnly: true }));
  await owner.query('SET LOCAL ROLE app_scoped');
  for (const table of tables.keys()) {
    const { rows } = await owner.query(`SELECT t.ctid::text AS ctid, to_jsonb(t) AS "values" FROM ${table} t`);
    for (const { ctid, values } of rows) found.set(`${table} ${ctid}`, { table, ctid, values });
  }
  await owner.query('ROLLBACK');
  return found;
};

export type Side = { readonly organisationId: string; readonly accountId: string };

/** What one side may read and the other may not. */
export const rowsPrivateTo = async (harness: Harness, one: Side, other: Side): Promise<Row[]> => {
  const theirs = await rowsUnder(harness, other.organisationId, other.accountId);
  return [...(await rowsUnder(harness, one.organisationId, one.accountId))]
    .filter(([key]) => !theirs.has(key))
    .map(([, row]) => row);
};

/** Ids and free texts that stand in private rows and nowhere in what the other side may read: none may reach it. */
export const secretsOf = async (harness: Harness, rows: readonly Row[], other: Side): Promise<string[]> => {
  const tables = await guardedTables(harness);
  const open = JSON.stringify([...(await rowsUnder(harness, other.organisationId, other.accountId)).values()]);
  const secrets = rows.flatMap(({ table, values }) => [
    ...(typeof values.id === 'string' ? [values.id] : []),
    ...tables.get(table)!.flatMap((column) => (typeof values[column] === 'string' ? [values[column] as string] : [])),
  ]);
  return [...new Set(secrets)].filter(
    (secret) => secret.length >= 6 && !open.includes(JSON.stringify(secret).slice(1, -1)),
  );
};

/** The rows as one text, to see whether anything of them was changed. */
export const printOf = (rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(row.values)).sort();

/** Counts of every table but what a refused call may leave behind. */
export const rowCounts = async ({ owner }: Harness): Promise<Record<string, number>> => {
  const { rows } = await owner.query(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information_schema|graphile)' AND n.nspname <> 'public'`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    counts[name] = Number((await owner.query(`SELECT count(*) FROM ${name}`)).rows[0].count);
  }
  return counts;
};

/** Removes rows as if they had never been, past every rule: only to ask whether anybody could tell. */
export const erase = async ({ owner }: Harness, rows: readonly Row[]): Promise<void> => {
  await owner.query('BEGIN');
  await owner.query('SET LOCAL session_replication_role = replica');
  for (const table of new Set(rows.map((row) => row.table))) {
    const ctids = rows.filter((row) => row.table === table).map((row) => row.ctid);
    await owner.query(`DELETE FROM ${table} WHERE ctid = ANY ($1::tid[])`, [ctids]);
  }
  await owner.query('COMMIT');
};
