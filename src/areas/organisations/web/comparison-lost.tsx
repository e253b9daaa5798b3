import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import type { Comparison } from './comparison-columns.tsx';

type Lost = Comparison['cannotBeRestated'][number] & { readonly key: string };

/** Units of the first day that no row holds: named one by one, and counted in no sum. */
export const ComparisonLost = ({ answer }: { answer: Comparison }) => {
  const t = useT();
  const language = useLanguage();
  const rows = answer.cannotBeRestated.map((one, index) => ({ ...one, key: String(index) }));
  if (rows.length === 0) return null;
  const nameOf = (code: string): string => answer.types.find((type) => type.code === code)?.[language] ?? code;
  const columns: readonly Column<Lost>[] = [
    {
      key: 'unit',
      header: t('organisations.map.unit'),
      value: (row) => row.name,
      cell: (row) => (
        <PageLink to="/organisations/$organisationId" params={{ organisationId: row.id }}>
          {row.name}
        </PageLink>
      ),
      onCard: 'title',
    },
    {
      key: 'counts',
      header: t('organisations.comparison.lost-counts'),
      value: (row) =>
        Object.entries(row.counts)
          .map(([code, count]) => `${nameOf(code)}: ${count}`)
          .join('; '),
    },
  ];
  return (
    <section className="vm-stack">
      <h2>{t('organisations.comparison.lost', { count: rows.length })}</h2>
      <p className="vm-soft">{t('organisations.comparison.lost-text')}</p>
      <DataTable
        label={t('organisations.comparison.lost-label')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.key}
      />
    </section>
  );
};
