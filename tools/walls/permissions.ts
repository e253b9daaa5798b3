import { permissions } from '../../src/main/permissions.ts';
import type { ContractName } from '../../src/platform/action/contract.ts';
import { allContracts } from '../gen-permissions.ts';
import type { Fault } from './source-files.ts';

const at = 'src/main/permissions.ts';

const withoutOffice = new Set<unknown>(['self', 'public', 'set-up']);

/** Calls that no role may make, and rows for calls that do not exist. */
export const permissionFaults = (): Fault[] => {
  const contracts = allContracts();
  const names = new Set<string>(contracts.map((contract) => contract.name));
  const closed = contracts.filter(({ over, name }) => !withoutOffice.has(over) && !permissions[name]?.length);
  const gone = (Object.keys(permissions) as ContractName[]).filter((name) => !names.has(name));
  const undoGone = contracts.filter(
    (contract) => contract.kind === 'action' && contract.undo !== 'final' && !names.has(contract.undo),
  );
  return [
    ...closed.map(({ name }) => ({ at, what: `no role may call ${name}: give it a row` })),
    ...gone.map((name) => ({ at, what: `${name} is no call of any area: take the row out` })),
    ...undoGone.map(({ name }) => ({ at: name, what: 'its contract names an undo that does not exist' })),
  ];
};
