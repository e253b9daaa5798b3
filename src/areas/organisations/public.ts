export { sortNameOf } from '../../platform/i18n/sort-name.ts';
export { fillElectedPosts, postsHeldOn, withdrawElectedPosts } from './actions/elected-posts.ts';
export { type ElectedTerm, openElectedTerm, withdrawElectedTerm } from './actions/elected-term.ts';
export {
  type FigureRow,
  insertFigures,
  insertOrganisations,
  lockStructure,
  type OrganisationRow,
} from './actions/insert-organisations.ts';
export { insertPersonsFrom } from './actions/insert-persons-from.ts';
export { keepPersons, movePersons, renamePersons, setBirthYears, withdrawPersons } from './actions/keep-persons.ts';
export {
  insertPersons,
  insertPosts,
  insertRegulations,
  insertTerms,
  type PersonLine,
  type PostLine,
  type RegulationLine,
  type TermLine,
} from './actions/load-committees.ts';
export { seedFile } from './actions/load-seed-files.ts';
export { refuseBesideReal } from './actions/refuse-beside-real.ts';
export { type CarriedPlace, carriedPlaces, type PlacesOfDays } from './questions/carried-places.ts';
export { holdersOfPosts } from './questions/holders-of-posts.ts';
export { knownUnder } from './questions/import-world.ts';
export { cursorOf, FAR_AWAY, readCursor, underCondition } from './questions/keyset.ts';
export { latestFigures } from './questions/latest-figures.ts';
export { nearestNames, type OrganisationOn, organisationsOn, subtreeOn } from './questions/organisations-on.ts';
export { commonAncestor, placesOf, wholeRange } from './questions/places.ts';
export { type ComparedCounts, compareCounts } from './questions/restate-counts.ts';
export { findOrganisations } from './questions/search.ts';
export { endedByEvent, type Succession, successionsOf } from './questions/successions.ts';
export { type TermRow, termsOfOrganisation } from './questions/term-rows.ts';
export { namesOfKinds } from './questions/vocabulary.ts';
export { postKindsOn } from './rules/committee-rules-on.ts';
export { lookupOf } from './rules/import-lookup.ts';
export { numbersFrom } from './rules/load-demonstration-people.ts';

import type { Range } from '../../platform/access/scope.ts';
import type { Tx } from '../../platform/db/database.ts';
import { describeRows, documentsWanting, expiredTerms, vacantPosts } from './questions/board-questions.ts';
import { placesOf } from './questions/places.ts';

/** Range in today's tree of each organisation that the transaction may see. */
export const rangesOf = async (tx: Tx, organisationIds: readonly string[]): Promise<ReadonlyMap<string, Range>> => {
  const places = await placesOf(tx, organisationIds);
  return new Map([...places].map(([id, place]) => [id, place.range]));
};

/** What this area lends to the board of early identification: its board questions, and how its rows read. */
export const boardSource = { questions: [vacantPosts, expiredTerms, documentsWanting], describe: describeRows };
