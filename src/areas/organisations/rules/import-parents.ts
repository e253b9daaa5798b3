import type { ReadRow, RowFault } from '../../../platform/import/check-rows.ts';
import type { FaultMaker } from './fault-maker.ts';
import type { ImportedOrganisation } from './import-layouts.ts';
import { type Found, keyOfRow } from './import-lookup.ts';

type Row = ReadRow<ImportedOrganisation>;

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
    const at = [row, 'parent', values.parent] as const;
    if (found.kind === 'one') parentOf.set(row, found.key);
    else if (found.kind === 'many')
      faults.push(
        fault(...at, {
          code: 'organisations.import-parent-unclear',
          params: { value: values.parent, count: found.count },
        }),
      );
    else
      faults.push(
        fault(...at, {
          code: 'organisations.import-parent-unknown',
          params: { value: values.parent },
          suggestion: found.suggestion,
        }),
      );
  }
  return { parentOf, faults };
};

/** Rows that stand in their own line of parents, and the fault at each of them with the rows of the circle. */
export const cyclesAmong = (rows: readonly Row[], parentOf: ReadonlyMap<number, string>, fault: FaultMaker) => {
  const rowByKey = new Map(rows.map((one) => [keyOfRow(one.row), one]));
  const settled = new Set<number>();
  const looped = new Set<number>();
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
      for (const row of circle) looped.add(row);
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
  // Whoever hangs on a circle has no place either.
  for (let grew = true; grew; ) {
    const more = rows.filter(
      ({ row }) => !looped.has(row) && looped.has(rowByKey.get(parentOf.get(row) ?? '')?.row ?? -1),
    );
    for (const { row } of more) looped.add(row);
    grew = more.length > 0;
  }
  return { rows: looped as ReadonlySet<number>, faults };
};
