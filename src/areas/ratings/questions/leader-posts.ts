import type { Day } from '../../../platform/calendar/day.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { postKindsOn } from '../../organisations/public.ts';
import type { LeaderPosts } from './season-subjects.ts';

/** Posts whose holders are rated as leaders: who leads a committee, and the deputies. The words are those of the day. */
export const leaderPostsOn = (on: Day): LeaderPosts =>
  postKindsOn(shippedPacks(), on)
    .filter(({ id, isDeputy }) => id === 'secretary' || isDeputy === true)
    .map(({ id, name }) => ({ kind: id, vi: name.vi, isHead: id === 'secretary' }));
