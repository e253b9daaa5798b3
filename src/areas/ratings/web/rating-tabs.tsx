import { useLocation, useSearch } from '@tanstack/react-router';
import { TabBar } from '../../../web/kit/tab-bar.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { basis } from '../../organisations/contract.ts';

// `below`: the beginning of the addresses that stand below a room.
const tabs = [
  { key: 'seasons', to: '/ratings', below: [], needs: 'ratings.seasons' },
  { key: 'analysis', to: '/ratings/analysis', below: ['/ratings/results'], needs: 'ratings.distribution' },
  { key: 'past', to: '/ratings/past-results', below: ['/ratings/past-results/'], needs: 'ratings.past-results' },
  { key: 'outside', to: '/ratings/outside', below: [], needs: 'ratings.outside-series' },
  { key: 'cadres', to: '/ratings/cadres', below: ['/ratings/cadres/'], needs: 'ratings.cadre-frames' },
  { key: 'rules', to: '/ratings/rules', below: [], needs: 'ratings.packs' },
] as const;

/** The rooms of the area; whose figures and on which basis they count goes with whoever changes the room. */
export const RatingTabs = () => {
  const t = useT();
  const may = useMay();
  const here = useLocation({ select: ({ pathname }) => pathname });
  const { of, basis: written } = useSearch({ strict: false }) as { of?: unknown; basis?: unknown };
  const chosen = basis.safeParse(written).data;
  const search = { ...(typeof of === 'string' ? { of } : {}), ...(chosen ? { basis: chosen } : {}) };
  return (
    <TabBar
      label={t('ratings.tabs')}
      tabs={tabs
        .filter(({ needs }) => may(needs))
        .map(({ key, to, below }) => ({
          to,
          search,
          label: t(`ratings.tab.${key}`),
          isCurrent: to === here || below.some((beginning) => here.startsWith(beginning)),
        }))}
    />
  );
};
