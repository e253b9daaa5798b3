import { adoptionDecision, adoptionVoteOf, conclusionCode } from '../rules/adoption-vote.ts';
import { type DraftItem, type DraftVote, emptyItem, emptyVote, replaced } from './sheet-draft.ts';

/** The item under which the conclusion is voted on: that of the template, else one of its own with the same code. */
const isConclusion = ({ sourceCode }: Pick<DraftItem, 'sourceCode'>): boolean => sourceCode === conclusionCode;

/** What a new vote under an item decides; at any other item than the conclusion it is for the clerk to say, and nothing stands ready. */
export const decisionReadyFor = (item: Pick<DraftItem, 'sourceCode'>): string =>
  isConclusion(item) ? adoptionDecision : '';

/** The vote by which the conclusion was adopted; a resolution voted on under another item is about that item only. */
export const conclusionVoteOf = (items: readonly DraftItem[]): DraftVote | undefined => adoptionVoteOf(items);

/** The items with the conclusion adopted by all who may vote. */
export const withConclusionAdopted = (
  items: readonly DraftItem[],
  { matter, voters }: { readonly matter: string; readonly voters: number },
): readonly DraftItem[] => {
  const line = { ...emptyVote(matter, adoptionDecision), forVotes: voters, againstVotes: 0 };
  const at = items.findIndex(isConclusion);
  if (at < 0) return [...items, emptyItem({ sourceCode: conclusionCode, title: matter, votes: [line] })];
  return replaced(items, at, { votes: [...items[at]!.votes, line] });
};
