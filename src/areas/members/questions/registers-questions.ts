import type { Question } from '../../../platform/action/action.ts';
import { badgeRoundsQuestion, badgesOfMember, ownBadges } from './badge-questions.ts';
import { badgesDue } from './badges-due.ts';
import { openLoans, registerMembers } from './card-questions.ts';
import { register } from './register.ts';

/** Questions of the topic registers. */
// biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
export const registersQuestions: readonly Question<any>[] = [
  badgeRoundsQuestion,
  badgesDue,
  badgesOfMember,
  ownBadges,
  register,
  registerMembers,
  openLoans,
];
