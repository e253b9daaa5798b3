import type { InputOf } from '../../../platform/action/contract.ts';
import { ask } from '../../../web/client.ts';
import { type Column, csvOf } from '../../../web/kit/table-columns.ts';
import { board } from '../contract.ts';
import type { Flag } from './rule-words.ts';

const AT_ONCE = 500;

/** Every flag of the filter, page by page, as one file: the screen shows a page, the paper needs all. */
export const exportBoard = async (
  input: InputOf<typeof board>,
  columns: readonly Column<Flag>[],
  name: string,
): Promise<void> => {
  const flags: Flag[] = [];
  let after: string | null = null;
  do {
    const page: { items: Flag[]; next: string | null } = await ask(board, { ...input, after, limit: AT_ONCE });
    flags.push(...page.items);
    after = page.next;
  } while (after);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csvOf(flags, columns)], { type: 'text/csv;charset=utf-8' }));
  link.download = `${name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
