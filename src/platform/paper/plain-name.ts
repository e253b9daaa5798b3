import { folded } from '../import/folded.ts';

/**
 * Vietnamese words as part of the name of a file: `Nghị quyết 01-NQ/CB` becomes `nghi-quyet-01-nq-cb`. Small letters without marks,
 * figures and hyphens only, so that every system and every mail carries it.
 */
export const plainName = (words: string): string =>
  folded(words)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
