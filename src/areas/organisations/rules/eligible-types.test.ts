import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { eligibilityOf } from './eligible-types.ts';
import { organisationTypes } from './structure-packs.ts';

const pack = findPackInForce(shippedPacks(), organisationTypes, day('2025-08-01'))!;
const typeOf = (code: string) => pack.content.types.find((one) => one.code === code)!;
const verdict = (
  code: string,
  officialMembers: number | null,
  probationaryMembers: number | null = 0,
  parentType: string | null = null,
) => eligibilityOf(pack, typeOf(code), { officialMembers, probationaryMembers, parentType }).verdict;

test('thirty members, official and probationary, make a grassroots party; fewer need consent', () => {
  expect(verdict('grassroots-party', 28, 2)).toBe('eligible');
  expect(verdict('grassroots-party', 28, 0)).toBe('needs-consent');
});

test('a count that is not known leaves the verdict unknown', () => {
  expect(verdict('grassroots-party', 30, null)).toBe('unknown');
  expect(verdict('cell', null)).toBe('unknown');
});

test('a type without any known size is never said to be eligible', () => {
  for (const type of pack.content.types.filter((one) => one.sizes.length === 0)) {
    fc.assert(
      fc.property(fc.nat(2000), (members) => {
        expect(verdict(type.code, members)).not.toBe('eligible');
      }),
      { numRuns: 20 },
    );
  }
});

test('a superior of the wrong type rules it out', () => {
  const placed = pack.content.types.find((one) => one.under && !one.under.includes('cell'))!;
  expect(verdict(placed.code, 100, 0, 'cell')).toBe('not');
});

test.each(['2026-05-01', '2026-08-01'])(
  'on %s too few official members is not said to be a matter of consent',
  (on) => {
    const later = findPackInForce(shippedPacks(), organisationTypes, day(on))!;
    for (const code of ['cell', 'residential-cell']) {
      const type = later.content.types.find((one) => one.code === code)!;
      const facts = { officialMembers: 2, probationaryMembers: 0, parentType: null };
      expect(eligibilityOf(later, type, facts).verdict).toBe('unknown');
      expect(eligibilityOf(later, type, { ...facts, officialMembers: 3 }).verdict).toBe('eligible');
    }
  },
);
