import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, day } from '../../../platform/calendar/day.ts';
import { ageBandCode, partyAgeBandCode } from '../contract.ts';
import { birthDaysOf, partyAgeDaysOf } from './member-bands.ts';
import { fullYears } from './party-age.ts';

const on = day('2026-11-26');
const isWithin = ({ after, until }: { after: Day | null; until: Day }, born: Day): boolean =>
  (after === null || born > after) && born <= until;

test('whoever turns 31 today is no longer under 31', () => {
  expect(isWithin(birthDaysOf('under-31', on), day('1995-11-26'))).toBe(false);
  expect(isWithin(birthDaysOf('31-to-40', on), day('1995-11-26'))).toBe(true);
  expect(isWithin(birthDaysOf('under-31', on), day('1995-11-27'))).toBe(true);
});

test('every day of birth and every party age lies in exactly one band', () => {
  const ages = ageBandCode.options.filter((band) => band !== 'unknown');
  const partyAges = partyAgeBandCode.options.filter((band) => band !== 'unknown');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 33_000 }), (ago) => {
      const born = addDays(on, -ago);
      expect(ages.filter((band) => isWithin(birthDaysOf(band, on), born))).toHaveLength(1);
      const found = partyAges.filter((band) => isWithin(partyAgeDaysOf(band, on), born));
      expect(found).toHaveLength(1);
      if (fullYears(born, on) >= 50) expect(found).toEqual(['50-up']);
    }),
  );
});
