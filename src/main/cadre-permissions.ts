import type { ContractName } from '../platform/action/contract.ts';
import { memberWorkers, type RoleName, recorders } from './roles.ts';

/** Who decides a month for the committee that opened it. */
const deciders: readonly RoleName[] = [...recorders, 'committee-head'];
/** Who sees sheets of others: those who rate, record and decide them, and nobody else who merely reads registers. */
const sheetReaders: readonly RoleName[] = [...memberWorkers, 'committee-head'];

/** Evaluation of cadres within a month; part of the one table in permissions.ts. */
export const cadrePermissions: Readonly<Record<ContractName, readonly RoleName[]>> = {
  'ratings.cadre-frames': sheetReaders,
  'ratings.record-cadre-frame': recorders,
  'ratings.withdraw-cadre-frame': recorders,
  'ratings.cadre-proposal': recorders,
  'ratings.open-cadre-month': recorders,
  'ratings.add-cadres': recorders,
  'ratings.cadre-month': sheetReaders,
  'ratings.cadre-sheet': sheetReaders,
  'ratings.rate-cadre': memberWorkers,
  'ratings.rate-cadre-from-above': deciders,
  'ratings.decide-cadres': deciders,
  'ratings.print-cadre-notices': deciders,
};
