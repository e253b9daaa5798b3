import type { ContractName } from '../platform/action/contract.ts';
import { duesReaders, type RoleName, recorders, registerReaders } from './roles.ts';

/**
 * Who may take a list of members out of the house: the very roles of the list's own question, so that an office which may not read the
 * list never widens what the file holds. Part of the one table in permissions.ts.
 */
export const listExportPermissions: Readonly<Record<ContractName, readonly RoleName[]>> = {
  'members.export-candidates': registerReaders,
  'members.export-procedures': registerReaders,
  'members.export-incoming-transfers': registerReaders,
  'members.export-outgoing-transfers': registerReaders,
  'members.export-exemptions': registerReaders,
  'members.export-residence-links': registerReaders,
  'members.export-residence-guests': registerReaders,
  'members.export-changes': registerReaders,
  'members.export-dues-arrears': duesReaders,
  'members.export-duplicate-notices': recorders,
  'members.export-roll': registerReaders,
  'members.export-party-groups': registerReaders,
  'members.export-dues-waivers': duesReaders,
  'members.export-import-missing': recorders,
};
