import type { Action } from '../../../platform/action/action.ts';
import { acceptSympathiser, correctCandidate, withdrawCandidate } from './accept-sympathiser.ts';
import {
  openDossier,
  recordClass,
  recordPaper,
  resumeCandidate,
  stopCandidate,
  takeBackCandidateStep,
} from './advance-candidate.ts';
import { assignHelper, endHelper, noteCandidate, withdrawNote } from './assign-helper.ts';
import { compareExceptionPaper } from './compare-exception-paper.ts';
import { exportEvidence } from './export-evidence.ts';
import { answerComplaint, fileComplaint, withdrawComplaint } from './file-complaint.ts';
import { completeAdmissionDuty, holdCeremony } from './hold-ceremony.ts';
import { openProcedure, withdrawProcedure } from './open-procedure.ts';
import { completeDeathReport, recordClearing, recordDeath, recordEndDecision, withdrawEnd } from './record-end.ts';
import { recordProcedureDecision } from './record-procedure-decision.ts';
import { prolongProbation, recordProcedureStep, stopProcedure } from './record-procedure-step.ts';
import { recordCellVote, recordUpperVote } from './record-vote.ts';
import { readmit, reconnect, restoreRights } from './reenter.ts';
import { liftSuspension, suspend, takeBackSuspension } from './suspend.ts';
import { withdrawProcedureStep } from './withdraw-procedure-step.ts';

/** Actions of the topic life-cycle. */
// biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
export const lifeCycleActions: readonly Action<any>[] = [
  ...[acceptSympathiser, correctCandidate, withdrawCandidate],
  ...[assignHelper, endHelper, noteCandidate, withdrawNote],
  ...[recordClass, recordPaper, openDossier, takeBackCandidateStep, stopCandidate, resumeCandidate],
  ...[holdCeremony, completeAdmissionDuty],
  ...[openProcedure, withdrawProcedure, recordProcedureStep, compareExceptionPaper, prolongProbation, stopProcedure],
  ...[recordCellVote, recordUpperVote, recordProcedureDecision, withdrawProcedureStep, exportEvidence],
  ...[suspend, liftSuspension, takeBackSuspension],
  ...[recordEndDecision, recordDeath, completeDeathReport, recordClearing, withdrawEnd],
  ...[readmit, restoreRights, reconnect],
  ...[fileComplaint, withdrawComplaint, answerComplaint],
];
