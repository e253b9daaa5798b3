import type { Action } from '../../../platform/action/action.ts';
import { changeOrientation, draftOrientation, dropOrientation } from './draft-orientation.ts';
import { exportCellsOwing, exportOversight } from './export-oversight.ts';
import { approveTopic, holdTopic, recordTopicResult, returnTopic, untieTopic } from './hold-topic.ts';
import { issueTopicPaper } from './issue-topic-paper.ts';
import {
  planAttendance,
  recordAttendance,
  recordMissed,
  reopenAttendance,
  withdrawAttendance,
} from './plan-attendance.ts';
import { assignDrafter, changeTopic, dropTopic, planTopic, resumeTopic, withdrawTopic } from './plan-topic.ts';
import { issueMonthReport, writeMonthReport } from './report-month.ts';
import { readOrientation, replaceOrientation, sendOrientation, withdrawOrientation } from './send-orientation.ts';
import { answerUrge, urgeCells, withdrawUrges } from './urge-cells.ts';

/** The register of topics, and what comes from the committee above. */
// biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
export const fromAboveActions: readonly Action<any>[] = [
  planTopic,
  changeTopic,
  withdrawTopic,
  assignDrafter,
  approveTopic,
  returnTopic,
  holdTopic,
  untieTopic,
  recordTopicResult,
  dropTopic,
  resumeTopic,
  issueTopicPaper,
  writeMonthReport,
  issueMonthReport,
  draftOrientation,
  changeOrientation,
  dropOrientation,
  sendOrientation,
  replaceOrientation,
  withdrawOrientation,
  readOrientation,
  urgeCells,
  withdrawUrges,
  answerUrge,
  planAttendance,
  withdrawAttendance,
  recordAttendance,
  recordMissed,
  reopenAttendance,
  exportCellsOwing,
  exportOversight,
];
