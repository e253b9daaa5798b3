import type { ProposedPost } from './term-proposal.ts';

/** A post that somebody of the organisation holds on the day from which the elected ones would hold theirs; null: by nobody who was elected now. */
export type HeldPost = { readonly kind: string; readonly memberId: string | null };

type Facts = {
  /** False: no term runs on the day, and a meeting between congresses opens none. */
  readonly hasTerm: boolean;
  readonly held: readonly HeldPost[];
};

const seats: readonly string[] = ['secretary', 'deputy-secretary', 'committee-member'];

/** Whoever sits in the committee may be elected to lead it; every other second seat of one person is a contradiction. */
const isSecondSeat = (elected: string, held: string): boolean =>
  seats.includes(held) && !(elected !== 'committee-member' && held === 'committee-member');

/**
 * What stands in the way of filling these posts in the running term. The program ends nobody's post: whoever held it before leaves it by an
 * entry of the office, with day and reason, first.
 */
export const postObstacles = (posts: readonly ProposedPost[], { hasTerm, held }: Facts): string[] => {
  const isLed = held.some(({ kind }) => kind === 'secretary');
  const hasSecondSeat = posts.some(({ kind, memberId }) =>
    held.some((post) => post.memberId === memberId && isSecondSeat(kind, post.kind)),
  );
  return [
    ...(hasTerm ? [] : ['meetings.no-term-runs']),
    ...(isLed && posts.some(({ kind }) => kind === 'secretary') ? ['meetings.post-still-held'] : []),
    ...(hasSecondSeat ? ['meetings.elected-holds-post'] : []),
  ];
};
