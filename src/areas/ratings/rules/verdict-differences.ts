import type { Verdict } from '../contract/verdict.ts';

export type VerdictDifference = {
  readonly in: 'packs' | 'outcome' | 'score' | 'reasons' | 'missing' | 'verified';
  readonly stored: string;
  readonly derived: string;
};

/** The same text for the same value, whatever the order of keys: jsonb gives them back in its own. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** Where a stored verdict and the one derived again from its facts and packs part; empty when they are the same. */
export const verdictDifferences = (stored: Verdict, derived: Verdict): VerdictDifference[] => {
  const sides = (of: (verdict: Verdict) => unknown): [string, string] => [
    canonical(of(stored)),
    canonical(of(derived)),
  ];
  const compared = {
    packs: sides(({ packIds }) => packIds),
    outcome: sides(({ outcome }) => outcome),
    score: sides(({ score }) => score),
    reasons: sides(({ reasons }) => reasons),
    missing: sides(({ missing }) => missing),
    verified: sides(({ isVerified, isReading }) => [isVerified, isReading]),
  };
  return (Object.keys(compared) as (keyof typeof compared)[]).flatMap((part) => {
    const [was, is] = compared[part];
    return was === is ? [] : [{ in: part, stored: was, derived: is }];
  });
};
