import { cellSeason } from './cell-season.ts';
import { handedSheet } from './handed-sheet.ts';
import { explanationSheet, ownExplanation } from './own-explanation.ts';
import { ownResults, resultsOfMember, resultsOfOrganisation } from './own-results.ts';
import { ownReview } from './own-review.ts';

/** What a person reads of the own rating, what a cell needs for its meeting, and results over the years on other areas' pages. */
export const ownQuestions = [
  ownReview,
  ownExplanation,
  explanationSheet,
  cellSeason,
  handedSheet,
  resultsOfMember,
  resultsOfOrganisation,
  ownResults,
];
