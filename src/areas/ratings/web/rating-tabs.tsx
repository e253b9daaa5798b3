import { useLocation } from '@tanstack/react-router';
import { TabBar } from '../../../web/kit/tab-bar.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';

const tabs = [
  { key: 'seasons', to: '/ratings', needs: 'ratings.seasons' },
  { key: 'rules', to: '/ratings/rules', needs: 'ratings.packs' },
] as const;

/** The rooms of the area. */
export const RatingTabs = () => {
  const t = useT();
  const may = useMay();
  const here = useLocation({ select: ({ pathname }) => pathname });
  return (
    <TabBar
      label={t('ratings.tabs')}
      tabs={tabs
        .filter(({ needs }) => may(needs))
        .map(({ key, to }) => ({ to, label: t(`ratings.tab.${key}`), isCurrent: to === here }))}
    />
  );
};
