import type { CheckedTexts, ReadRow, RowFault } from '../../../platform/import/check-rows.ts';
import type { FaultMaker } from './fault-maker.ts';
import type { ImportedOrganisation } from './import-layouts.ts';
import { type Found, keyOfRow } from './import-lookup.ts';

type Row = ReadRow<ImportedOrganisation>;

const parentFault = (found: Exclude<Found, { kind: 'one' }>, value: string) =>
  found.kind === 'many'
    ? { code: 'organisations.import-parent-unclear', params: { value, count: found.count } }
    : { code: 'organisations.import-parent-unknown', params: { value }, suggestion: found.suggestion };

/** Parents that rows unreadable elsewhere name in vain, so that one reading shows these faults too. */
export const parentFaultsOf = (faulty: CheckedTexts, find: (text: string) => Found, fault: FaultMaker): RowFault[] =>
  faulty.flatMap(({ row, values: { parent = '' } }) => {
    const found = parent === '' ? null : find(parent);
    return found === null || found.kind === 'one' ? [] : [fault(row, 'parent', parent, parentFault(found, parent))];
  });

/** The parent of each row: what its cell names, else the organisation that the file is imported under. */
export const resolveParents = (
  rows: readonly Row[],
  find: (text: string) => Found,
  underId: string,
  fault: FaultMaker,
) => {
  const parentOf = new Map<number, string>();
  const faults: RowFault[] = [];
  for (const { row, values } of rows) {
    if (values.parent === null) {
      parentOf.set(row, underId);
      continue;
    }
    const found = find(values.parent);
    if (found.kind === 'one') parentOf.set(row, found.key);
    else faults.push(fault(row, 'parent', values.parent, parentFault(found, values.parent)));
  }
  return { parentOf, faults };
};

/** The fault at each row that stands in its own line of parents, with the rows of the circle. */
export const cyclesAmong = (rows: readonly Row[], parentOf: ReadonlyMap<number, string>, fault: FaultMaker) => {
  const rowByKey = new Map(rows.map((one) => [keyOfRow(one.row), one]));
  const settled = new Set<number>();
  const faults: RowFault[] = [];
  for (const start of rows) {
    const path: number[] = [];
    let at: Row | undefined = start;
    while (at && !settled.has(at.row) && !path.includes(at.row)) {
      path.push(at.row);
      at = rowByKey.get(parentOf.get(at.row) ?? '');
    }
    if (at && path.includes(at.row)) {
      const circle = path.slice(path.indexOf(at.row));
      const params = { rows: circle.join(', ') };
      faults.push(
        ...circle.map((row) =>
          fault(row, 'parent', rowByKey.get(keyOfRow(row))!.values.parent, {
            code: 'organisations.import-cycle',
            params,
          }),
        ),
      );
    }
    for (const row of path) settled.add(row);
  }
  return faults;
};

/** Rows whose line of parents leads to something that exists; those that hang on a circle or on a faulty row have no place. */
export const placedRows = (
  rows: readonly Row[],
  parentOf: ReadonlyMap<number, string>,
  known: ReadonlySet<string>,
): readonly Row[] => {
  const childrenByParent = Map.groupBy(
    rows.filter(({ row }) => parentOf.has(row)),
    ({ row }) => parentOf.get(row)!,
  );
  const placed = new Set<number>();
  const waiting = [...known].flatMap((key) => childrenByParent.get(key) ?? []);
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (placed.has(at.row)) continue;
    placed.add(at.row);
    waiting.push(...(childrenByParent.get(keyOfRow(at.row)) ?? []));
  }
  return rows.filter(({ row }) => placed.has(row));
};
