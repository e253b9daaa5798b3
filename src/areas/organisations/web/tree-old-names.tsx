import { useDebouncedValue } from '@mantine/hooks';
import { dayText } from '../../../web/day-text.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { search } from '../contract.ts';

const LEAST_LETTERS = 2;
const PAUSE_MS = 250;

/** What the tree of this day does not show: organisations found by an old name or a code, and those that have ended. */
export const TreeOldNames = ({ text }: { text: string }) => {
  const t = useT();
  const [settled] = useDebouncedValue(text.trim(), PAUSE_MS);
  const found = useQuestion(
    search,
    { text: settled, limit: 20 },
    { when: settled.length >= LEAST_LETTERS, keepLast: true },
  );
  if (text.trim().length < LEAST_LETTERS || !found.data) return null;
  const others = found.data.rows.filter((row) => row.foundBy !== row.name || row.endedOn !== null);
  if (others.length === 0) return null;
  return (
    <section className="organisations-old vm-card not-printed" aria-label={t('organisations.tree.old-names')}>
      <h2>{t('organisations.tree.old-names')}</h2>
      <ul>
        {others.map((row) => (
          <li key={`${row.id} ${row.foundBy}`}>
            <PageLink to="/organisations/$organisationId" params={{ organisationId: row.id }}>
              {row.name}
            </PageLink>
            <span className="vm-soft">
              {row.foundBy !== row.name && ` ${t('organisations.search.was', { name: row.foundBy })}.`}
              {row.endedOn && ` ${t('organisations.search.ended', { day: dayText(row.endedOn) })}.`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
