import { DataTable } from '../../../web/kit/data-table.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { markSide } from '../contract.ts';
import { useNames } from './rating-words.tsx';
import type { SubjectView } from './subject-view.ts';

type Row = { readonly code: string; readonly name: string; readonly max: number } & Readonly<
  Record<string, string | number | null>
>;

/** The sheets side by side: what the subject gave itself, what the collective and the superior gave. */
export const SubjectMarks = ({ view: { criteria, marks } }: { view: SubjectView }) => {
  const t = useT();
  const names = useNames();
  const sides = markSide.options.filter((side) => marks.some((mark) => mark.side === side));
  if (!criteria || sides.length === 0) return null;
  const rows = criteria.groups.map((group): Row => {
    const given = (side: string) => marks.find((mark) => mark.side === side && mark.criterion === group.code);
    return {
      code: group.code,
      name: names(group.names),
      max: group.max,
      ...Object.fromEntries(sides.map((side) => [side, given(side)?.points ?? null])),
    };
  });
  const columns: Column<Row>[] = [
    { key: 'name', header: t('ratings.marks.criterion'), value: ({ name }) => name, onCard: 'title' },
    { key: 'max', header: t('ratings.marks.max'), value: ({ max }) => max, isNumber: true },
    ...sides.map(
      (side): Column<Row> => ({
        key: side,
        header: t(`ratings.marks.${side}`),
        value: (row) => row[side] ?? null,
        isNumber: true,
      }),
    ),
  ];
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.marks.title')}>
      <h2>{t('ratings.marks.title')}</h2>
      <DataTable
        label={t('ratings.marks.title')}
        rows={rows}
        columns={columns}
        rowKey={({ code }) => code}
        hasSearch={false}
      />
    </section>
  );
};
