import type { InputOf } from '../../../platform/action/contract.ts';
import { ask } from '../../../web/client.ts';
import { board } from '../contract.ts';
import type { Flag } from './rule-words.ts';

const AT_ONCE = 500;

/** Every flag of the filter, page by page: the screen shows a page, the file needs all. */
export const everyFlag = async (input: InputOf<typeof board>): Promise<readonly Flag[]> => {
  const flags: Flag[] = [];
  let after: string | null = null;
  do {
    const page: { items: Flag[]; next: string | null } = await ask(board, { ...input, after, limit: AT_ONCE });
    flags.push(...page.items);
    after = page.next;
  } while (after);
  return flags;
};
