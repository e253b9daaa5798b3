/** Who stands behind an act: the holder of the office in whose name it was done, and the helper who typed it, if one did. */
export type Hands = { readonly accountId: string; readonly typedBy: string | null };

/** Whether one account had its hand in both acts, under its own office or as a helper of another's. */
export const isOneHand = (one: Hands, other: Hands): boolean => {
  const first = [one.accountId, one.typedBy];
  return first.some((account) => account !== null && [other.accountId, other.typedBy].includes(account));
};
