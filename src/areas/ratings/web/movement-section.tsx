import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { Select } from '../../../web/kit/inputs.ts';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { type MovementSide, movement, type ResultLevel, type SubjectKind } from '../contract.ts';
import { isUnfinished } from '../rules/decided-of.ts';
import { inOrderOfScale } from '../rules/result-order.ts';
import { type Cell, ResultFigure } from './distribution-columns.tsx';
import { type Analysed, sectorsOf } from './distribution-search.ts';
import { kindWords } from './rating-words.tsx';
import type { ResultsSearch } from './results-search.ts';
import { UnfinishedNotice } from './unfinished-year.tsx';

type Movement = OutputOf<typeof movement>;
type Side = MovementSide;
type Years = { readonly fromYear: number; readonly toYear: number };

const isLevel = (side: Side): side is ResultLevel => side !== null && side !== 'undecided';

/** Levels in the order of their scale, then who still waits, then who has no result. */
const sidesOf = (cells: Movement['cells'], side: 'from' | 'to'): Side[] => {
  const there = new Set(cells.map((cell) => cell[side]));
  const others = (['undecided', null] as const).filter((one) => there.has(one));
  return [...inOrderOfScale([...there].filter(isLevel)), ...others];
};

type MatrixProps = { readonly answer: Movement; readonly years: Years; readonly search: ResultsSearch };

/** A cell opens to the results of the year in which there is one, narrowed by those of the other. */
const rowsOf = (search: ResultsSearch, { fromYear, toYear }: Years, from: Side, to: Side): ResultsSearch =>
  isLevel(from)
    ? { ...search, fromYear, toYear: fromYear, level: from, other: { year: toYear, level: to } }
    : { ...search, fromYear: toYear, toYear, level: isLevel(to) ? to : null, other: { year: fromYear, level: from } };

const sideWords = (side: Side, list: 'level' | 'level-short', t: Translate): string =>
  isLevel(side)
    ? t(`ratings.${list}.${side}`)
    : t(side === null ? 'ratings.movement.no-result' : 'ratings.analysis.undecided');

const toColumn = (to: Side, { answer, years, search }: MatrixProps, t: Translate): Column<{ from: Side }> => {
  const count = (from: Side): number =>
    answer.cells.find((cell) => cell.from === from && cell.to === to)?.subjects ?? 0;
  return {
    key: String(to),
    header: t('ratings.movement.to', { year: years.toYear, level: sideWords(to, 'level-short', t) }),
    value: ({ from }) => count(from),
    cell: ({ from }) => (
      <ResultFigure
        count={count(from)}
        definition={t('ratings.movement.means', {
          from: sideWords(from, 'level', t),
          to: sideWords(to, 'level', t),
        })}
        search={rowsOf(search, years, from, to)}
      />
    ),
    isNumber: true,
  };
};

const Matrix = (props: MatrixProps) => {
  const t = useT();
  const { cells } = props.answer;
  const columns: Column<{ from: Side }>[] = [
    {
      key: 'from',
      header: t('ratings.movement.from', { year: props.years.fromYear }),
      value: ({ from }) => sideWords(from, 'level', t),
      onCard: 'title',
    },
    ...sidesOf(cells, 'to').map((to) => toColumn(to, props, t)),
  ];
  return (
    <DataTable
      label={t('ratings.movement.title', props.years)}
      rows={sidesOf(cells, 'from').map((from) => ({ from }))}
      columns={columns}
      rowKey={({ from }) => String(from)}
      hasSearch={false}
    />
  );
};

const Sums = ({ answer }: { answer: Movement }) => {
  const t = useT();
  const always = ['up', 'same', 'down', 'notComparable'] as const;
  const keys = answer.undecided > 0 ? ([...always, 'undecided'] as const) : always;
  return (
    <Facts
      facts={keys.map((key) => ({
        name: t(`ratings.movement.${key}`),
        value: t('ratings.analysis.number', { count: answer[key] }),
      }))}
    />
  );
};

type Props = {
  readonly analysed: Analysed;
  readonly kinds: readonly SubjectKind[];
  /** Years with results, the earliest first; at least two. */
  readonly cells: readonly Cell[];
  readonly search: ResultsSearch;
};

/** The last two years that are finished, unless others are chosen; with fewer of them the last two that have results. */
const useYears = (cells: readonly Cell[]) => {
  const [chosen, setChosen] = useState<Partial<Years>>({});
  const finished = cells.filter((cell) => !isUnfinished(cell));
  const [before, last] = (finished.length > 1 ? finished : cells).slice(-2).map(({ year }) => year);
  const there = (wanted: number | undefined, otherwise: number): number =>
    wanted !== undefined && cells.some(({ year }) => year === wanted) ? wanted : otherwise;
  const toYear = there(chosen.toYear, last!);
  const fromYear = there(chosen.fromYear, before!);
  return { fromYear, toYear, choose: (next: Partial<Years>) => setChosen((old) => ({ ...old, ...next })) };
};

type Chosen = ReturnType<typeof useYears>;

const YearFields = ({ cells, chosen }: { cells: readonly Cell[]; chosen: Chosen }) => {
  const t = useT();
  const years = cells.map((cell) => ({
    value: String(cell.year),
    label: isUnfinished(cell)
      ? t('ratings.analysis.unfinished-title', { title: String(cell.year) })
      : String(cell.year),
  }));
  return (
    <div className="ratings-filters not-printed">
      {(['fromYear', 'toYear'] as const).map((key) => (
        <Select
          key={key}
          label={t(`ratings.movement.${key}`)}
          allowDeselect={false}
          data={years}
          value={String(chosen[key])}
          onChange={(year) => chosen.choose({ [key]: Number(year) })}
        />
      ))}
    </div>
  );
};

/** From which level to which the same subjects went between two years. */
export const MovementSection = ({ analysed, kinds, cells, search }: Props) => {
  const t = useT();
  const chosen = useYears(cells);
  const { fromYear, toYear } = chosen;
  const isInOrder = fromYear < toYear;
  const input = { organisationId: search.of as never, fromYear, toYear, basis: analysed.basis };
  const found = useQuestion(
    movement,
    { ...input, kinds: [...kinds], sectors: sectorsOf(analysed.sector) },
    { when: isInOrder, keepLast: true },
  );
  const title = t('ratings.movement.heading', { kind: kindWords(kinds, t) });
  return (
    <section className="vm-card vm-stack" aria-label={title}>
      <h2>{title}</h2>
      <p className="vm-soft">{t('ratings.movement.about')}</p>
      <YearFields cells={cells} chosen={chosen} />
      {!isInOrder && <p role="status">{t('ratings.movement.choose-two')}</p>}
      {isInOrder && (
        <Answer query={found}>
          {(answer) => (
            <>
              <UnfinishedNotice years={answer.unfinished} />
              <Sums answer={answer} />
              <Matrix answer={answer} years={{ fromYear, toYear }} search={search} />
            </>
          )}
        </Answer>
      )}
    </section>
  );
};
