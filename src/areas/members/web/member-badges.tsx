import { dayText } from '../../../web/day-text.ts';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import type { MemberView } from './member-scene.ts';
import { stateLevel } from './member-words.ts';

/** Standing and state as words, and the marks that must stay in view. */
export const MemberBadges = ({ view }: { view: Pick<MemberView, 'face' | 'stateSince'> }) => {
  const t = useT();
  const { standing, state, isFictional } = view.face;
  return (
    <span className="vm-row">
      <Status level="plain">{t(`members.standing.${standing}`)}</Status>
      <Status level={stateLevel[state]}>
        {t(`members.state.${state}`)}
        {view.stateSince && state !== 'active' && ` (${dayText(view.stateSince)})`}
      </Status>
      {isFictional && <Status level="plain">{t('members.fictional')}</Status>}
    </span>
  );
};
