import type { Action } from '../../../platform/action/action.ts';
import {
  awardBadges,
  deferBadge,
  fileBadges,
  resumeBadge,
  takeBackBadgeAward,
  takeBackBadgeFiling,
  withdrawBadgeCases,
  withdrawPastBadge,
} from './advance-badges.ts';
import { exportRegister, printRegister } from './print-register.ts';
import { proposeBadges, proposeSpecialBadge, recordPastBadge } from './propose-badges.ts';
import { recordCardEvent, withdrawCardEvent } from './record-card-event.ts';
import { recordHandOvers, returnDossier, withdrawHandOvers } from './record-hand-overs.ts';

/** Actions of the topic registers. */
// biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
export const registersActions: readonly Action<any>[] = [
  proposeBadges,
  proposeSpecialBadge,
  recordPastBadge,
  fileBadges,
  takeBackBadgeFiling,
  awardBadges,
  takeBackBadgeAward,
  withdrawBadgeCases,
  withdrawPastBadge,
  deferBadge,
  resumeBadge,
  recordCardEvent,
  withdrawCardEvent,
  recordHandOvers,
  withdrawHandOvers,
  returnDossier,
  printRegister,
  exportRegister,
];
