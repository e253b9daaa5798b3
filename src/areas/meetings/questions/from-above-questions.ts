import type { Question } from '../../../platform/action/action.ts';
import { cellsOwing } from './cells-owing.ts';
import { cellsToChoose } from './cells-to-choose.ts';
import { monthReport, monthReportPreview, monthSummary } from './month-report.ts';
import { orientationCells, orientations, orientationsReceived } from './orientations.ts';
import { oversightFigures } from './oversight-figures.ts';
import { oversightMeetings } from './oversight-meetings.ts';
import { rosterOfMonth } from './roster-of-month.ts';
import { cellsAlike, similarCells } from './similar-cells.ts';
import { papersOfTopic, topicPaperPreview } from './topic-papers.ts';
import { topic, topicRegister, topicsOfYear } from './topics.ts';
import { urges, urgesReceived } from './urges.ts';
import { mattersWaiting } from './waiting-matters.ts';

/** The register of topics, and what comes from the committee above. */
// biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
export const fromAboveQuestions: readonly Question<any>[] = [
  topic,
  topicsOfYear,
  topicRegister,
  papersOfTopic,
  topicPaperPreview,
  orientations,
  orientationCells,
  cellsToChoose,
  orientationsReceived,
  urges,
  urgesReceived,
  mattersWaiting,
  cellsOwing,
  oversightFigures,
  oversightMeetings,
  similarCells,
  cellsAlike,
  rosterOfMonth,
  monthReport,
  monthSummary,
  monthReportPreview,
];
