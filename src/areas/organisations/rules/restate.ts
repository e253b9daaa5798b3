import type { RestatedCount } from '../contract/comparison.ts';
import { byLargestRemainder, compare, isOne, ONE, plus, type Rational, rational, times, ZERO } from './rational.ts';

/** One step of history: from an organisation to what followed it. `share` null = nobody stated it. */
export type Link = {
  readonly before: string;
  readonly after: string;
  readonly extent: 'whole' | 'part';
  readonly share: Rational | null;
};

/** Whether an organisation lives on the second day, and under which unit of that day it is counted (null = under none). */
export type UnitOn = (id: string) => { readonly lives: boolean; readonly unit: string | null };

export type Destination =
  | { readonly kind: 'known'; readonly unit: string }
  | { readonly kind: 'estimated'; readonly parts: ReadonlyMap<string, Rational> }
  /** The units among which it went, without anybody having said how; empty when nothing followed. */
  | { readonly kind: 'unknown'; readonly among: readonly string[] };

/**
 * Where something of the first day stands on the second, along the successor links: known when all ways end in one unit, estimated when
 * every fork on the way has stated shares, unknown otherwise. `links` hold only events between the two days. What lives on stays where it
 * is, unless it `divides` (a figure of a unit that gave a part away; its own part is a link to itself).
 */
export const destinationOf = (
  id: string,
  linksByBefore: ReadonlyMap<string, readonly Link[]>,
  unitOn: UnitOn,
  divides = false,
): Destination => {
  const found = { parts: new Map<string, Rational>(), unstated: false, lost: false };
  const onwardFrom = (at: string, way: readonly string[]): readonly Link[] => {
    const onward = (linksByBefore.get(at) ?? []).filter((link) => link.after !== at || link.extent === 'part');
    const stays = unitOn(at).lives && !(divides && onward.some((link) => link.extent === 'part'));
    return stays || way.includes(at) ? [] : onward;
  };
  const arrive = (at: string, share: Rational): void => {
    const { lives, unit } = unitOn(at);
    if (lives && unit !== null) found.parts.set(unit, plus(found.parts.get(unit) ?? ZERO, share));
    else found.lost = true;
  };
  const walk = (at: string, share: Rational, way: readonly string[]): void => {
    const links = onwardFrom(at, way);
    if (links.length === 0) arrive(at, share);
    for (const link of links) {
      const whole = links.length === 1;
      if (!whole && link.share === null) found.unstated = true;
      walk(link.after, whole ? share : times(share, link.share ?? rational(1, links.length)), [...way, at]);
    }
  };
  walk(id, ONE, []);
  return verdictOf(found);
};

const verdictOf = (found: { parts: ReadonlyMap<string, Rational>; unstated: boolean; lost: boolean }): Destination => {
  const units = [...found.parts.keys()];
  if (found.lost) return { kind: 'unknown', among: units };
  if (units.length === 1) return { kind: 'known', unit: units[0]! };
  const complete = isOne([...found.parts.values()].reduce(plus, ZERO));
  return found.unstated || !complete ? { kind: 'unknown', among: units } : { kind: 'estimated', parts: found.parts };
};

/** Something counted on the first day. `whole` things (cells, persons) go to one unit; others may be divided by stated shares. */
export type Counted = {
  readonly fromUnit: string;
  readonly value: number;
  readonly whole: boolean;
  readonly to: Destination;
};

export type Restated = {
  readonly countByUnit: ReadonlyMap<string, RestatedCount>;
  /** What could not be carried, by unit of the first day. It stands in no unit's count. */
  readonly lostByUnit: ReadonlyMap<string, number>;
};

/**
 * Carries counts of the first day to the units of the second. Nothing is lost and nothing doubled: the counts and what is reported as
 * not restatable add up to what went in. A whole thing with stated shares goes to the largest share and marks the count estimated.
 */
export const restate = (counted: readonly Counted[], units: readonly string[]): Restated => {
  const sums = new Map(units.map((unit) => [unit, { value: 0, estimated: false, doubtful: new Set<string>() }]));
  const lostByUnit = new Map<string, number>();
  for (const one of counted) {
    for (const [unit, value] of whereTo(one)) {
      const sum = sums.get(unit);
      if (!sum) lostByUnit.set(one.fromUnit, (lostByUnit.get(one.fromUnit) ?? 0) + value);
      else {
        sum.value += value;
        sum.estimated ||= one.to.kind === 'estimated';
      }
    }
    if (one.to.kind !== 'unknown') continue;
    lostByUnit.set(one.fromUnit, (lostByUnit.get(one.fromUnit) ?? 0) + one.value);
    for (const unit of one.to.among) sums.get(unit)?.doubtful.add(one.fromUnit);
  }
  const countByUnit = new Map(
    [...sums].map(([unit, sum]): [string, RestatedCount] => {
      if (sum.doubtful.size > 0)
        return [
          unit,
          {
            state: 'unknown',
            value: sum.value,
            unitIds: [...sum.doubtful] as (RestatedCount & { state: 'unknown' })['unitIds'],
          },
        ];
      return [unit, { state: sum.estimated ? 'estimated' : 'known', value: sum.value }];
    }),
  );
  return { countByUnit, lostByUnit };
};

const whereTo = ({ to, value, whole }: Counted): readonly (readonly [string, number])[] => {
  if (to.kind === 'unknown') return [];
  if (to.kind === 'known') return [[to.unit, value]];
  const parts = [...to.parts].sort(([a, x], [b, y]) => compare(y, x) || (a < b ? -1 : 1));
  if (whole) return [[parts[0]![0], value]];
  const values = byLargestRemainder(
    value,
    parts.map(([, share]) => share),
  );
  return parts.map(([unit], index) => [unit, values[index]!] as const);
};
