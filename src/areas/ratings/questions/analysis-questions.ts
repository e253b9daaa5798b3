import { bestOfGroup } from './best-of-group.ts';
import { distribution } from './distribution.ts';
import { movement, selfGaps } from './movement.ts';
import { outsideSeries } from './outside-series.ts';
import { pastResultImports, pastResults, pastResultsPreview, pastResultsTemplate } from './past-result-questions.ts';
import { quotaBoard } from './quota-board.ts';
import { rederivation } from './rederivation.ts';
import { results } from './results.ts';

/** Quota, earlier results and what years came to: the part of the area's table of contents that reads. */
export const analysisQuestions = [
  quotaBoard,
  bestOfGroup,
  pastResults,
  pastResultsPreview,
  pastResultImports,
  pastResultsTemplate,
  outsideSeries,
  distribution,
  movement,
  selfGaps,
  results,
  rederivation,
];
