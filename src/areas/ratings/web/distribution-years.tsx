import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Chart } from '../../../web/kit/chart.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import type { distribution, ResultLevel, SubjectKind } from '../contract.ts';
import { drawnLevels, sharesOf, tokenOf } from './distribution-chart.ts';
import { totalOf, useLevelColumns, useYearColumn } from './distribution-columns.tsx';
import { Legend } from './distribution-legend.tsx';
import { kindWords } from './rating-words.tsx';
import { type ResultsSearch, resultsPath, searchOf } from './results-search.ts';
import { UnfinishedNotice, unfinishedOf, yearInDrawing } from './unfinished-year.tsx';

export type Distribution = OutputOf<typeof distribution>;
type Year = Distribution['years'][number];
/** A phone shows the last years, and the others at a press. */
const latest = { hasSearch: false, phone: { few: 3, from: 'end' } } as const;

type Row = { readonly cell: Year; readonly search: ResultsSearch };

/** Which colour is which level: the drawing names its parts here, in the order in which they follow one another. */
const LevelLegend = ({ levels, isRunning }: { levels: readonly ResultLevel[]; isRunning: boolean }) => {
  const t = useT();
  const shown = levels.filter((level) => level !== 'not-rated');
  const parts = shown.map((level) => ({ token: tokenOf(level), words: t(`ratings.level-short.${level}`) }));
  const hatched = { token: 'hatched', words: t('ratings.analysis.hatched') } as const;
  return <Legend parts={isRunning ? [...parts, hatched] : parts} />;
};

const useColumns = (levels: readonly ResultLevel[], cells: readonly Year[]): Column<Row>[] => {
  const isRunning = cells.some(({ undecided }) => undecided > 0);
  const year = useYearColumn<Row>(({ cell }) => cell.year, cells);
  return [year, ...useLevelColumns<Row>(levels, isRunning)];
};

/** A part of a bar opens the rows of its year and level, as its figure in the table does. */
const useOpenPart = ({ answer, kinds, search }: Props) => {
  const may = useMay();
  const navigate = useNavigate();
  if (!may('ratings.results')) return null;
  return ({ series, value }: { series: number; value: number }) => {
    const level = drawnLevels(answer.levels.map((one) => one.level))[series];
    const year = drawnYears(answer)[value]?.year;
    if (level === undefined || year === undefined) return;
    const asked = searchOf({ ...search, kind: kinds, level, fromYear: year, toYear: year });
    void navigate({ to: resultsPath, search: asked } as never);
  };
};

const drawnYears = ({ years }: Distribution): Year[] => years.filter((cell) => totalOf(cell) > 0);

type Props = {
  readonly answer: Distribution;
  /** Several where a kind was split within the years: both together are the series. */
  readonly kinds: readonly SubjectKind[];
  readonly search: ResultsSearch;
  readonly children?: ReactNode;
};

/** What each year came to, drawn and as a table; a year without results has no bar and no line of noughts. */
export const DistributionYears = (props: Props) => {
  const { answer, kinds, search } = props;
  const t = useT();
  const open = useOpenPart(props);
  const levels = answer.levels.map(({ level }) => level);
  const columns = useColumns(levels, answer.years);
  const years = answer.years.filter((cell) => totalOf(cell) > 0 || cell.undecided > 0);
  const option = useMemo(() => {
    const own = answer.levels.map(({ level }) => level);
    const lines = answer.years
      .filter((cell) => totalOf(cell) > 0)
      .map((cell) => ({ name: yearInDrawing(cell, t), cell }));
    return sharesOf(lines, own, t);
  }, [answer, t]);
  const title = t('ratings.analysis.by-year', { kind: kindWords(kinds, t) });
  return (
    <section className="vm-card vm-stack" aria-label={title}>
      <LevelLegend levels={levels} isRunning={years.some((cell) => cell.undecided > 0 && totalOf(cell) > 0)} />
      {props.children}
      <UnfinishedNotice years={unfinishedOf(years)} />
      <Chart
        title={title}
        option={option}
        {...(open ? { onPick: open } : {})}
        table={
          <DataTable
            label={title}
            rows={years.map((cell) => ({
              cell,
              search: { ...search, kind: kinds, fromYear: cell.year, toYear: cell.year },
            }))}
            columns={columns}
            rowKey={({ cell }) => String(cell.year)}
            {...latest}
          />
        }
      />
    </section>
  );
};
