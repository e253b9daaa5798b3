import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../src/platform/db/migrate.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';

/** Schemas of ours: those that migrations made, without the queue library's own. */
const ours = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', 'public', 'graphile_worker')`;

const tables = `
  SELECT c.oid, format('%I.%I', n.nspname, c.relname) AS name, c.relrowsecurity AS rls, c.relforcerowsecurity AS forced,
    (SELECT string_agg(format('  %I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attcollation <> t.typcollation THEN ' COLLATE ' || (SELECT format('%I', collname) FROM pg_collation WHERE oid = a.attcollation) ELSE '' END,
        CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END,
        CASE WHEN d.adbin IS NULL THEN '' WHEN a.attgenerated <> '' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') STORED'
             ELSE ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) END), E',\\n' ORDER BY a.attnum)
     FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND ${ours} ORDER BY name`;

const constraints = `
  SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s;', con.conrelid::regclass, con.conname, pg_get_constraintdef(con.oid)) AS line
  FROM pg_constraint con WHERE con.conrelid = $1 AND con.contype <> 'n' ORDER BY con.conname`;

const indexes = `
  SELECT pg_get_indexdef(i.indexrelid) || ';' AS line FROM pg_index i
  WHERE i.indrelid = $1 AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = i.indexrelid AND conrelid = $1) ORDER BY line`;

const policies = `
  SELECT format('CREATE POLICY %I ON %I.%I FOR %s TO %s%s%s;', p.policyname, p.schemaname, p.tablename, p.cmd, array_to_string(p.roles, ', '),
    coalesce(E'\\n  USING (' || p.qual || ')', ''), coalesce(E'\\n  WITH CHECK (' || p.with_check || ')', '')) AS line
  FROM pg_policies p WHERE format('%I.%I', p.schemaname, p.tablename)::regclass = $1::oid ORDER BY p.policyname`;

const grants = `
  SELECT format('GRANT %s ON %s TO %I;', string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type), $1::oid::regclass, r.rolname) AS line
  FROM pg_class c, aclexplode(c.relacl) g JOIN pg_roles r ON r.oid = g.grantee
  WHERE c.oid = $1 AND r.oid <> c.relowner GROUP BY r.rolname ORDER BY line`;

const views = `
  SELECT format(E'CREATE VIEW %I.%I%s AS\\n%s', n.nspname, c.relname, coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', ''), pg_get_viewdef(c.oid, true)) AS line
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND ${ours} ORDER BY n.nspname, c.relname`;

const functions = `
  SELECT pg_get_functiondef(p.oid) || ';' AS line FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE p.prokind IN ('f', 'p') AND ${ours} ORDER BY n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)`;

const triggers = `
  SELECT pg_get_triggerdef(t.oid) || ';' AS line FROM pg_trigger t WHERE t.tgrelid = $1 AND NOT t.tgisinternal ORDER BY t.tgname`;

type Line = { line: string };
type Table = { oid: number; name: string; rls: boolean; forced: boolean; columns: string };

const tableText = async (client: Client, table: Table): Promise<string> => {
  const parts = [`CREATE TABLE ${table.name} (\n${table.columns}\n);`];
  if (table.rls) parts.push(`ALTER TABLE ${table.name} ENABLE ROW LEVEL SECURITY;`);
  if (table.forced) parts.push(`ALTER TABLE ${table.name} FORCE ROW LEVEL SECURITY;`);
  for (const query of [constraints, indexes, triggers, policies, grants]) {
    const { rows } = await client.query<Line>(query, [table.oid]);
    parts.push(...rows.map((row) => row.line));
  }
  return parts.join('\n');
};

const dump = async (client: Client): Promise<string> => {
  const head = '-- Drawn by `npm run gen` from a freshly migrated database; do not edit. For reading, not for running.';
  const { rows } = await client.query<Table>(tables);
  const parts = [head];
  for (const table of rows) parts.push(await tableText(client, table));
  for (const query of [views, functions]) parts.push(...(await client.query<Line>(query)).rows.map((row) => row.line));
  return `${parts.join('\n\n').replace(/[ \t]+$/gm, '')}\n`;
};

/** docs/generated/schema.sql: tables, constraints, policies, grants, views and functions after all migrations. */
export const schemaSql = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'vm-schema-'));
  await chmod(folder, 0o711);
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'pg'), isThrownAway: true });
  const where = { host: server.host, port: server.port, user: server.superuser, database: 'postgres' };
  try {
    await migrate(where, { key: null });
    const client = new Client(where);
    await client.connect();
    const text = await dump(client);
    await client.end();
    return text;
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
};
