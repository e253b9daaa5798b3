/**
 * Roles that may see members by name, and those that decide about changes of records: for searches and reminders that span areas and
 * therefore run in the scope of every office of a person. The same as the rows of `members.member` and `members.approve-change` in the
 * table of permissions; a test holds them together.
 */
export const memberReaderRoles = [
  'organisation-officer',
  'committee-office',
  'committee-head',
  'cell-secretary',
  'inspection-officer',
] as const;
export const memberRecorderRoles = ['organisation-officer', 'committee-office'] as const;
