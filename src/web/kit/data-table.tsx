import { useElementSize } from '@mantine/hooks';
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useDeferredValue, useId, useMemo, useState } from 'react';
import { useT } from '../messages.ts';
import type { Phone } from './few-of.ts';
import { Icon } from './icon.tsx';
import { TableCards } from './table-cards.tsx';
import { type Column, rowsContaining } from './table-columns.ts';
import { TableRows } from './table-rows.tsx';
import { useTableTakeOut } from './table-take-out.tsx';
import type { Sort } from './table-view.ts';

export type FilterChip<Row> = { readonly key: string; readonly label: string; readonly test: (row: Row) => boolean };

export type DataTableProps<Row> = {
  /** Says what the table holds; its accessible name, the heading and the name of the exported file. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly chips?: readonly FilterChip<Row>[];
  /** Keys of chips that are chosen when the table opens, for a number that leads to its very rows. */
  readonly firstChips?: readonly string[];
  readonly hasSearch?: boolean;
  /** Instead of what is shown, e.g. a list that the server asks again, page by page. Null takes the button away. */
  readonly onExport?: ((shown: TableShown) => void) | null;
  readonly exportLabel?: string;
  readonly isExporting?: boolean;
  /** A short table whose last lines are its sums: as high as it is, so that none of them is out of sight. */
  readonly isWhole?: boolean;
  /** A list that would fill many screens of a phone: a few of its cards, and a button for the rest. */
  readonly phone?: Phone | undefined;
};

/** What a table shows of its rows: what was searched for, which chips are chosen, how it is sorted, its columns in their order. */
export type TableShown = {
  readonly text: string;
  readonly chips: readonly string[];
  readonly sort: Sort;
  readonly columns: readonly string[];
};

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const byName = new Intl.Collator('vi', { numeric: true });
const CARDS_BELOW_REM = 42;

const compare = (a: unknown, b: unknown): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : byName.compare(String(a), String(b));

/** Sorted by one column; what has no value stays last in both directions. */
const useSorted = <Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort,
): readonly Row[] => {
  const defs = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return columns.map((column) =>
      helper.accessor((row) => column.value(row) ?? undefined, {
        id: column.key,
        header: column.header,
        sortUndefined: 'last',
        sortFn: (a, b, id) => compare(a.getValue(id), b.getValue(id)),
      }),
    );
  }, [columns]);
  const data = rows as Row[];
  const sorting = useMemo(() => (sort ? [{ id: sort.key, desc: sort.descending }] : []), [sort]);
  const table = useTable({ features, columns: defs as never, data, state: { sorting } } as never) as unknown as {
    getRowModel: () => { rows: { original: Row }[] };
  };
  return table.getRowModel().rows.map((row) => row.original);
};

const remOfPage = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

const keysOf = <Row,>(columns: readonly Column<Row>[]): string[] =>
  columns.filter((column) => !column.isAction).map((column) => column.key);

type ExportProps = {
  readonly onExport: (() => void) | null;
  readonly exportLabel: string | undefined;
  readonly isOff: boolean;
};

const ExportButton = ({ onExport, exportLabel, isOff }: ExportProps) => {
  const t = useT();
  if (onExport === null) return null;
  return (
    <button type="button" className="vm-button" disabled={isOff} onClick={onExport}>
      <Icon name="export" />
      {exportLabel ?? t('web.table.export')}
    </button>
  );
};

type ToolsProps<Row> = Pick<DataTableProps<Row>, 'label' | 'chips'> & {
  readonly text: string;
  readonly onText: ((text: string) => void) | null;
  readonly chosen: readonly string[];
  readonly onChip: (key: string) => void;
  readonly exporting: ExportProps;
  readonly counts: { readonly shown: number; readonly all: number };
};

const Tools = <Row,>({ label, chips = [], text, onText, chosen, onChip, exporting, counts }: ToolsProps<Row>) => {
  const t = useT();
  const { shown, all } = counts;
  return (
    <div className="vm-tools not-printed">
      {onText && (
        <input
          type="search"
          className="vm-input vm-grow"
          aria-label={t('web.table.search', { label })}
          placeholder={t('web.table.search-placeholder')}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
        />
      )}
      {chips.map(({ key, label: word }) => (
        <button
          key={key}
          type="button"
          className="vm-chip"
          aria-pressed={chosen.includes(key)}
          onClick={() => onChip(key)}
        >
          {chosen.includes(key) && <Icon name="check" size={1} />}
          {word}
        </button>
      ))}
      <span role="status" className="vm-soft">
        {shown === all ? t('web.table.count', { count: all }) : t('web.table.count-of', { shown, all })}
      </span>
      <ExportButton {...exporting} />
    </div>
  );
};

const toggled = (keys: readonly string[], key: string): readonly string[] =>
  keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key];

const chosenOf = <Chip extends { readonly key: string }>(chips: readonly Chip[] = [], chosen: readonly string[]) =>
  chips.filter(({ key }) => chosen.includes(key));

/** Rows that hold the text and pass every chosen chip, in the order asked for. */
const useShown = <Row extends object>(
  { rows, columns, chips }: Pick<DataTableProps<Row>, 'rows' | 'columns' | 'chips'>,
  asked: { readonly text: string; readonly chosen: readonly string[]; readonly sort: Sort },
): readonly Row[] => {
  const wanted = useDeferredValue(asked.text);
  const { chosen } = asked;
  const kept = useMemo(() => {
    const tests = chosenOf(chips, chosen).map(({ test }) => test);
    return rowsContaining(rows, columns, wanted).filter((row) => tests.every((test) => test(row)));
  }, [rows, columns, wanted, chips, chosen]);
  return useSorted(kept, columns, asked.sort);
};

/** A list: search, filter chips, sorting by keyboard, export; a table where there is room, cards where there is not. */
export const DataTable = <Row extends object>({
  label,
  rows,
  columns,
  rowKey,
  chips,
  firstChips = [],
  hasSearch = true,
  onExport,
  exportLabel,
  isExporting = false,
  ...layout
}: DataTableProps<Row>) => {
  const { ref, width } = useElementSize();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>(firstChips);
  const [sort, setSort] = useState<Sort>(null);
  const sorted = useShown({ rows, columns, ...(chips ? { chips } : {}) }, { text, chosen, sort });
  const takeOut = useTableTakeOut<Row>(label);
  const start = (): void =>
    onExport
      ? onExport({ text, chips: chosen, sort, columns: keysOf(columns) })
      : takeOut.start({ rows: sorted, columns, text, chips: chosenOf(chips, chosen).map(({ label: word }) => word) });
  const view = { id: useId(), label, rows: sorted, columns, rowKey, sort, onSort: setSort, ...layout };
  return (
    <div className="vm-stack" ref={ref}>
      <Tools
        label={label}
        {...(chips ? { chips } : {})}
        text={text}
        onText={hasSearch ? setText : null}
        chosen={chosen}
        onChip={(key) => setChosen((old) => toggled(old, key))}
        exporting={{
          onExport: onExport === null ? null : start,
          exportLabel,
          isOff: isExporting || takeOut.isBusy || sorted.length === 0,
        }}
        counts={{ shown: sorted.length, all: rows.length }}
      />
      {takeOut.refusal}
      {width > 0 && width / remOfPage() < CARDS_BELOW_REM ? <TableCards {...view} /> : <TableRows {...view} />}
    </div>
  );
};
