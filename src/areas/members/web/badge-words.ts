import type { Level } from '../../../web/kit/status.tsx';
import type { BadgeDueState } from '../contract/badges.ts';

/** How a state of a badge looks. `late` is not known to be a fault: the award may only never have been entered. */
export const levelOfBadge: Readonly<Record<BadgeDueState, Level>> = {
  due: 'attention',
  late: 'unknown',
  proposed: 'plain',
  filed: 'plain',
  awarded: 'good',
  deferred: 'unknown',
};
