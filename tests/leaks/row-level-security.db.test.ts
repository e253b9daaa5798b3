import { expect, test } from 'vitest';
import { requestRoles } from '../../src/platform/db/roles.ts';
import { startHarness } from '../harness.ts';

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
  'members.dues_practice': 'a list for the whole installation, without a place in the tree',
  'organisations.required_document_list': 'a list for the whole installation, without a place in the tree',
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

/** Functions that run as the owner see past policies: each was read with that in mind. */
const asOwner: Readonly<Record<string, string>> = {
  'meetings.holds_minutes_of':
    'yes or no about the caller’s own offices and posts at exactly one organisation in scope',
  'meetings.put_fictional_opinions':
    'app_all only; into meetings marked as fictional without opinions, never in a database of real data; gives a count',
  'meetings.put_opinions': 'asks holds_minutes_of; gives a count',
  'meetings.opinions_of': 'asks holds_minutes_of; nothing for everybody else',
  'members.closed_dues_sums': 'published sums of closed months in the caller’s scope, five incomes behind each',
  'members.count_dues_month': 'asks is_dues_collector_at; gives yes or no',
  'members.drop_dues_entries': 'asks is_dues_collector_at; gives a count',
  'members.dues_declarations_of': 'asks is_dues_collector_at and where the member pays now, or for the own account',
  'members.dues_lines': 'asks is_dues_collector_at',
  'members.dues_payment_parts': 'asks is_dues_collector_at',
  'members.dues_received': 'asks is_dues_collector_at',
  'members.dues_regions_of': 'numbers of regions, of organisations in the caller’s scope',
  'members.dues_roll': 'asks is_dues_collector_at; a day of the month, or who pays there now',
  'members.dues_waiver_grounds': 'asks is_dues_collector_at, or for the own account',
  'members.is_dues_collector_at': 'yes or no about the caller’s own offices at exactly one organisation',
  'members.own_dues_lines': 'amounts of the member whose account is signed in',
  'members.put_dues_declaration': 'asks is_dues_collector_at and who pays there now, or for the own account',
  'members.put_dues_entries': 'asks is_dues_collector_at, and for the roll of the month; gives ids',
  'members.put_dues_payments': 'asks is_dues_collector_at, and for entries of the cell; gives ids',
  'members.put_dues_waiver_ground': 'asks is_dues_collector_at; gives yes or no',
  'members.veiled_remittances': 'ids of remittances in the caller’s scope whose amount the caller is not shown',
  'members.withdraw_dues_declaration': 'asks is_dues_collector_at and who pays now, or for the own account',
  'members.withdraw_dues_payments': 'asks is_dues_collector_at; gives ids',
  'members.open_own_sealed_value': 'writes the reveal first, then one own sealed value',
  'members.put_account_code': 'a code for the account of the transaction, or by app_all',
  'members.take_account_code': 'the account whose holder made this code of 80 random bits; the code is used up',
  'members.actor_names': 'display names of accounts that acted on one record in the caller’s scope, or one’s own',
  'members.change_values': 'sealed values of a waiting change in the caller’s scope; open only under the key',
  'members.counted_on': 'counts per organisation and day; restricted ones in the caller’s scope only',
  'members.doubles_of_member': 'app_all only: the listener',
  'members.erase_optional_block': 'deletes the block under an organisation in the caller’s scope; gives a count',
  'members.erase_sealed_values': 'deletes values of members in the caller’s scope; gives a count',
  'members.forget_change_values': 'app_all only: the nightly job',
  'members.login_of': 'the login tied to a member in the caller’s scope',
  'members.marks_on': 'exempt, suspended, away: of members with a spell in the caller’s scope on that day',
  'members.members_by_mac': 'ids of members in the caller’s scope, by digests that need the key',
  'members.members_lacking': 'ids of members in the caller’s scope without a value of a kind',
  'members.open_sealed_value': 'writes the reveal first, then one sealed value of a member in the caller’s scope',
  'members.optional_block_at': 'yes or no about a position in the caller’s scope',
  'members.put_change_values': 'writes under a waiting change in the caller’s scope; gives a count',
  'members.put_sealed_values': 'writes values of members in the caller’s scope; gives a count',
  'members.take_back_numbers': 'own imports only, by the account of the transaction',
  'members.retire_sealed_values': 'marks values of members in the caller’s scope as superseded; gives a count',
  'members.revert_sealed_values': 'undoes what one change wrote, of members in the caller’s scope; gives kinds',
  'members.roll_counts': 'counts per organisation in the caller’s scope; gives no row and no name',
  'members.sealed_kinds': 'kinds only, of members in the caller’s scope or of oneself',
  'members.sealed_values_for_export': 'sealed values of members in the caller’s scope; open only under the key',
  'organisations.lay_out': 'moves positions, up to the root where room is short: no place in the tree changes',
  'organisations.remove_shells': 'deletes organisations without a version in the caller’s scope; gives those that stay',
  'organisations.room_under': 'gives positions, which everybody reads; may lay out anew like lay_out',
  'organisations.settle': 'moves positions under the same parent: no place in the tree changes',
  'platform.drop_import_rows': 'own rows only, by the account of the transaction',
  'platform.drop_old_import_rows': 'app_all only: the nightly job',
  'platform.failed_jobs': 'app_all only',
  'platform.holds_account': 'yes or no about offices within the caller’s ranges',
  'platform.queue_event': 'writes known names with ids',
  'platform.retry_job': 'app_all only',
  'platform.stage_import_rows': 'writes under the account of the transaction',
  'platform.staged_import_rows': 'own rows only, by the account of the transaction',
  'platform.store_oidc_link': 'asks holds_account',
  'platform.store_reset_code': 'asks holds_account',
  'members.analyze_staging': 'app_import only: statistics',
  'members.choose_in_import': 'own imports only, by the account of the transaction',
  'members.compare_import': 'own imports only; compares with members in the caller’s scope',
  'members.doubles_of_import': 'app_all only: the listener for the superior of both',
  'members.drop_import': 'own imports only, by the account of the transaction',
  'members.drop_old_imports': 'app_all only: the nightly job',
  'members.drop_open_notices': 'of one member in the caller’s scope',
  'members.first_import_rows': 'own imports only, by the account of the transaction',
  'members.import_faults': 'own imports only, by the account of the transaction',
  'members.import_matches': 'own imports only, by the account of the transaction',
  'members.import_matches_page': 'own imports only, by the account of the transaction',
  'members.lacking_sealed': 'ids of members in the caller’s scope',
  'members.new_import_rows': 'own imports only, by the account of the transaction',
  'members.open_import': 'writes a file under the account of the transaction',
  'members.own_import': 'own imports only, by the account of the transaction',
  'members.remove_imported': 'own imports only; deletes untouched members in the caller’s scope',
  'members.seal_import': 'own imports only, by the account; writes values of members in the caller’s scope',
  'platform.drop_old_uploads': 'app_all only: the nightly job',
};

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
