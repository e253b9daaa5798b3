import type { ContractName } from '../platform/action/contract.ts';
import { memberWorkers, type RoleName, registerReaders } from './roles.ts';

/** Who arranges the members of a cell into Party groups, and who sees them; part of the one table in permissions.ts. */
export const partyGroupPermissions: Readonly<Record<ContractName, readonly RoleName[]>> = {
  'members.party-groups': registerReaders,
  'members.arrange-party-groups': memberWorkers,
  'members.withdraw-arrangement': memberWorkers,
};
