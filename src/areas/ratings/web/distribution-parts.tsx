import type { ReactNode } from 'react';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import type { ResultLevel, SubjectKind } from '../contract.ts';
import { isUnfinished } from '../rules/decided-of.ts';
import { type Cell, totalOf, useLevelColumns } from './distribution-columns.tsx';
import type { Distribution } from './distribution-years.tsx';
import { useNames } from './rating-words.tsx';
import { RepeatedNote } from './repeated-note.tsx';
import type { ResultsSearch } from './results-search.ts';

type Row = {
  readonly key: string;
  readonly name: string;
  readonly mark?: ReactNode;
  readonly cell: Cell;
  readonly search: ResultsSearch;
};

type TableProps = {
  readonly title: string;
  readonly first: string;
  readonly levels: readonly ResultLevel[];
  readonly rows: readonly Row[];
  readonly children?: ReactNode;
};

/** One table of a year: a line a part, levels side by side. Levels that no line has are left out. */
const PartTable = ({ title, first, levels, rows, children }: TableProps) => {
  const t = useT();
  const there = levels.filter((level) => rows.some(({ cell }) => (cell.counts[level] ?? 0) > 0));
  const isRunning = rows.some(({ cell }) => isUnfinished(cell));
  const columns = useLevelColumns<Row>(there, isRunning);
  const label = isRunning ? t('ratings.analysis.unfinished-title', { title }) : title;
  const name: Column<Row> = {
    key: 'name',
    header: first,
    value: (row) => row.name,
    cell: (row) => (
      <span>
        {row.name} {row.mark}
      </span>
    ),
    onCard: 'title',
  };
  if (rows.length === 0) return null;
  return (
    <section className="vm-card vm-stack" aria-label={label}>
      <h2>{label}</h2>
      {children}
      <DataTable
        label={label}
        rows={rows}
        columns={[name, ...columns]}
        rowKey={({ key }) => key}
        hasSearch={rows.length > 12}
        phone={{ few: 3 }}
      />
    </section>
  );
};

const at = <C extends Cell>(cells: readonly C[], year: number): C | undefined => {
  const cell = cells.find((one) => one.year === year);
  return cell && (totalOf(cell) > 0 || isUnfinished(cell)) ? cell : undefined;
};

type Props = { readonly answer: Distribution; readonly year: number; readonly search: ResultsSearch };

const levelsOf = ({ levels }: Distribution): ResultLevel[] => levels.map(({ level }) => level);

/** Every kind of subject of the year, beside one another and never added up. */
export const DistributionKinds = ({ answer, year, search }: Props) => {
  const t = useT();
  const rows = answer.byKind.flatMap(({ kind, years }): Row[] => {
    const cell = at(years, year);
    return cell ? [{ key: kind, name: t(`ratings.subject.${kind}`), cell, search: { ...search, kind } }] : [];
  });
  return (
    <PartTable
      title={t('ratings.analysis.by-kind', { year })}
      first={t('ratings.season.kind')}
      levels={levelsOf(answer)}
      rows={rows}
    >
      <RepeatedNote repeated={answer.repeated.filter((one) => one.year === year)} />
    </PartTable>
  );
};

type OfKind = Props & { readonly kind: SubjectKind };

export const DistributionSectors = ({ answer, year, kind, search }: OfKind) => {
  const t = useT();
  const names = useNames();
  const rows = answer.bySector.flatMap(({ sector, names: words, years }): Row[] => {
    const cell = at(years, year);
    return cell
      ? [{ key: sector ?? '', name: names(words), cell, search: { ...search, kind, sector: sector ?? 'none' } }]
      : [];
  });
  return (
    <PartTable
      title={t('ratings.analysis.by-sector', { kind: t(`ratings.subject.${kind}`), year })}
      first={t('ratings.analysis.sector')}
      levels={levelsOf(answer)}
      rows={rows}
    />
  );
};

const Mark = ({ isEstimated, isIncomplete }: { isEstimated: boolean; isIncomplete: boolean }) => {
  const t = useT();
  return (
    <>
      {isEstimated && <Status level="unknown">{t('ratings.analysis.estimated')}</Status>}{' '}
      {isIncomplete && <Status level="attention">{t('ratings.analysis.incomplete')}</Status>}
    </>
  );
};

/** Units in name order; what came there by a stated share, and what may be missing, is marked. */
export const DistributionUnits = ({ answer, year, kind, search }: OfKind) => {
  const t = useT();
  const rows = answer.byUnit.flatMap(({ unitId, name, years }): Row[] => {
    const cell = at(years, year);
    const own = t('ratings.analysis.own', { name });
    const unit = unitId ?? search.of;
    return cell
      ? [
          {
            key: unit,
            name: unitId === null ? own : name,
            mark: <Mark {...cell} />,
            cell,
            search: { ...search, kind, unit },
          },
        ]
      : [];
  });
  return (
    <PartTable
      title={t('ratings.analysis.by-unit', { kind: t(`ratings.subject.${kind}`), year })}
      first={t('ratings.analysis.unit')}
      levels={levelsOf(answer)}
      rows={rows.toSorted((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }))}
    />
  );
};

/** Results that no unit of today holds: named, never left out. */
export const DistributionLost = ({ answer, year, kind, search }: OfKind) => {
  const t = useT();
  const rows = answer.cannotBeRestated.flatMap(({ organisationId, name, years }): Row[] => {
    const cell = at(years, year);
    return cell
      ? [{ key: organisationId, name, cell, search: { ...search, kind, unit: organisationId, isLost: true } }]
      : [];
  });
  return (
    <PartTable
      title={t('ratings.analysis.lost', { year })}
      first={t('ratings.analysis.unit')}
      levels={levelsOf(answer)}
      rows={rows}
    >
      <p>{t('ratings.analysis.lost-text')}</p>
    </PartTable>
  );
};
