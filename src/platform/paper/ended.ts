/** A sentence as people type it, with the stop that it may lack. */
export const ended = (text: string): string => (/[.!?…:;]$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`);
