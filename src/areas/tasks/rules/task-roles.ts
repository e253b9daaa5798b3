/**
 * Roles that see tasks with names, and those that work with them: for searches and reminders that span areas and run in the scope of
 * every office of a person. The same as in the table of permissions; a test holds them together.
 */
export const taskReaderRoles = [
  'organisation-officer',
  'committee-office',
  'committee-head',
  'cell-secretary',
  'inspection-officer',
] as const;
