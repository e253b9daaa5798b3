import type { ContractName } from '../platform/action/contract.ts';
import { type RoleName, recorders, registerReaders } from './roles.ts';

/**
 * Who brings lists of members in, and who decides about what a list would fill into records that are there. Part of the one table in
 * permissions.ts.
 */
export const importPermissions: Readonly<Record<ContractName, readonly RoleName[]>> = {
  'members.import-columns': recorders,
  'members.import-plan': recorders,
  'members.import-progress': recorders,
  'members.import-preview': recorders,
  'members.import-faults': recorders,
  'members.import-fault-report': recorders,
  'members.import-changes': recorders,
  'members.import-missing': recorders,
  'members.imports': recorders,
  'members.import-template': recorders,
  'members.check-import': recorders,
  'members.compare-import': recorders,
  'members.choose-in-import': recorders,
  'members.commit-import': recorders,
  'members.start-commit': recorders,
  'members.undo-import': recorders,
  'members.waiting-imports': registerReaders,
  'members.approve-import-changes': recorders,
  'members.reject-import-changes': recorders,
  'members.withdraw-import-changes': recorders,
  'members.reopen-import-changes': recorders,
  'members.cancel-import': recorders,
  'platform.begin-upload': recorders,
  'platform.append-upload': recorders,
  'platform.finish-upload': recorders,
  'platform.drop-upload': recorders,
  'platform.upload': recorders,
};
