import type { MeetingKind, Nomination } from '../contract.ts';

export { postKey } from './post-key.ts';

/** Who put a candidate forward; at a congress it is the committee that convened it. Null: not recorded. */
export const nominationKey = (by: Nomination | null, kind: MeetingKind): string =>
  by === null
    ? 'meetings.election.nomination-unknown'
    : `meetings.election.${kind === 'congress' ? 'nomination' : 'nomination-between'}.${by}`;
