import { answerRating, withdrawOwnAnswer } from './answer-rating.ts';
import { changeTargets } from './change-targets.ts';
import { enterFact, stateNone, withdrawFact } from './enter-fact.ts';
import { copyTargets, fixTargets, recordResults } from './fix-targets.ts';
import { nameShortcoming, recordRemedy, takeBackRemedy, withdrawShortcoming } from './name-shortcoming.ts';
import { askRemark, recordRemark, suggestReview, withdrawRemark } from './record-remark.ts';
import { withdrawTargets } from './withdraw-targets.ts';

/** What is laid beside a rating before it is decided: targets, facts, remarks, shortcomings. */
export const evidenceActions = [
  fixTargets,
  copyTargets,
  withdrawTargets,
  changeTargets,
  recordResults,
  enterFact,
  stateNone,
  withdrawFact,
  suggestReview,
  askRemark,
  recordRemark,
  withdrawRemark,
  nameShortcoming,
  recordRemedy,
  takeBackRemedy,
  withdrawShortcoming,
  answerRating,
  withdrawOwnAnswer,
];
