import type { OutputOf } from '../../../platform/action/contract.ts';
import { formatNumber } from '../../../platform/i18n/format-message.ts';
import { dayText } from '../../../web/day-text.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import type { comparison, RestatedCount } from '../contract/comparison.ts';

export type Comparison = OutputOf<typeof comparison>;
type Row = Comparison['rows'][number];

const RestatedFigure = ({ count }: { count: RestatedCount }) => {
  const t = useT();
  const text = formatNumber(count.value, useLanguage());
  if (count.state === 'known') return text;
  if (count.state === 'estimated')
    return <Status level="attention">{t('organisations.comparison.estimated', { value: count.value })}</Status>;
  return <Status level="unknown">{t('organisations.comparison.not-restated', { value: count.value })}</Status>;
};

const none: RestatedCount = { state: 'known', value: 0 };

/** Columns of a comparison: of each type the days that its basis shows, never two bases side by side. */
export const useComparisonColumns = (answer: Comparison, types: readonly string[]): readonly Column<Row>[] => {
  const t = useT();
  const language = useLanguage();
  const shown = answer.types.filter(({ code }) => types.includes(code));
  const fromOf = (row: Row, code: string): RestatedCount => row.from?.[code] ?? none;
  const unit: Column<Row> = {
    key: 'unit',
    header: t('organisations.map.unit'),
    value: (row) => row.name,
    cell: (row) => (
      <PageLink to="/organisations/$organisationId" params={{ organisationId: row.id }}>
        {row.name}
      </PageLink>
    ),
    onCard: 'title',
    width: '16rem',
  };
  const header = (type: (typeof shown)[number], on: string): string => `${type[language]}, ${dayText(on)}`;
  const first = (type: (typeof shown)[number]): Column<Row> => ({
    key: `from ${type.code}`,
    header: header(type, answer.fromOn),
    // A count that cannot be restated is left blank in the file: a number there would be added up.
    value: (row) => (fromOf(row, type.code).state === 'unknown' ? null : fromOf(row, type.code).value),
    cell: (row) => <RestatedFigure count={fromOf(row, type.code)} />,
    isNumber: true,
  });
  const second = (type: (typeof shown)[number]): Column<Row> => ({
    key: `to ${type.code}`,
    header: header(type, answer.toOn),
    value: (row) => row.to?.[type.code] ?? 0,
    cell: (row) => formatNumber(row.to?.[type.code] ?? 0, language),
    isNumber: true,
  });
  const showsFirst = answer.basis !== 'as-it-is-now';
  const showsSecond = answer.basis !== 'as-it-was';
  return [
    unit,
    ...shown.flatMap((type) => [...(showsFirst ? [first(type)] : []), ...(showsSecond ? [second(type)] : [])]),
  ];
};
