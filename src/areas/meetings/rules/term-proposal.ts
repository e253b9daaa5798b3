import type { ElectedPost, ElectionState } from '../contract/elections.ts';
import { electedIn, type PastBallot } from './check-ballot.ts';

type Result = {
  readonly post: ElectedPost;
  readonly state: ElectionState;
  readonly numberSet: number;
  readonly ballots: readonly PastBallot[];
};

export type ProposedPost = {
  readonly kind: 'secretary' | 'deputy-secretary' | 'committee-member';
  readonly memberId: string;
};

export type ProposedTerm = {
  readonly numberSet: number | null;
  readonly deputiesSet: number | null;
  /** One post a person: who is secretary or deputy sits in the committee with that post. */
  readonly posts: readonly ProposedPost[];
  /** What stands in the way of a term from this result. */
  readonly blockedBy: readonly string[];
};

/**
 * The term of the committee that follows from the elections of a congress, or null where it elected nobody to a post of the term. Delegates
 * hold no post of the committee. The number set is unknown where no committee was elected (cells below the size of 294-QĐ/TW 23.2).
 */
export const proposeTerm = (elections: readonly Result[]): ProposedTerm | null => {
  const own = elections.filter(({ post }) => post !== 'delegate');
  const find = (post: ElectedPost) => own.find((one) => one.post === post);
  const electedTo = (post: ElectedPost): string[] => electedIn(find(post)?.ballots ?? []);
  const [secretary, deputies] = [electedTo('secretary'), electedTo('deputy-secretary')];
  const named = new Set([...secretary, ...deputies]);
  const posts: ProposedPost[] = [
    ...secretary.map((memberId) => ({ kind: 'secretary' as const, memberId })),
    ...deputies
      .filter((memberId) => !secretary.includes(memberId))
      .map((memberId) => ({ kind: 'deputy-secretary' as const, memberId })),
    ...electedTo('committee')
      .filter((memberId) => !named.has(memberId))
      .map((memberId) => ({ kind: 'committee-member' as const, memberId })),
  ];
  if (posts.length === 0) return null;
  return {
    numberSet: find('committee')?.numberSet ?? null,
    deputiesSet: find('deputy-secretary')?.numberSet ?? null,
    posts,
    blockedBy: own.some(({ state }) => state === 'open') ? ['meetings.election-still-open'] : [],
  };
};
