import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { rangesOf } from '../../organisations/public.ts';
import type { Within } from './hygiene-findings.ts';

/** The positions below an organisation, read first, so that the planner knows how much it holds. Refuses one that is not in reach. */
export const withinOf = async (tx: Tx, underId: string | null): Promise<Within> => {
  if (underId === null) return null;
  const range = (await rangesOf(tx, [underId])).get(underId);
  return range ?? orRefuse<never>(refuseNotFound(reason('platform.not-found', {}, 'underId')));
};
