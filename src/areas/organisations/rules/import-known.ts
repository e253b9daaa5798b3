import type { ReadRow, RowFault } from '../../../platform/import/check-rows.ts';
import { folded } from '../../../platform/import/folded.ts';
import type { FaultMaker } from './fault-maker.ts';
import type { ImportedOrganisation } from './import-layouts.ts';
import type { KnownOrganisation } from './import-lookup.ts';

type Row = ReadRow<ImportedOrganisation>;
type Texts = Readonly<Record<string, string>>;

const isNamed = (text: string, one: KnownOrganisation): boolean =>
  [one.name, one.shortName ?? '', ...one.codes].some((name) => name !== '' && folded(name) === folded(text));

/**
 * Finds the existing organisation that a row of the file speaks about: the one with its code, else the one of that name whose
 * parent the row names (or leaves blank, for those directly under the place of import).
 */
export const knownFinder = (
  known: readonly KnownOrganisation[],
  underId: string,
): ((texts: Texts) => KnownOrganisation | undefined) => {
  const byCode = new Map(known.flatMap((one) => one.codes.map((code) => [folded(code), one] as const)));
  const byId = new Map(known.map((one) => [one.id, one]));
  const byName = Map.groupBy(known, (one) => folded(one.name));
  return ({ code = '', name = '', parent = '' }) => {
    const coded = code === '' ? undefined : byCode.get(folded(code));
    if (coded) return coded;
    return byName.get(folded(name))?.find((one) => {
      const above = one.parentId === null ? undefined : byId.get(one.parentId);
      return parent === ''
        ? one.parentId === underId || one.id === underId
        : above !== undefined && isNamed(parent, above);
    });
  };
};

/** What a row says otherwise than the record. A spreadsheet never changes an organisation: that takes a decision. */
export const differences = (
  { row, values }: Row,
  parentKey: string,
  known: KnownOrganisation,
  fault: FaultMaker,
): RowFault[] => {
  const pairs = [
    ['name', values.name, known.name],
    ['type', values.type, known.type],
    ['sector', values.sector ?? known.sector, known.sector],
    ['parent', values.parent === null ? known.parentId : parentKey, known.parentId],
  ] as const;
  return pairs
    .filter(([, stated, recorded]) => stated !== recorded)
    .map(([key, stated]) =>
      fault(row, key, String(values[key] ?? stated ?? ''), {
        code: 'organisations.import-differs',
        params: { name: known.name },
      }),
    );
};
