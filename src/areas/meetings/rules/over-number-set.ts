import type { ElectedPost } from '../contract/elections.ts';
import type { ProposedPost } from './term-proposal.ts';

/** The committee of the running term on a day: the numbers set for it, null where none is recorded, and who holds a post. */
export type CommitteeSeats = {
  readonly numberSet: number | null;
  readonly deputiesSet: number | null;
  /** Persons who sit in the committee, and deputies among them. */
  readonly seated: number;
  readonly deputies: number;
};

/** More than the number set: how many there are, how many come in addition. A remark and no bar: somebody may leave, or the number be set anew. */
export type OverNumber = {
  readonly of: 'committee' | 'deputies';
  readonly set: number;
  readonly held: number;
  readonly more: number;
  readonly would: number;
};

const over = (of: OverNumber['of'], set: number | null, held: number, more: number): OverNumber[] =>
  set !== null && more > 0 && held + more > set ? [{ of, set, held, more, would: held + more }] : [];

/** Whether an election of so many passes the number set for the running term; nothing where no number is recorded. */
export const overByElection = (
  post: ElectedPost,
  numberSet: number,
  { numberSet: set, deputiesSet, seated, deputies }: CommitteeSeats,
): OverNumber[] => {
  if (post === 'committee') return over('committee', set, seated, numberSet);
  return post === 'deputy-secretary' ? over('deputies', deputiesSet, deputies, numberSet) : [];
};

/** The same for posts about to be filled; whoever sits already only changes the post. */
export const overByPosts = (
  posts: readonly Pick<ProposedPost, 'kind' | 'memberId'>[],
  seatedIds: ReadonlySet<string>,
  { numberSet, deputiesSet, seated, deputies }: CommitteeSeats,
): OverNumber[] => {
  const newcomers = new Set(posts.map(({ memberId }) => memberId).filter((id) => !seatedIds.has(id))).size;
  const added = posts.filter(({ kind }) => kind === 'deputy-secretary').length;
  return [...over('committee', numberSet, seated, newcomers), ...over('deputies', deputiesSet, deputies, added)];
};
