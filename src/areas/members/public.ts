export { countsOf, type SubtreeCounts } from './questions/counts.ts';
export { organisationsOfMember } from './questions/hygiene-homes.ts';
export { rollOf, votingBaseOf } from './questions/roll.ts';

import {
  ageingCells,
  describeRows,
  fewOfficialMembers,
  largeWithoutGroups,
  recordsWanting,
} from './questions/hygiene-board.ts';

/** What this area lends to the board of early identification: its board questions, and how its rows read. */
export const boardSource = {
  questions: [fewOfficialMembers, largeWithoutGroups, ageingCells, recordsWanting],
  describe: describeRows,
};
