/** The item of an agenda under which what a meeting concludes is voted on. */
export const conclusionCode = 'conclusion';

/** The decision by which a meeting adopts its resolution or conclusion. */
export const adoptionDecision = 'resolution';

type Voted<V> = { readonly sourceCode: string | null; readonly votes: readonly V[] };

/**
 * The vote by which a meeting adopted its resolution or conclusion, the last where it was taken more than once; undefined: none is
 * recorded. A resolution voted on under any other item is about that item only and says nothing of the whole.
 */
export const adoptionVoteOf = <V extends { readonly decision: string | null }>(
  items: readonly Voted<V>[],
): V | undefined =>
  items
    .filter(({ sourceCode }) => sourceCode === conclusionCode)
    .flatMap(({ votes }) => votes)
    .findLast(({ decision }) => decision === adoptionDecision);
