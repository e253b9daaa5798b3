export { countsOf, type SubtreeCounts } from './questions/counts.ts';
export { rollOf, votingBaseOf } from './questions/roll.ts';
