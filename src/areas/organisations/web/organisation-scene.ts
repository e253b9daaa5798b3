import type { OutputOf } from '../../../platform/action/contract.ts';
import type { AsOf } from '../../../web/as-of.ts';
import type { organisation } from '../contract.ts';

export type OrganisationRecord = OutputOf<typeof organisation>;

export type MayHere = (name: string) => boolean;

/** What every page of one organisation knows. */
export type OrganisationScene = {
  readonly record: OrganisationRecord;
  readonly on: AsOf['on'];
  readonly isToday: boolean;
  readonly mayHere: MayHere;
};
