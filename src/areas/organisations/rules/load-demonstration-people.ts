/** Parts from which names of fictional persons are put together. */
export type NameParts = {
  readonly family: readonly string[];
  readonly men: { readonly middle: readonly string[]; readonly given: readonly string[] };
  readonly women: { readonly middle: readonly string[]; readonly given: readonly string[] };
};

/** Numbers in [0, 1) that are the same for the same seed (mulberry32); for demonstration only, never for secrets. */
export const numbersFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export type FictionalPerson = { readonly fullName: string; readonly birthYear: number };

/** Gives one fictional person after the other, no name twice; the same seed gives the same persons. */
export const fictionalPersons = (parts: NameParts, seed: number): (() => FictionalPerson) => {
  const next = numbersFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const used = new Set<string>();
  return () => {
    const birthYear = 1962 + Math.floor(next() * 34);
    for (;;) {
      const { middle, given } = next() < 0.6 ? parts.men : parts.women;
      const fullName = `${pick(parts.family)} ${pick(middle)} ${pick(given)}`.normalize('NFC');
      if (used.has(fullName)) continue;
      used.add(fullName);
      return { fullName, birthYear };
    }
  };
};
