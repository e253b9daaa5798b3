import { DataTable } from '../../../web/kit/data-table.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import type { CadreSheetFace, MarkSide } from '../contract.ts';
import { sumOfPoints } from '../rules/cadre-frame.ts';
import { useNames } from './rating-words.tsx';

type Face = Pick<CadreSheetFace, 'parts' | 'lines' | 'marks'>;
type Given = { readonly points: number | null; readonly reason: string | null };
type Row = { readonly key: string; readonly name: string; readonly max: number; readonly isSum: boolean } & {
  readonly given: Readonly<Partial<Record<MarkSide, Given>>>;
};

/** Points of one side under some criteria together; null where one of them is open. */
const sumBy = ({ marks }: Face, side: MarkSide, codes: readonly string[]): number | null => {
  const points = codes.map((code) => marks.find((mark) => mark.side === side && mark.criterion === code)?.points);
  return points.some((one) => one === undefined) ? null : sumOfPoints(points as number[]);
};

/** Rows of a sheet: each part with its sum, its criteria below, and what they come to within this month. */
const rowsOf = (
  face: Face,
  sides: readonly MarkSide[],
  words: { readonly total: string; readonly part: (names: { vi: string; en: string }) => string },
): Row[] => {
  const { parts, lines, marks } = face;
  const sums = (codes: readonly string[]): Row['given'] =>
    Object.fromEntries(sides.map((side) => [side, { points: sumBy(face, side, codes), reason: null }]));
  const own = (code: string): Row['given'] =>
    Object.fromEntries(
      sides.map((side) => {
        const mark = marks.find((one) => one.side === side && one.criterion === code);
        return [side, { points: mark?.points ?? null, reason: mark?.reason ?? null }];
      }),
    );
  const ofParts = parts.flatMap(({ code, names, max }): Row[] => {
    const inPart = lines.filter(({ part }) => part === code);
    const isAlone = inPart.length === 1 && inPart[0]!.code === code;
    const head = { key: `part ${code}`, name: words.part(names), max, isSum: !isAlone };
    if (isAlone) return [{ ...head, given: own(code) }];
    return [
      { ...head, given: sums(inPart.map((line) => line.code)) },
      ...inPart.map((line) => ({
        key: line.code,
        name: line.text,
        max: line.max,
        isSum: false,
        given: own(line.code),
      })),
    ];
  });
  const all = { key: 'total', name: words.total, max: sumOfPoints(lines.map(({ max }) => max)), isSum: true };
  return [...ofParts, { ...all, given: sums(lines.map(({ code }) => code)) }];
};

const sideColumn = (side: MarkSide, t: Translate): Column<Row> => ({
  key: side,
  header: t(`ratings.cadre.side.${side}`),
  value: ({ given }) => given[side]?.points ?? null,
  cell: ({ given, isSum }) => {
    const { points, reason } = given[side] ?? { points: null, reason: null };
    const shown = points === null ? '–' : t('ratings.cadre.points', { points });
    return (
      <span>
        {isSum ? <strong>{shown}</strong> : shown}
        {reason && <span className="vm-soft ratings-clause">{reason}</span>}
      </span>
    );
  },
  isNumber: true,
});

/** Criteria with the points of everybody who gives them, side by side. */
export const CadreSheetTable = ({ face, sides }: { face: Face; sides: readonly MarkSide[] }) => {
  const t = useT();
  const names = useNames();
  const rows = rowsOf(face, sides, { total: t('ratings.cadre.total'), part: names });
  const columns: Column<Row>[] = [
    {
      key: 'name',
      header: t('ratings.marks.criterion'),
      value: ({ name }) => name,
      cell: ({ name, isSum }) => (isSum ? <strong>{name}</strong> : name),
      onCard: 'title',
    },
    { key: 'max', header: t('ratings.marks.max'), value: ({ max }) => max, isNumber: true },
    ...sides.map((side) => sideColumn(side, t)),
  ];
  return (
    <DataTable
      label={t('ratings.cadre.sheet')}
      rows={rows}
      columns={columns}
      rowKey={({ key }) => key}
      hasSearch={false}
    />
  );
};
