import { phoneState } from './phone-state.ts';
import * as vaults from './phone-vault.ts';

/** The data that is open, under the keys of now. */
export const vault = (): vaults.OpenVault => {
  const open = phoneState().vault;
  if (open === null) throw new Error('nothing is open');
  return vaults.newest(open);
};
