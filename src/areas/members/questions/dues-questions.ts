import type { Question } from '../../../platform/action/action.ts';
import { duesArrears } from './dues-arrears.ts';
import { duesCells } from './dues-cells.ts';
import { duesLedger } from './dues-ledger.ts';
import { duesOfMember, duesPaymentsOf, ownDues, paidThroughOf } from './dues-of-member.ts';
import { duesRemittances } from './dues-remittances.ts';
import { duesReport } from './dues-report.ts';
import { duesSettings } from './dues-settings.ts';
import { duesWaivers } from './dues-waivers.ts';

/** Questions of the topic dues. */
// biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
export const duesQuestions: readonly Question<any>[] = [
  duesCells,
  duesLedger,
  duesPaymentsOf,
  duesOfMember,
  ownDues,
  paidThroughOf,
  duesWaivers,
  duesRemittances,
  duesReport,
  duesArrears,
  duesSettings,
];
