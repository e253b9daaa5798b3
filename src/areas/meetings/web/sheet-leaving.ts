/** Where the sheet stands: with the server, here until the next try, or changed by somebody else meanwhile. */
export type Keeping = 'untouched' | 'typing' | 'saving' | 'saved' | 'here' | 'offline' | 'stale';

/**
 * What is done with a sheet whose page is left: what the server has or nobody touched needs nothing; what somebody else changed meanwhile
 * only stays here, for whoever opens the sheet again to compare; what is on its way is not sent beside itself. A recorded meeting leaves
 * nothing behind, and neither does a sign-out.
 */
export const onLeaving = (
  keeping: Keeping,
  { isOver, isOpen }: { readonly isOver: boolean; readonly isOpen: boolean },
): 'nothing' | 'keep' | 'send' => {
  if (isOver || !isOpen || keeping === 'untouched' || keeping === 'saved') return 'nothing';
  return keeping === 'stale' || keeping === 'saving' ? 'keep' : 'send';
};
