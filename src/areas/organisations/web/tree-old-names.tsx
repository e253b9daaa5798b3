import { useDebouncedValue } from '@mantine/hooks';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { search } from '../contract.ts';
import { searchTree } from '../rules/packed-tree.ts';

const LEAST_LETTERS = 2;
const PAUSE_MS = 250;

const OneFound = ({ row }: { row: OutputOf<typeof search>['rows'][number] }) => {
  const t = useT();
  return (
    <li>
      <PageLink to="/organisations/$organisationId" params={{ organisationId: row.id }}>
        {row.name}
      </PageLink>
      <span className="vm-soft">
        {row.foundBy !== row.name && ` ${t('organisations.search.was', { name: row.foundBy })}.`}
        {row.endedOn && ` ${t('organisations.search.ended', { day: dayText(row.endedOn) })}.`}
      </span>
    </li>
  );
};

type Props = { readonly text: string; readonly folded: readonly string[] };

/**
 * What the tree of this day does not show: organisations found by an old name or a code, and those that have ended. Folded to
 * one line while the tree itself has something, so that it does not push the tree away.
 */
export const TreeOldNames = ({ text, folded }: Props) => {
  const t = useT();
  const [settled] = useDebouncedValue(text.trim(), PAUSE_MS);
  const when = settled.length >= LEAST_LETTERS;
  const found = useQuestion(search, { text: settled, limit: 20 }, { when, keepLast: true });
  if (text.trim().length < LEAST_LETTERS || !found.data) return null;
  const others = found.data.rows.filter((row) => row.foundBy !== row.name || row.endedOn !== null);
  if (others.length === 0) return null;
  const isOnlyHere = searchTree({ folded }, settled, 1).length === 0;
  return (
    <details className="organisations-old not-printed" open={isOnlyHere}>
      <summary>{t('organisations.tree.old-names', { count: others.length })}</summary>
      <ul>
        {others.map((row) => (
          <OneFound key={`${row.id} ${row.foundBy}`} row={row} />
        ))}
      </ul>
    </details>
  );
};
