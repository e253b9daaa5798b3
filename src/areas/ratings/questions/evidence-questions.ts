import { countedRows } from './counted-rows.ts';
import { evidence } from './evidence.ts';
import { explanation } from './own-explanation.ts';
import { ownRating, ownRatings } from './own-rating.ts';
import { remarks } from './remarks.ts';
import { shortcomings } from './shortcomings.ts';
import { targets } from './targets.ts';
import { verdictBasis, verdictOf } from './verdict-reads.ts';

/** What is read beside a rating: the sheet of evidence, the verdict in rules and in words, and the own sheet of a person. */
export const evidenceQuestions = [
  targets,
  remarks,
  shortcomings,
  evidence,
  countedRows,
  verdictOf,
  verdictBasis,
  explanation,
  ownRatings,
  ownRating,
];
