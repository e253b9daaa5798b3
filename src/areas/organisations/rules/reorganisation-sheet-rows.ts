import type { ShareOfOne } from '../../../platform/import/cell-readers.ts';
import {
  type CheckedRows,
  faultAt,
  faultyRows,
  type ReadRow,
  type RowFault,
} from '../../../platform/import/check-rows.ts';
import { folded } from '../../../platform/import/folded.ts';
import type { HeaderMatch } from '../../../platform/import/match-header.ts';
import type { ReorganisationPlan } from '../contract/reorganisation.ts';
import type { FaultMaker } from './fault-maker.ts';
import { notFoundFault, unnamedIn } from './import-committee-rows.ts';
import { type KnownOrganisation, lookupOf } from './import-lookup.ts';
import { asText, isOne, plus, rational, ZERO } from './rational.ts';
import type { ImportedLink, ReorganisationLayout } from './reorganisation-sheet-layout.ts';

type Row = ReadRow<ImportedLink>;
type Link = Row & { readonly beforeId: string; readonly unitKey: string };
export type SheetPlan = Pick<ReorganisationPlan, 'units' | 'links'>;

const unitKeyOf = ({ values }: Row): string => `${folded(values.newUnit)}|${values.newCode ?? ''}`;

const findOldUnits = (
  checked: CheckedRows<ReorganisationLayout>,
  known: readonly KnownOrganisation[],
  underId: string,
  fault: FaultMaker,
) => {
  const below = known.filter(({ id }) => id !== underId);
  const find = lookupOf(below.map(({ id, name, shortName, codes }) => ({ key: id, name, shortName, codes })));
  const faults = unnamedIn(faultyRows(checked), 'oldUnit', find, fault);
  const links: Link[] = [];
  for (const row of checked.rows) {
    const text = row.values.oldUnit;
    const found = find(text);
    if (found.kind === 'one') links.push({ ...row, beforeId: found.key, unitKey: unitKeyOf(row) });
    else faults.push(fault(row.row, 'oldUnit', text, notFoundFault(found, text)));
  }
  return { links, faults };
};

const sumOf = (shares: readonly ShareOfOne[]) =>
  shares.reduce((sum, { numerator, denominator }) => plus(sum, rational(numerator, denominator)), ZERO);

const isFull = (share: ShareOfOne | null): boolean => share === null || share.numerator === share.denominator;

const wholeFaults = (group: readonly Link[], fault: FaultMaker): RowFault[] => {
  const [first, ...more] = group;
  const value = first!.values.oldUnit;
  const faults = more.map((link) =>
    fault(link.row, 'oldUnit', value, {
      code: 'organisations.import-unit-twice',
      params: { other: first!.row, value },
    }),
  );
  const shared = group.filter(({ values }) => values.extent === 'whole' && !isFull(values.share));
  return [
    ...faults,
    ...shared.map(({ row }) => fault(row, 'share', '', { code: 'organisations.sheet-whole-with-share' })),
  ];
};

const sameTargetTwice = (group: readonly Link[], fault: FaultMaker): RowFault[] => {
  const rowByUnit = new Map<string, number>();
  return group.flatMap(({ row, unitKey, values }) => {
    const other = rowByUnit.get(unitKey);
    if (other === undefined) rowByUnit.set(unitKey, row);
    const params = { other: other ?? 0, value: values.newUnit };
    return other === undefined
      ? []
      : [fault(row, 'newUnit', values.newUnit, { code: 'organisations.import-unit-twice', params })];
  });
};

const shareFaults = (group: readonly Link[], fault: FaultMaker): RowFault[] => {
  const { row, values } = group[0]!;
  const value = values.oldUnit;
  const shares = group.flatMap((link) => link.values.share ?? []);
  const sum = sumOf(shares);
  const at = (what: Omit<Parameters<FaultMaker>[3], 'params'>, params = {}) => [
    fault(row, 'share', '', { ...what, params: { value, ...params } }),
  ];
  if (shares.length === 0) return at({ code: 'organisations.sheet-share-unknown', level: 'attention' });
  if (shares.length < group.length) return at({ code: 'organisations.sheet-share-missing' });
  return isOne(sum) ? [] : at({ code: 'organisations.sheet-shares-not-one' }, { sum: asText(sum) });
};

const partFaults = (group: readonly Link[], fault: FaultMaker): RowFault[] => {
  const { row, values } = group[0]!;
  const params = { value: values.oldUnit };
  if (group.length === 1) return [fault(row, 'extent', '', { code: 'organisations.sheet-part-alone', params })];
  return [...sameTargetTwice(group, fault), ...shareFaults(group, fault)];
};

const linkFaults = (links: readonly Link[], fault: FaultMaker): RowFault[] =>
  [...Map.groupBy(links, ({ beforeId }) => beforeId).values()].flatMap((group) =>
    group.some(({ values }) => values.extent === 'whole') ? wholeFaults(group, fault) : partFaults(group, fault),
  );

// A code of digits is the code of the administrative unit; anything else was given by a Party committee.
const schemeOf = (code: string): string => (/^\d{2,5}$/.test(code) ? 'administrative-unit' : 'party-organisation');

const unitsOf = (links: readonly Link[], known: readonly KnownOrganisation[], underId: string, fault: FaultMaker) => {
  const faults: RowFault[] = [];
  const units: ReorganisationPlan['units'] = [];
  const keyByUnit = new Map<string, string>();
  for (const [unitKey, group] of Map.groupBy(links, (link) => link.unitKey)) {
    const key = `unit-${keyByUnit.size + 1}`;
    keyByUnit.set(unitKey, key);
    const { row, values } = group[0]!;
    const types = new Set(group.flatMap((link) => link.values.newType ?? []));
    const sector = group.find((link) => link.values.newSector !== null)?.values.newSector ?? null;
    // Without a type the name must be that of a unit that goes on; with a type it is a new unit, even under an old name.
    const goesOn =
      types.size === 0
        ? known.find(({ id, name }) => id !== underId && folded(name) === folded(values.newUnit))
        : undefined;
    if (types.size > 1)
      faults.push(
        fault(row, 'newType', [...types].join(', '), {
          code: 'organisations.sheet-types-differ',
          params: { value: values.newUnit },
        }),
      );
    if (goesOn) units.push({ kind: 'existing', key, organisationId: goesOn.id as never });
    else if (types.size === 0)
      faults.push(
        fault(row, 'newType', '', { code: 'organisations.sheet-type-missing', params: { value: values.newUnit } }),
      );
    else
      units.push({
        kind: 'new',
        key,
        parentId: underId as never,
        organisation: newUnit(values, [...types][0]!, sector),
      });
  }
  return { units, keyByUnit, faults };
};

const newUnit = (values: ImportedLink, type: string, sector: string | null) => ({
  name: values.newUnit,
  shortName: null,
  type,
  sector,
  area: null,
  coordinates: null,
  codes: values.newCode === null ? [] : [{ scheme: schemeOf(values.newCode), code: values.newCode }],
  officialMembers: null,
  allMembers: null,
});

/** Parents all of whose living children are in the sheet: what remains empty when the plan is carried out. */
const emptiedBy = (
  links: readonly Link[],
  known: readonly KnownOrganisation[],
  underId: string,
): KnownOrganisation[] => {
  const leaving = new Set(links.map(({ beforeId }) => beforeId));
  const childrenById = Map.groupBy(known, ({ parentId }) => parentId);
  return known.filter(({ id }) => {
    const children = childrenById.get(id) ?? [];
    return (
      id !== underId && !leaving.has(id) && children.length > 0 && children.every((child) => leaving.has(child.id))
    );
  });
};

/**
 * Turns the rows of a reorganisation sheet into units and links, with every fault: unknown old unit, unit listed twice, whole
 * beside part, shares that do not add to 1 (all unknown is allowed and said), a new unit without type.
 */
export const checkReorganisationRows = (
  layout: ReorganisationLayout,
  match: HeaderMatch,
  checked: CheckedRows<ReorganisationLayout>,
  around: { readonly known: readonly KnownOrganisation[]; readonly underId: string },
): {
  readonly plan: SheetPlan;
  readonly emptied: readonly KnownOrganisation[];
  readonly faults: readonly RowFault[];
} => {
  const fault: FaultMaker = (row, key, value, what) => faultAt(layout, match, { row, key, value }, what);
  const { links, faults } = findOldUnits(checked, around.known, around.underId, fault);
  const made = unitsOf(links, around.known, around.underId, fault);
  const plan: SheetPlan = {
    units: made.units,
    links: links.map(({ beforeId, unitKey, values }) => ({
      beforeId: beforeId as never,
      afterKey: made.keyByUnit.get(unitKey)!,
      extent: values.extent,
      share: values.extent === 'whole' ? null : values.share,
    })),
  };
  return {
    plan,
    emptied: emptiedBy(links, around.known, around.underId),
    faults: [...checked.faults, ...faults, ...linkFaults(links, fault), ...made.faults],
  };
};
