import { expect, test } from 'vitest';
import { taskReaderRoles } from '../areas/tasks/rules/task-roles.ts';
import { taskPermissions } from './task-permissions.ts';

test('searches and reminders of tasks reach the roles that may open them, and no other', () => {
  expect([...taskReaderRoles].sort()).toEqual([...taskPermissions['tasks.list']!].sort());
  expect([...taskReaderRoles].sort()).toEqual([...taskPermissions['tasks.task']!].sort());
});
