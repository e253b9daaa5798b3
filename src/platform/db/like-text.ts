/** A text as it is typed, for `LIKE`: its own %, _ and \\ stand for themselves. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
