import { DataTable } from '../../../web/kit/data-table.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { type MarkSide, markSide } from '../contract.ts';
import { markWords } from './mark-words.ts';
import { useNames } from './rating-words.tsx';
import { Section } from './subject-section.tsx';
import type { SubjectView } from './subject-view.ts';

type Mark = SubjectView['marks'][number];
type Row = {
  readonly code: string;
  readonly name: string;
  readonly max: number | null;
  readonly marks: Readonly<Partial<Record<MarkSide, Mark>>>;
};

const marksOf = (marks: readonly Mark[], criterion: string): Row['marks'] =>
  Object.fromEntries(marks.filter((mark) => mark.criterion === criterion).map((mark) => [mark.side, mark]));

/** The criteria of the framework, or those that were graded by their words on the paper. */
const rowsOf = ({ criteria, marks }: SubjectView, t: Translate, names: ReturnType<typeof useNames>): Row[] => {
  if (criteria)
    return criteria.groups.map(({ code, names: words, max }) => ({
      code,
      name: names(words),
      max,
      marks: marksOf(marks, code),
    }));
  const graded = [...new Map(marks.map((mark) => [mark.criterion, mark])).values()];
  return graded.map(({ criterion, part }) => ({
    code: criterion,
    name: part === null ? criterion : `${criterion} (${t(`ratings.graded.${part}`)})`,
    max: null,
    marks: marksOf(marks, criterion),
  }));
};

/** The sheets side by side: what the subject gave itself, what the collective and the superior gave. */
export const SubjectMarks = ({ view }: { view: SubjectView }) => {
  const t = useT();
  const names = useNames();
  const title = t('ratings.section.marks');
  const sides = markSide.options.filter((side) => view.marks.some((mark) => mark.side === side));
  const columns: Column<Row>[] = [
    { key: 'name', header: t('ratings.marks.criterion'), value: ({ name }) => name, onCard: 'title' },
    ...(view.criteria
      ? [{ key: 'max', header: t('ratings.marks.max'), value: ({ max }: Row) => max, isNumber: true }]
      : []),
    ...sides.map(
      (side): Column<Row> => ({
        key: side,
        header: t(`ratings.marks.${side}`),
        value: ({ marks }) => markWords(marks[side], t),
      }),
    ),
  ];
  return (
    <Section id="marks" title={title}>
      {sides.length === 0 ? (
        <p className="vm-soft">{t('ratings.marks.none')}</p>
      ) : (
        <DataTable
          label={title}
          rows={rowsOf(view, t, names)}
          columns={columns}
          rowKey={({ code }) => code}
          hasSearch={false}
        />
      )}
    </Section>
  );
};
