import { answerRating, withdrawOwnAnswer } from './answer-rating.ts';
import { changeTargets } from './change-targets.ts';
import { enterFact, withdrawFact } from './enter-fact.ts';
import { copyTargets, fixTargets, recordResults } from './fix-targets.ts';
import { nameShortcoming, recordRemedy, takeBackRemedy, withdrawShortcoming } from './name-shortcoming.ts';
import { recordRemark, suggestReview, withdrawRemark } from './record-remark.ts';

/** What is laid beside a rating before it is decided: targets, facts, remarks, shortcomings. */
export const evidenceActions = [
  fixTargets,
  copyTargets,
  changeTargets,
  recordResults,
  enterFact,
  withdrawFact,
  suggestReview,
  recordRemark,
  withdrawRemark,
  nameShortcoming,
  recordRemedy,
  takeBackRemedy,
  withdrawShortcoming,
  answerRating,
  withdrawOwnAnswer,
];
