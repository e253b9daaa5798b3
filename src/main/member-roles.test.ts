import { expect, test } from 'vitest';
import { memberReaderRoles, memberRecorderRoles } from '../areas/members/rules/member-roles.ts';
import { permissions } from './permissions.ts';

test('the roles that searches and reminders of members use are those of the table of permissions', () => {
  const table: Readonly<Record<string, readonly string[]>> = permissions;
  expect([...memberReaderRoles].sort()).toEqual([...table['members.member']!].sort());
  expect([...memberRecorderRoles].sort()).toEqual([...table['members.approve-change']!].sort());
});
