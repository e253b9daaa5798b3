import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { ageInMonths, isWithinAge } from './admission-age.ts';
import { probationEnd, prolongationReasons, recognitionVoteReasons } from './probation.ts';

const rule = { months: 12, prolongedByMonths: 12 };
const anyDay = fc.integer({ min: 0, max: 30_000 }).map((count) => addDays(day('1980-01-01'), count));

test('probation ends on the same day a year later, whatever the year', () => {
  fc.assert(
    fc.property(anyDay, (ceremony) => {
      const end = probationEnd(rule, ceremony, null);
      expect(end.slice(0, 4)).toBe(String(Number(ceremony.slice(0, 4)) + 1));
      if (ceremony.slice(5) !== '02-29') expect(end.slice(5)).toBe(ceremony.slice(5));
      else expect(end.slice(5)).toBe('02-28');
    }),
  );
});

test('the cell votes on no day before the end, and on every day from it', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (ceremonyOn, shift) => {
      const end = probationEnd(rule, ceremonyOn, null);
      const facts = { standing: 'probationary' as const, ceremonyOn, prolongedTo: null };
      const codes = recognitionVoteReasons(rule, facts, addDays(end, shift)).map(({ code }) => code);
      expect(codes).toEqual(shift < 0 ? ['members.probation-still-running'] : []);
    }),
  );
});

test('a prolongation lies after the regular end and within twelve months of it', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -30, max: 420 }), (ceremonyOn, shift) => {
      const regular = probationEnd(rule, ceremonyOn, null);
      const until = addDays(regular, shift);
      const isAllowed = until > regular && until <= addMonths(regular, 12);
      expect(prolongationReasons(rule, { ceremonyOn, prolongedTo: null, until }).length === 0).toBe(isAllowed);
      if (isAllowed) expect(probationEnd(rule, ceremonyOn, until)).toBe(until);
    }),
  );
});

test('who is official already, or has no day of ceremony, is not voted on', () => {
  const on = day('2026-11-20');
  const facts = { standing: 'official' as const, ceremonyOn: null, prolongedTo: null };
  expect(recognitionVoteReasons(rule, facts, on)[0]?.code).toBe('members.official-already');
  expect(recognitionVoteReasons(rule, { ...facts, standing: 'probationary' }, on)[0]?.code).toBe(
    'members.ceremony-day-missing',
  );
});

test('age in months grows by one each month and never falls', () => {
  fc.assert(
    fc.property(anyDay, fc.nat(900), (bornOn, months) => {
      const on = addMonths(bornOn, months);
      expect(ageInMonths(bornOn, on)).toBe(months);
      expect(ageInMonths(bornOn, addDays(on, -1))).toBe(months - 1);
    }),
  );
});

test('eighteen years full to sixty years full', () => {
  const limits = { fromYears: 18, toYears: 60 };
  expect([215, 216, 720, 721].map((months) => isWithinAge(limits, months))).toEqual([false, true, true, false]);
});
