import { PageLink } from '../../../web/kit/page-link.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import type { ChartRow } from './organisation-chart-row.ts';

type Branch = { readonly row: ChartRow; readonly below: Branch[] };

/** Flat rows in pre-order as branches. */
export const branchesOf = (rows: readonly ChartRow[]): readonly Branch[] => {
  const tops: Branch[] = [];
  const path: Branch[] = [];
  for (const row of rows) {
    const branch: Branch = { row, below: [] };
    path.length = Math.min(path.length, row.depth);
    (path.at(-1)?.below ?? tops).push(branch);
    path.push(branch);
  }
  return tops;
};

const Box = ({ row }: { row: ChartRow }) => {
  const t = useT();
  const language = useLanguage();
  return (
    <div className="organisations-box">
      <PageLink to="/organisations/$organisationId" params={{ organisationId: row.id }}>
        {row.name}
      </PageLink>
      <span className="vm-soft">{row.typeName[language]}</span>
      {row.holders.map((holder) => (
        <span key={`${holder.kind} ${holder.personId}`}>
          <span className="vm-soft">{holder.kindName[language]}:</span> {holder.fullName}
        </span>
      ))}
      {!row.holders.some((holder) => holder.kind === 'secretary') && (
        <span className="vm-soft">{t('organisations.chart.no-secretary')}</span>
      )}
    </div>
  );
};

const Below = ({ branches }: { branches: readonly Branch[] }) => (
  <ul>
    {branches.map((branch) => (
      <li key={branch.row.id}>
        <Box row={branch.row} />
        {branch.below.length > 0 && <Below branches={branch.below} />}
      </li>
    ))}
  </ul>
);

/** The chart as nested lists with lines: it folds on a phone, prints on paper and is read as lists. */
export const OrganisationChart = ({ label, rows }: { label: string; rows: readonly ChartRow[] }) => (
  <figure className="organisations-chart vm-card" aria-label={label}>
    <figcaption>{label}</figcaption>
    <Below branches={branchesOf(rows)} />
  </figure>
);
