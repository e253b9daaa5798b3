import type { Day } from '../../../platform/calendar/day.ts';
import {
  type CheckedRows,
  faultAt,
  faultyRows,
  type ReadRow,
  type RowFault,
} from '../../../platform/import/check-rows.ts';
import { folded } from '../../../platform/import/folded.ts';
import type { HeaderMatch } from '../../../platform/import/match-header.ts';
import type { FaultMaker } from './fault-maker.ts';
import { differences, knownFinder } from './import-known.ts';
import type { ImportedOrganisation, ImportVocabulary, OrganisationsLayout } from './import-layouts.ts';
import { type KnownOrganisation, keyOfRow, lookupOf, type Nameable } from './import-lookup.ts';
import { cyclesAmong, parentFaultsOf, placedRows, resolveParents } from './import-parents.ts';

/** A row that becomes a new organisation; `parentKey` is an existing id or the key of another row. */
export type OrganisationDraft = {
  readonly key: string;
  readonly row: number;
  readonly parentKey: string;
  readonly values: ImportedOrganisation;
  /** First day of its first version: its founding, but never before its parent begins. */
  readonly from: Day | null;
};

export type ImportWorld = {
  readonly under: KnownOrganisation;
  /** `under` and everything living below it. */
  readonly known: readonly KnownOrganisation[];
  /** Codes of the file that organisations outside `under` bear today, with their names. */
  readonly takenElsewhere: ReadonlyMap<string, string>;
  readonly vocabulary: ImportVocabulary;
  readonly today: Day;
};

export type OrganisationRows = {
  readonly drafts: readonly OrganisationDraft[];
  /** Rows that say what is already recorded: key of the row → id. */
  readonly unchanged: ReadonlyMap<string, string>;
  readonly faults: readonly RowFault[];
};

type Row = ReadRow<ImportedOrganisation>;
const dayFaults = ({ row, values }: Row, today: Day, fault: FaultMaker): RowFault[] => {
  const faults: RowFault[] = [];
  for (const key of ['foundedOn', 'decidedOn', 'termStartsOn'] as const) {
    const on = values[key];
    if (on !== null && on > today)
      faults.push(fault(row, key, on, { code: 'organisations.import-day-in-future', params: { today } }));
  }
  const { termStartsOn, termDueOn, decisionNumber, decidedOn, issuer } = values;
  if (termStartsOn !== null && termDueOn !== null && termDueOn <= termStartsOn) {
    faults.push(
      fault(row, 'termDueOn', termDueOn, {
        code: 'organisations.import-days-reversed',
        params: { from: termStartsOn, to: termDueOn },
      }),
    );
  }
  if ((termStartsOn === null) !== (termDueOn === null)) {
    faults.push(
      fault(row, termStartsOn === null ? 'termStartsOn' : 'termDueOn', '', {
        code: 'organisations.import-term-incomplete',
      }),
    );
  }
  const parts = [decisionNumber, decidedOn, issuer].filter((part) => part !== null);
  if (parts.length > 0 && parts.length < 3)
    faults.push(fault(row, 'decisionNumber', decisionNumber, { code: 'organisations.import-decision-incomplete' }));
  return faults;
};

const isCode = (code: string): boolean => /^[0-9A-Za-z./-]{1,40}$/.test(code);

const codeFaults = (rows: readonly Row[], world: ImportWorld, fault: FaultMaker): RowFault[] => {
  const firstRowByCode = new Map<string, number>();
  return rows.flatMap(({ row, values: { code } }) => {
    if (code === null) return [];
    if (!isCode(code)) return [fault(row, 'code', code, { code: 'organisations.import-not-a-code' })];
    const first = firstRowByCode.get(folded(code));
    if (first !== undefined)
      return [
        fault(row, 'code', code, { code: 'organisations.import-unit-twice', params: { other: first, value: code } }),
      ];
    firstRowByCode.set(folded(code), row);
    const elsewhere = world.takenElsewhere.get(code);
    return elsewhere === undefined
      ? []
      : [
          fault(row, 'code', code, {
            code: 'organisations.import-code-taken',
            params: { value: code, name: elsewhere },
          }),
        ];
  });
};

const sameNameTwice = (rows: readonly Row[], parentOf: ReadonlyMap<number, string>, fault: FaultMaker): RowFault[] => {
  const firstRowByName = new Map<string, number>();
  return rows.flatMap(({ row, values: { name } }) => {
    const place = `${parentOf.get(row) ?? ''}|${folded(name)}`;
    const first = firstRowByName.get(place);
    if (first === undefined) firstRowByName.set(place, row);
    return first === undefined
      ? []
      : [fault(row, 'name', name, { code: 'organisations.import-unit-twice', params: { other: first, value: name } })];
  });
};

const laterOf = (left: Day | null, right: Day | null): Day | null =>
  left === null ? right : right === null ? left : left > right ? left : right;

const begin = (
  rows: readonly Row[],
  parentOf: ReadonlyMap<number, string>,
  world: ImportWorld,
): Map<string, Day | null> => {
  const beginning = new Map(world.known.map(({ id, from }) => [id, from]));
  const rowByKey = new Map(rows.map((one) => [keyOfRow(one.row), one]));
  const beginningOf = (key: string): Day | null => {
    const row = rowByKey.get(key);
    if (beginning.has(key) || row === undefined) return beginning.get(key) ?? null;
    const from = laterOf(row.values.foundedOn, beginningOf(parentOf.get(row.row)!));
    beginning.set(key, from);
    return from;
  };
  for (const key of rowByKey.keys()) beginningOf(key);
  return beginning;
};

const placeFaults = (
  draft: OrganisationDraft,
  typeOf: ReadonlyMap<string, string>,
  world: ImportWorld,
  fault: FaultMaker,
): RowFault[] => {
  const faults: RowFault[] = [];
  const parentType = typeOf.get(draft.parentKey);
  const under = world.vocabulary.types.find((type) => type.code === draft.values.type)?.under;
  if (under && parentType !== undefined && !under.includes(parentType)) {
    const nameOf = (code: string) => world.vocabulary.types.find((type) => type.code === code)?.names.vi ?? code;
    const params = { type: nameOf(draft.values.type), parentType: nameOf(parentType) };
    faults.push(
      fault(draft.row, 'type', draft.values.type, {
        code: 'organisations.import-type-not-under',
        params,
        level: 'attention',
      }),
    );
  }
  const { foundedOn } = draft.values;
  if (foundedOn !== null && draft.from !== null && draft.from > foundedOn) {
    const params = { founded: foundedOn, from: draft.from };
    faults.push(
      fault(draft.row, 'foundedOn', foundedOn, {
        code: 'organisations.import-founded-before-parent',
        params,
        level: 'attention',
      }),
    );
  }
  return faults;
};

// A row about an existing organisation answers to that organisation's key, so that naming it is not taken for unclear.
const nameablesOf = (
  world: ImportWorld,
  checked: CheckedRows<OrganisationsLayout>,
  knownOf: (row: number) => KnownOrganisation | undefined,
): Nameable[] => [
  ...world.known.map(({ id, name, shortName, codes }) => ({ key: id, name, shortName, codes })),
  ...checked.texts.map(({ row, values }) => ({
    key: knownOf(row)?.id ?? keyOfRow(row),
    name: values.name ?? '',
    shortName: values.shortName || null,
    codes: values.code ? [values.code] : [],
    row,
  })),
];

const draftsOf = (
  fresh: readonly Row[],
  parentOf: ReadonlyMap<number, string>,
  world: ImportWorld,
): OrganisationDraft[] => {
  const beginning = begin(fresh, parentOf, world);
  return fresh.map(({ row, values }) => {
    const key = keyOfRow(row);
    return { key, row, parentKey: parentOf.get(row)!, values, from: beginning.get(key) ?? null };
  });
};

const placeFaultsOf = (drafts: readonly OrganisationDraft[], world: ImportWorld, fault: FaultMaker): RowFault[] => {
  const known = world.known.map(({ id, type }) => [id, type] as const);
  const typeOf = new Map([...known, ...drafts.map(({ key, values }) => [key, values.type] as const)]);
  return drafts.flatMap((draft) => placeFaults(draft, typeOf, world, fault));
};

/**
 * Decides what the rows of an organisations sheet bring: new organisations with their parents (by code, name or row), rows that
 * say nothing new, and every fault: twice listed, code taken, unknown or unclear parent, cycle, days, type in the wrong place.
 */
export const checkOrganisationRows = (
  layout: OrganisationsLayout,
  match: HeaderMatch,
  checked: CheckedRows<OrganisationsLayout>,
  world: ImportWorld,
): OrganisationRows => {
  const fault: FaultMaker = (row, key, value, what) => faultAt(layout, match, { row, key, value }, what);
  const { rows } = checked;
  const find = knownFinder(world.known, world.under.id);
  const knownByRow = new Map(checked.texts.map(({ row, values }) => [row, find(values)]));
  const knownOf = (row: number) => knownByRow.get(row);
  const faults = [
    ...checked.faults,
    ...rows.flatMap((row) => dayFaults(row, world.today, fault)),
    ...codeFaults(rows, world, fault),
  ];
  const named = lookupOf(nameablesOf(world, checked, knownOf));
  const parents = resolveParents(rows, named, world.under.id, fault);
  const { parentOf } = parents;
  const placed = placedRows(rows, parentOf, new Set(world.known.map(({ id }) => id)));
  faults.push(...parents.faults, ...parentFaultsOf(faultyRows(checked), named, fault));
  faults.push(...cyclesAmong(rows, parentOf, fault), ...sameNameTwice(placed, parentOf, fault));

  const unchanged = new Map(
    placed.flatMap(({ row }) => (knownOf(row) ? [[keyOfRow(row), knownOf(row)!.id] as const] : [])),
  );
  faults.push(
    ...placed.flatMap((row) =>
      knownOf(row.row) ? differences(row, parentOf.get(row.row)!, knownOf(row.row)!, fault) : [],
    ),
  );
  const drafts = draftsOf(
    placed.filter(({ row }) => knownOf(row) === undefined),
    parentOf,
    world,
  );
  return { drafts, unchanged, faults: [...faults, ...placeFaultsOf(drafts, world, fault)] };
};
