import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import type { ProvisionalLine } from '../contract.ts';
import { WaitingList } from './waiting-list.tsx';

/** What a decision went ahead of, each arrived or still missing. */
export const WentAheadOf = ({ line: { aheadOf } }: { readonly line: ProvisionalLine }) => {
  const t = useT();
  return (
    <WaitingList
      of={aheadOf}
      summary={(what, some) => {
        const arrived = some.filter(({ hasArrived }) => hasArrived).length;
        return t('ratings.provisional.many', { what, arrived, whole: some.length });
      }}
      standing={({ hasArrived }) => (
        <Status level={hasArrived ? 'good' : 'attention'}>
          {t(hasArrived ? 'ratings.provisional.arrived' : 'ratings.provisional.missing')}
        </Status>
      )}
    />
  );
};
