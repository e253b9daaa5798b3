import type { Day } from '../../../platform/calendar/day.ts';
import { formatNumber } from '../../../platform/i18n/format-message.ts';
import { dayText } from '../../../web/day-text.ts';
import { Chart } from '../../../web/kit/chart.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import type { Comparison } from './comparison-columns.tsx';

type Total = { readonly code: string; readonly name: string; readonly from: number; readonly to: number };

const useTotals = (answer: Comparison): Total[] => {
  const language = useLanguage();
  return answer.types.map((type) => ({
    code: type.code,
    name: type[language],
    from: answer.totals.from[type.code] ?? 0,
    to: answer.totals.to[type.code] ?? 0,
  }));
};

const useColumns = (answer: Comparison): readonly Column<Total>[] => {
  const t = useT();
  const language = useLanguage();
  const numberOf = (value: number): string => formatNumber(value, language);
  const change = (row: Total): number => row.to - row.from;
  return [
    { key: 'type', header: t('organisations.comparison.type'), value: (row) => row.name, onCard: 'title' },
    {
      key: 'from',
      header: dayText(answer.fromOn),
      value: (row) => row.from,
      cell: (row) => numberOf(row.from),
      isNumber: true,
    },
    {
      key: 'to',
      header: dayText(answer.toOn),
      value: (row) => row.to,
      cell: (row) => numberOf(row.to),
      isNumber: true,
    },
    {
      key: 'change',
      header: t('organisations.comparison.change'),
      value: change,
      cell: (row) => (change(row) > 0 ? `+${numberOf(change(row))}` : numberOf(change(row))),
      isNumber: true,
    },
  ];
};

const series = (on: Day, data: number[]) => ({
  type: 'bar' as const,
  name: dayText(on),
  data,
  label: { show: true, position: 'right' as const, formatter: '{c} ({a})' },
});

const barsOf = (answer: Comparison, totals: readonly Total[]) => ({
  grid: { left: 8, right: 112, top: 8, bottom: 8, containLabel: true },
  xAxis: { type: 'value' as const, min: 0, minInterval: 1 },
  yAxis: { type: 'category' as const, data: totals.map(({ name }) => name), inverse: true },
  series: [
    series(
      answer.fromOn,
      totals.map(({ from }) => from),
    ),
    series(
      answer.toOn,
      totals.map(({ to }) => to),
    ),
  ],
});

/** Whole-scope totals of the two days as they were counted on each: these need no restating. */
export const ComparisonTotals = ({ answer }: { answer: Comparison }) => {
  const t = useT();
  const totals = useTotals(answer);
  const columns = useColumns(answer);
  return (
    <Chart
      title={t('organisations.comparison.totals')}
      option={barsOf(answer, totals)}
      table={
        <DataTable
          label={t('organisations.comparison.totals')}
          rows={totals}
          columns={columns}
          rowKey={(row) => row.code}
          hasSearch={false}
        />
      }
    />
  );
};
