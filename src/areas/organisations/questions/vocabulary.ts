import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce, type Pack, packsOfKind } from '../../../platform/packs/pack.ts';
import * as contract from '../contract/tree.ts';
import { organisationTypes, sectors } from '../rules/structure-packs.ts';

type Names = { readonly vi: string; readonly en: string };

/** Names of types and sectors on a day; a code of another day keeps the name of its own pack, an unknown one stands for itself. */
export const namesOfKinds = (on: Day): { typeName: (code: string) => Names; sectorName: (code: string) => Names } => {
  const packs = shippedPacks();
  const lookup = (packsInOrder: readonly (readonly { code: string; names: Names }[])[]) => {
    const byCode = new Map(packsInOrder.flat().map((one) => [one.code, one.names]));
    return (code: string): Names => byCode.get(code) ?? { vi: code, en: code };
  };
  const types = [...packsOfKind(packs, organisationTypes), findPackInForce(packs, organisationTypes, on)];
  const known = [...packsOfKind(packs, sectors), findPackInForce(packs, sectors, on)];
  return {
    typeName: lookup(types.map((pack) => pack?.content.types ?? [])),
    sectorName: lookup(known.map((pack) => pack?.content.sectors ?? [])),
  };
};

const sourceOf = (pack: Pack): string =>
  pack.source === 'practice' ? 'practice' : `${pack.source.number} (${pack.source.issuer}, ${pack.source.date})`;

export const vocabulary = question(contract.vocabulary, async ({ on }) => {
  const types = findPackInForce(shippedPacks(), organisationTypes, on);
  const known = findPackInForce(shippedPacks(), sectors, on);
  return {
    packs: [types, known].flatMap((pack) =>
      pack
        ? [{ kind: pack.kind, inForceFrom: pack.inForceFrom, confidence: pack.confidence, source: sourceOf(pack) }]
        : [],
    ),
    types: (types?.content.types ?? []).map(({ code, names, confidence, source, under }) => ({
      code,
      ...names,
      confidence,
      source,
      under: under ?? null,
    })),
    sectors: (known?.content.sectors ?? []).map(({ code, names, confidence }) => ({ code, ...names, confidence })),
  };
});
