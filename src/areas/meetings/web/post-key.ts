import type { ElectedPost, MeetingKind } from '../contract.ts';

/** What is elected, as the screen says it: between congresses members are added to a committee that is there. */
export const postKey = (post: ElectedPost, kind: MeetingKind): string =>
  `meetings.election.post.${post === 'committee' && kind !== 'congress' ? 'committee-between' : post}`;
