import { expect, test } from 'vitest';
import { startHarness } from '../../../tests/harness.ts';
import { ensureRoles } from './roles.ts';

const { owner } = await startHarness();

// Roles belong to the whole server: each change is rolled back, so that no other test sees it.
const after = async (change: string): Promise<unknown> => {
  await owner.query('BEGIN');
  try {
    await owner.query(change);
    return await ensureRoles(owner, null).catch((error: Error) => error.message);
  } finally {
    await owner.query('ROLLBACK');
  }
};

test('the roles as made are accepted', async () => {
  expect(await after('SELECT 1')).toBeUndefined();
});

test.each([
  ['app_scoped', 'ALTER ROLE app_scoped SUPERUSER'],
  ['app_self', 'ALTER ROLE app_self BYPASSRLS'],
  ['app_import', 'ALTER TABLE platform.import_row OWNER TO app_import'],
  ['app_scoped', 'GRANT app_all TO app_scoped'],
  ['app_offices', 'GRANT app_load TO app_offices'],
])('%s is refused after "%s"', async (role, change) => {
  expect(await after(change)).toContain(`past row-level security: ${role}.`);
});

test('a role of several offices that lost its membership gets it back', async () => {
  expect(await after('REVOKE app_scoped FROM app_offices')).toBeUndefined();
});
