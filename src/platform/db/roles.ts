import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type pg from 'pg';

export const requestRoles = [
  'app_scoped',
  'app_offices',
  'app_all',
  'app_self',
  'app_import',
  'app_load',
  'app_identity',
  'app_worker',
] as const;
export type RequestRole = (typeof requestRoles)[number];

/** Password of a request role on a server that asks for one: derived from the installation's key, so that nothing more is stored. */
export const rolePassword = (key: Buffer, role: RequestRole): string =>
  createHmac('sha256', key).update(`database role ${role}`).digest('base64url');

/**
 * Makes the request roles when they are missing and, with a key, sets their passwords.
 * Refuses to go on with a role that row-level security would not hold: superuser, owner of a table, BYPASSRLS (but for app_load), or
 * member of another role (but app_offices of app_scoped).
 */
export const ensureRoles = async (owner: pg.Client, key: Buffer | null): Promise<void> => {
  await owner.query(await readFile(new URL('./roles.sql', import.meta.url), 'utf8'));
  if (key) {
    for (const role of requestRoles) await owner.query(`ALTER ROLE ${role} PASSWORD '${rolePassword(key, role)}'`);
  }
  await refuseUnsafeRoles(owner);
};

const refuseUnsafeRoles = async (owner: pg.Client): Promise<void> => {
  const { rows } = await owner.query<{ rolname: string }>(
    `SELECT rolname FROM pg_roles r
     WHERE rolname = ANY($1)
       AND (rolsuper OR (rolbypassrls AND rolname <> 'app_load')
            OR EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                       WHERE c.relowner = r.oid AND n.nspname NOT LIKE 'pg\\_%')
            OR EXISTS (SELECT 1 FROM pg_auth_members m
                       WHERE m.member = r.oid AND NOT (r.rolname = 'app_offices' AND m.roleid = 'app_scoped'::regrole)))`,
    [requestRoles],
  );
  if (rows.length > 0) {
    throw new Error(
      `These database roles would see past row-level security: ${rows.map((r) => r.rolname).join(', ')}. See docs/operations.md, "Roles".`,
    );
  }
};
