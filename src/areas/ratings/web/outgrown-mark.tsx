import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import type { QuotaGroup } from './quota-view.ts';

/** That the reason on record no longer reaches what stands: for more of the best level, or for a higher share than it was given for. */
export const OutgrownMark = ({ settlement }: { settlement: NonNullable<QuotaGroup['settlement']> }) => {
  const t = useT();
  if (!settlement.isOutgrown) return null;
  const { changed } = settlement;
  return (
    <Status level="attention">{changed ? t('ratings.quota.changed', changed) : t('ratings.quota.outgrown')}</Status>
  );
};
