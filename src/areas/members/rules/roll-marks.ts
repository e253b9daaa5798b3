type Marked = { readonly isGuest: boolean; readonly isAway: boolean; readonly state: string };

/** Keys of the sentences that mark a line of a roll: lives here for a time, is away, is exempt or suspended. */
export const rollMarks = ({ isGuest, isAway, state }: Marked): string[] => [
  ...(isGuest ? ['members.roll.guest'] : []),
  ...(isAway ? ['members.roll.away'] : []),
  ...(state === 'active' ? [] : [`members.state.${state}`]),
];

/** The chips over a roll: a line stays when it answers to every one chosen. */
export const rollChips: Readonly<Record<'official' | 'probationary' | 'guest' | 'away', (line: Line) => boolean>> = {
  official: ({ isOfficial, isGuest }) => isOfficial && !isGuest,
  probationary: ({ isOfficial, isGuest }) => !isOfficial && !isGuest,
  guest: ({ isGuest }) => isGuest,
  away: ({ isAway }) => isAway,
};

type Line = { readonly isOfficial: boolean; readonly isGuest: boolean; readonly isAway: boolean };
