import { expect, test } from 'vitest';
import { requestRoles } from '../../src/platform/db/roles.ts';
import { startHarness } from '../harness.ts';
import { asOwner } from './owner-functions.ts';

const { owner } = await startHarness();
const textsOf = async (query: string, values: unknown[] = []): Promise<string[]> =>
  (await owner.query(query, values)).rows.map((row) => row.found as string).sort();

const OURS = `n.nspname !~ '^(pg_|information_schema)' AND n.nspname <> 'public'`;
const IN_SCHEMAS = `FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}`;
const NAME = `n.nspname || '.' || c.relname`;

/** Tables that row-level security does not guard, each with what stands in its place. A new table belongs here or gets policies. */
const unguarded: Readonly<Record<string, string>> = {
  'platform.installation': 'one row about the installation itself, without a place in the tree',
  'platform.event_name': 'names of events from the program; no request role may read it',
  'platform.event_listener': 'names of listeners from the program; no request role may read it',
  'platform.event_outbox': 'ids of events on their way, written through queue_event; no request role may read it',
  'platform.import_row': 'staged for COPY: app_import, and the uploader through functions',
  'platform.credential': 'app_identity alone',
  'platform.totp': 'app_identity alone',
  'platform.session': 'app_identity alone',
  'platform.reset_code': 'app_identity alone',
  'platform.sign_in_attempt': 'app_identity alone',
  'platform.oidc_link': 'app_identity alone',
  'platform.oidc_attempt': 'app_identity alone',
  'platform.audit_seal': 'digests only; not readable by app_scoped and app_self',
  'platform.audit_sealed': 'digests and ids of entries; not readable by app_scoped and app_self',
  'organisations.tree_revision': 'a counter',
  'members.minimum_wage': 'a list for the whole installation, without a place in the tree',
  'members.hygiene_counting': 'when the whole installation was counted, and words of a rule pack',
  'members.dues_practice': 'a list for the whole installation, without a place in the tree',
  'organisations.required_document_list': 'a list for the whole installation, without a place in the tree',
  'members.import_eased': 'staged faults that are put aside: app_import, and the functions of an own import',
  'members.import_fault': 'staged for COPY: app_import, and the uploader through functions',
  'members.import_filled':
    'ids only, written and read by the functions of an own import; no request role holds a right',
  'members.import_file': 'staged for COPY: app_import, and the uploader through functions',
  'members.import_match': 'staged for COPY: app_import, and the uploader through functions',
  'members.import_row': 'staged for COPY: app_import, and the uploader through functions',
};
/** Unguarded tables that a role of limited reach may read all the same, because nothing in them belongs to an organisation. */
const openToAll = [
  'members.dues_practice',
  'members.hygiene_counting',
  'members.minimum_wage',
  'organisations.required_document_list',
  'organisations.tree_revision',
  'platform.installation',
];

test('every table is guarded by row-level security, also against its owner, or stands in the list with a reason', async () => {
  const bare = await textsOf(
    `SELECT ${NAME} AS found ${IN_SCHEMAS} AND c.relkind IN ('r', 'p') AND n.nspname <> 'graphile_worker'
     AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
  );
  expect(bare).toEqual(Object.keys(unguarded).sort());
});

test('a table with the place of an organisation is guarded, but for the staged text', async () => {
  const bare = await textsOf(
    `SELECT DISTINCT ${NAME} AS found FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('org_id', 'org_pos', 'person_id') AND NOT a.attisdropped
     WHERE ${OURS} AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
  );
  // Staged rows of an import carry the cell that they are meant for; COPY is refused under row-level security.
  expect(bare).toEqual(['members.import_row']);
});

test('every guarded table has a policy that narrows app_scoped by position, by root row or by account', async () => {
  const loose = await textsOf(
    `SELECT DISTINCT p.schemaname || '.' || p.tablename || ' ' || p.policyname AS found FROM pg_policies p
     WHERE (p.roles && ARRAY['app_scoped', 'app_offices', 'app_self', 'public']::name[])
       AND (coalesce(p.qual, p.with_check) = 'true' OR (p.cmd = 'ALL' AND p.qual = 'true'))`,
  );
  // Whoever acts writes its own entries, and reads none of them by that.
  expect(loose).toEqual(['platform.audit_detail write', 'platform.audit_entry write']);
});

test('roles of limited reach hold no right on unguarded tables but those that are everybody’s', async () => {
  const readable = await textsOf(
    `SELECT DISTINCT ${NAME} AS found ${IN_SCHEMAS} AND c.relkind IN ('r', 'p', 'm') AND NOT c.relrowsecurity
     AND (has_any_column_privilege('app_scoped', c.oid, 'SELECT') OR has_any_column_privilege('app_self', c.oid, 'SELECT'))`,
  );
  expect(readable).toEqual(openToAll);
});

test('no request role owns anything, is superuser, may make roles, passes policies or is member of another but app_offices of app_scoped', async () => {
  const strong = await textsOf(
    `SELECT rolname AS found FROM pg_roles r WHERE rolname = ANY ($1)
     AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR (rolbypassrls AND rolname <> 'app_load')
          OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid
                     AND NOT (r.rolname = 'app_offices' AND m.roleid = 'app_scoped'::regrole))
          OR EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relowner = r.oid AND ${OURS})
          OR EXISTS (SELECT FROM pg_namespace n WHERE n.nspowner = r.oid)
          OR EXISTS (SELECT FROM pg_proc f WHERE f.proowner = r.oid))`,
    [requestRoles],
  );
  expect(strong).toEqual([]);
  const creators = await textsOf(
    `SELECT r || ' in ' || n.nspname AS found FROM unnest($1::text[]) AS r, pg_namespace n
     WHERE ${OURS} AND has_schema_privilege(r, n.oid, 'CREATE')`,
    [requestRoles],
  );
  expect(creators).toEqual([]);
});

test('views read with the rights of the reader, and nothing is kept in a materialised view without a policy', async () => {
  const plain = await textsOf(
    `SELECT ${NAME} AS found ${IN_SCHEMAS} AND n.nspname <> 'graphile_worker' AND (c.relkind = 'm'
     OR (c.relkind = 'v' AND NOT coalesce(c.reloptions @> ARRAY['security_invoker=true'], false)))`,
  );
  expect(plain).toEqual([]);
});

test('no partition can be read past the policy of its table', async () => {
  const partitions = await textsOf(
    `SELECT ${NAME} AS found ${IN_SCHEMAS} AND c.relispartition
     AND (has_any_column_privilege('app_scoped', c.oid, 'SELECT') OR has_any_column_privilege('app_all', c.oid, 'SELECT')
          OR has_any_column_privilege('app_self', c.oid, 'SELECT'))`,
  );
  expect(partitions).toEqual([]);
});

test('outside the schemas of the program there is only the list of migrations, closed to all but the health check', async () => {
  const others = await textsOf(
    `SELECT ${NAME} AS found FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm')`,
  );
  expect(others).toEqual(['public.schema_migration']);
  const readers = await textsOf(
    `SELECT r AS found FROM unnest($1::text[]) AS r WHERE has_table_privilege(r, 'public.schema_migration', 'SELECT')`,
    [requestRoles],
  );
  // Whether the schema is the program's is asked by /readyz.
  expect(readers).toEqual(['app_identity']);
});

test('functions that run as the owner are known, closed to PUBLIC and pin their search path', async () => {
  const callable = await textsOf(
    `SELECT DISTINCT n.nspname || '.' || p.proname AS found FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE ${OURS} AND n.nspname <> 'graphile_worker' AND p.prosecdef
       AND EXISTS (SELECT FROM unnest($1::text[]) AS r WHERE has_function_privilege(r, p.oid, 'EXECUTE'))`,
    [requestRoles],
  );
  expect(callable).toEqual(Object.keys(asOwner).sort());
  const open = await textsOf(
    `SELECT DISTINCT n.nspname || '.' || p.proname AS found FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE ${OURS} AND n.nspname <> 'graphile_worker' AND p.prosecdef
       AND (coalesce(p.proacl::text, '{=X/') ~ '[{,]=X/' OR NOT coalesce(array_to_string(p.proconfig, ','), '') LIKE '%search_path=%')`,
  );
  expect(open).toEqual([]);
});

test('a transaction without a scope sees nothing and fails, in every guarded table that app_scoped may read', async () => {
  const guarded = await textsOf(
    `SELECT ${NAME} AS found ${IN_SCHEMAS} AND c.relrowsecurity AND has_table_privilege('app_scoped', c.oid, 'SELECT')`,
  );
  expect(guarded.length).toBeGreaterThan(20);
  for (const table of guarded) {
    await owner.query('BEGIN; SET LOCAL ROLE app_scoped');
    const answer = await owner.query(`SELECT count(*)::int AS seen FROM ${table}`).then(
      ({ rows }) => rows[0].seen as number,
      () => 0,
    );
    await owner.query('ROLLBACK');
    expect([table, answer]).toEqual([table, 0]);
  }
});
