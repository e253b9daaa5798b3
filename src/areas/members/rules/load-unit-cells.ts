import type { Day } from '../../../platform/calendar/day.ts';
import { sharesOf } from './load-cell-sizes.ts';
import type { Draws } from './load-draws.ts';

type Kind = {
  readonly sector: string;
  /** Of a hundred cells of a unit. */
  readonly share: number;
  readonly size: number;
  readonly type: string;
  readonly names?: readonly string[];
  readonly village?: string;
  readonly group?: string;
};

/** `seeds/demonstration/city-cells.yaml`. */
export type CityCells = {
  readonly established: Day;
  readonly agencies: readonly { readonly name: string; readonly cells: readonly string[] }[];
  readonly kinds: readonly Kind[];
  readonly places: { readonly first: readonly string[]; readonly second: readonly string[] };
};

/** An organisation to be generated; `under` is the place in the same list of the one above it, null for the unit itself. */
export type GeneratedOrganisation = {
  readonly name: string;
  readonly type: string;
  readonly sector: string;
  readonly under: number | null;
};

const agencySize = 12;

const agenciesOf = ({ agencies }: CityCells, unitName: string): GeneratedOrganisation[] => {
  const made: GeneratedOrganisation[] = [];
  for (const { name, cells } of agencies) {
    const under =
      made.push({ name: `${name} ${unitName}`, type: 'grassroots-party', sector: 'agency', under: null }) - 1;
    made.push(...cells.map((cell) => ({ name: cell, type: 'cell', sector: 'agency', under })));
  }
  return made;
};

const placeNames = ({ pick }: Draws, { first, second }: CityCells['places'], isWard: boolean) => {
  const used = new Set<string>();
  const place = (): string => {
    for (let again = 0; ; again++) {
      const name = `${pick(first)} ${pick(second)}${again > 20 ? ` ${again}` : ''}`;
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
  let group = 0;
  return (kind: Kind): string => {
    if (kind.village === undefined) return `${pick(kind.names!)} ${place()}`;
    return isWard ? `${kind.group} ${++group}` : `${kind.village} ${place()}`;
  };
};

/**
 * Invented organisations of a unit with this many cells: two Parties of agencies with theirs, and cells of every sector directly below
 * the unit. `unitName` as it stands in names, e.g. `xã Minh Họa`.
 */
export const generatedCells = (
  draws: Draws,
  seed: CityCells,
  { cells, unitName, isWard }: { cells: number; unitName: string; isWard: boolean },
): GeneratedOrganisation[] => {
  const agencies = agenciesOf(seed, unitName);
  const others = Math.max(0, cells - agencies.filter(({ type }) => type === 'cell').length);
  const counts = sharesOf(
    seed.kinds.map(({ share }) => share),
    others,
  );
  const nameOf = placeNames(draws, seed.places, isWard);
  const direct = seed.kinds.flatMap((kind, at) =>
    Array.from({ length: counts[at]! }, () => ({
      name: nameOf(kind),
      type: kind.type,
      sector: kind.sector,
      under: null,
    })),
  );
  return [...agencies, ...direct];
};

/** How big a cell of a sector is beside others, with chance: now and then a very small one. */
export const weightOfCell = ({ chance, whole }: Draws, { kinds }: CityCells, sector: string | null): number => {
  const size = kinds.find((kind) => kind.sector === sector)?.size ?? agencySize;
  return chance(0.04) ? size / 20 : (size * whole(50, 150)) / 100;
};
