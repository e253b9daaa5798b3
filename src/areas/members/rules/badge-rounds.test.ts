import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, day } from '../../../platform/calendar/day.ts';
import { addMonths, daysBetween, yearOf } from '../../../platform/calendar/months.ts';
import { calendarFrom, dayKindOf } from '../../../platform/calendar/work-calendar.ts';
import { isRefusal, orRefuse } from '../../../platform/outcome/refusal.ts';
import { loadPacks, shippedPacksDir } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import { fileDueBefore } from './badge-deadline.ts';
import { badgeRounds } from './badge-pack.ts';
import {
  eligibleFrom,
  levelHeldOn,
  levelReachedOn,
  reachedAfterAward,
  roundComing,
  roundFor,
  roundOn,
  roundsOfYear,
} from './badge-rounds.ts';
import { badgeRulesSchema, disciplineMeasure } from './badge-rules-shape.ts';

const packs = loadPacks(shippedPacksDir);
const rules = orRefuse(packInForce(packs, badgeRounds, day('2025-08-01'))).content;
const calendar = calendarFrom(packs);

const anyDay = fc.integer({ min: 0, max: 33_000 }).map((count) => addDays(day('1940-01-01'), count));
const anyLevel = fc.constantFrom(...rules.levels);
const anyMeasure = fc.constantFrom(...disciplineMeasure.options);

test('an awarded badge is remarked upon only where the years are reached later than it went by: a time that does not count came in since', () => {
  const awarded = { level: 30, reachedOn: day('2018-04-29'), awardedOn: day('2018-05-19') };
  expect(reachedAfterAward(day('1989-04-29'), awarded)).toBe('2019-04-29');
  expect(reachedAfterAward(day('1988-04-29'), awarded)).toBeNull();
  // Awarded early, as the rules allow: the day it went by lies after the award.
  const early = { ...awarded, awardedOn: day('2017-11-07') };
  expect(reachedAfterAward(day('1988-04-29'), early)).toBeNull();
  expect(reachedAfterAward(day('1989-04-29'), early)).toBe('2019-04-29');
  expect(reachedAfterAward(null, awarded)).toBeNull();
  expect(reachedAfterAward(day('1989-04-29'), { ...awarded, awardedOn: null })).toBeNull();
});

test('there is no badge of 35 years', () => {
  expect(rules.levels).toEqual([30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90]);
});

test.each([
  ['2026-12-01', '2027-02-03'],
  ['2027-02-28', '2027-02-03'],
  ['2027-03-01', '2027-05-19'],
  ['2027-05-31', '2027-05-19'],
  ['2027-06-01', '2027-09-02'],
  ['2027-09-30', '2027-09-02'],
  ['2027-10-01', '2027-11-07'],
  ['2027-11-30', '2027-11-07'],
  ['2028-02-29', '2028-02-03'],
])('an age reached on %s counts for the round of %s', (reachedOn, awardOn) => {
  expect(roundFor(rules, day(reachedOn)).awardOn).toBe(awardOn);
});

test('who was admitted on 29 February reaches 30 years on 28 February and 40 years on 29 February', () => {
  expect(levelReachedOn(day('1996-02-29'), 30)).toBe('2026-02-28');
  expect(levelReachedOn(day('1996-02-29'), 40)).toBe('2036-02-29');
  expect(levelReachedOn(day('1996-02-29'), 45)).toBe('2041-02-28');
});

test('the highest level held on a day jumps from 30 to 40', () => {
  expect(levelHeldOn(rules, day('1990-06-15'), day('2020-06-14'))).toBeUndefined();
  expect(levelHeldOn(rules, day('1990-06-15'), day('2020-06-15'))).toBe(30);
  expect(levelHeldOn(rules, day('1990-06-15'), day('2030-06-14'))).toBe(30);
  expect(levelHeldOn(rules, day('1990-06-15'), day('2030-06-15'))).toBe(40);
});

test('every day belongs to exactly one round', () => {
  fc.assert(
    fc.property(anyDay, (on) => {
      const near = [yearOf(on), yearOf(on) + 1].flatMap((year) => roundsOfYear(rules, year));
      const holding = near.filter((round) => round.from <= on && on <= round.to);
      expect(holding).toHaveLength(1);
      expect(roundFor(rules, on)).toEqual(holding[0]);
      expect(roundOn(rules, holding[0]!.awardOn)).toEqual(holding[0]);
    }),
  );
});

test('the coming round is never before the day and never more than four months after it', () => {
  fc.assert(
    fc.property(anyDay, (on) => {
      const { awardOn } = roundComing(rules, on);
      expect(awardOn >= on).toBe(true);
      expect(daysBetween(on, awardOn)).toBeLessThan(124);
    }),
  );
});

test('a gap never brings a day forward and moves it by its own days, give or take leap days', () => {
  fc.assert(
    fc.property(anyDay, anyLevel, fc.integer({ min: 1, max: 4000 }), (from, level, gap) => {
      const moved = daysBetween(levelReachedOn(from, level), levelReachedOn(addDays(from, gap), level));
      expect(moved).toBeGreaterThanOrEqual(0);
      expect(Math.abs(moved - gap)).toBeLessThanOrEqual(3);
    }),
  );
});

test('a waiting time never brings a round forward, and its round of award is not before its end', () => {
  fc.assert(
    fc.property(anyDay, anyLevel, anyMeasure, fc.integer({ min: -800, max: 800 }), (from, level, measure, offset) => {
      const reachedOn = levelReachedOn(from, level);
      const waitUntil = eligibleFrom(rules, measure, addDays(reachedOn, offset));
      const plain = roundFor(rules, reachedOn);
      const moved = roundFor(rules, reachedOn, waitUntil);
      expect(moved.awardOn >= plain.awardOn).toBe(true);
      expect(moved.awardOn >= waitUntil).toBe(true);
      const between = [...roundsOfYear(rules, yearOf(reachedOn)), ...roundsOfYear(rules, yearOf(reachedOn) + 1)].filter(
        (round) => round.awardOn >= plain.awardOn && round.awardOn < moved.awardOn,
      );
      for (const passed of between) expect(passed.awardOn < waitUntil).toBe(true);
    }),
  );
});

test('a longer measure never ends its waiting earlier', () => {
  fc.assert(
    fc.property(anyDay, (since) => {
      const [reprimand, warning, dismissal] = disciplineMeasure.options.map((one) => eligibleFrom(rules, one, since));
      expect(reprimand! < warning! && warning! < dismissal!).toBe(true);
      expect(dismissal).toBe(addMonths(since, 12));
    }),
  );
});

test('the file goes up thirty working days before the round, over Tết and New Year', () => {
  const due = orRefuse(fileDueBefore(day('2026-02-03'), 30, calendar));
  let worked = 0;
  for (let on = due.dueOn; on < '2026-02-03'; on = addDays(on, 1))
    if (orRefuse(dayKindOf(calendar, on as Day)).works) worked += 1;
  expect(worked).toBe(30);
  expect(orRefuse(dayKindOf(calendar, due.dueOn)).works).toBe(true);
  expect(isRefusal(fileDueBefore(day('2031-02-03'), 30, calendar))).toBe(true);
});

test('windows with a hole or an overlap are not accepted as data', () => {
  const [first, ...rest] = rules.rounds;
  expect(badgeRulesSchema.safeParse({ ...rules, rounds: rest }).success).toBe(false);
  expect(badgeRulesSchema.safeParse({ ...rules, rounds: [first, first, ...rest] }).success).toBe(false);
  expect(badgeRulesSchema.safeParse({ ...rules, rounds: [{ ...first, reachedTo: 3 }, ...rest] }).success).toBe(false);
});
