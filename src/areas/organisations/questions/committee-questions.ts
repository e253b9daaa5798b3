import { documentsWanting, expiredTerms, vacantPosts } from './board-questions.ts';
import { bodiesOf, bodyRecord } from './bodies.ts';
import { chart } from './chart.ts';
import { committeeOn, committeeRules, postsOfOrganisation, termsOf } from './committee.ts';
import { electionsDue } from './elections-due.ts';
import { eligibleTypes } from './eligible-types.ts';
import { personLookup, personPosts } from './person-lookup.ts';
import { leadershipChanges, regulationsOf, reviewsDue } from './regulations.ts';
import { requiredDocuments } from './required-documents.ts';

/** Persons, committees, regulations and bodies: the part of the area's table of contents that is not about the tree. */
export const committeeQuestions = [
  ...[chart, committeeOn, termsOf, postsOfOrganisation, committeeRules, electionsDue, eligibleTypes],
  ...[personLookup, personPosts],
  ...[regulationsOf, requiredDocuments, leadershipChanges, reviewsDue],
  ...[bodiesOf, bodyRecord],
  ...[vacantPosts, expiredTerms, documentsWanting],
];
