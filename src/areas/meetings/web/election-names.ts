import type { ElectedPost, MeetingKind, Nomination } from '../contract.ts';

/** What is elected, as the screen says it: between congresses members are added to a committee that is there. */
export const postKey = (post: ElectedPost, kind: MeetingKind): string =>
  `meetings.election.post.${post === 'committee' && kind !== 'congress' ? 'committee-between' : post}`;

/** Who put a candidate forward; at a congress it is the committee that convened it. Null: not recorded. */
export const nominationKey = (by: Nomination | null, kind: MeetingKind): string =>
  by === null
    ? 'meetings.election.nomination-unknown'
    : `meetings.election.${kind === 'congress' ? 'nomination' : 'nomination-between'}.${by}`;
