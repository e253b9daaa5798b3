import type { Action } from '../../../platform/action/action.ts';
import { closeDuesMonth, reopenDuesMonth } from './close-dues-month.ts';
import {
  declareDuesBasis,
  declareOwnDuesBasis,
  withdrawDuesDeclaration,
  withdrawOwnDuesDeclaration,
} from './declare-dues-basis.ts';
import {
  editDuesPractice,
  setDuesRegion,
  setMinimumWage,
  withdrawDuesPractice,
  withdrawDuesRegion,
  withdrawMinimumWage,
} from './dues-settings-writes.ts';
import { exportDuesSheet } from './export-dues-sheet.ts';
import { grantDuesWaiver, reportDuesWaiver, withdrawDuesWaiver } from './grant-dues-waiver.ts';
import { openDuesMonth, refreshDuesMonth, withdrawDuesMonth } from './open-dues-month.ts';
import { recordMonthPayments, recordPayment, withdrawPayment } from './record-payment.ts';
import { receiveRemittance, recordRemittance, withdrawReceipt, withdrawRemittance } from './record-remittance.ts';
import { setDuesAmount } from './set-dues-amount.ts';

/** Actions of the topic dues. */
// biome-ignore lint/suspicious/noExplicitAny: a list of actions of different inputs
export const duesActions: readonly Action<any>[] = [
  declareDuesBasis,
  withdrawDuesDeclaration,
  declareOwnDuesBasis,
  withdrawOwnDuesDeclaration,
  openDuesMonth,
  withdrawDuesMonth,
  refreshDuesMonth,
  setDuesAmount,
  closeDuesMonth,
  reopenDuesMonth,
  recordPayment,
  recordMonthPayments,
  withdrawPayment,
  grantDuesWaiver,
  withdrawDuesWaiver,
  reportDuesWaiver,
  recordRemittance,
  withdrawRemittance,
  receiveRemittance,
  withdrawReceipt,
  setMinimumWage,
  withdrawMinimumWage,
  editDuesPractice,
  withdrawDuesPractice,
  setDuesRegion,
  withdrawDuesRegion,
  exportDuesSheet,
];
