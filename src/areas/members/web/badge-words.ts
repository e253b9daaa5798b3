import type { Level } from '../../../web/kit/status.tsx';
import type { BadgeDueState } from '../contract/badges.ts';

/** How a state of a badge looks: due ones ask for something, late ones first. */
export const levelOfBadge: Readonly<Record<BadgeDueState, Level>> = {
  due: 'attention',
  late: 'serious',
  proposed: 'plain',
  filed: 'plain',
  awarded: 'good',
  deferred: 'unknown',
};
