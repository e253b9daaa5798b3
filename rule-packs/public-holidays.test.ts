import { expect, test } from 'vitest';
import { weekdayOf } from '../src/platform/calendar/months.ts';
import { publicHolidays } from '../src/platform/calendar/pack-kinds.ts';
import { shippedPacks } from '../src/platform/packs/load-packs.ts';
import { packsOfKind } from '../src/platform/packs/pack.ts';

const years = packsOfKind(shippedPacks(), publicHolidays).map((pack) => [pack.content.year, pack.content] as const);

test.each(years)('%i has the eleven days of the Labour Code, five of them Tết in a row', (_year, { daysOff }) => {
  const statutory = daysOff.filter((entry) => entry.why === 'statutory');
  expect(statutory).toHaveLength(11);
  const tet = statutory.filter((entry) => entry.name.en === 'Lunar New Year').map((entry) => Date.parse(entry.on));
  expect(tet).toHaveLength(5);
  expect(Math.max(...tet) - Math.min(...tet)).toBe(4 * 86_400_000);
});

test.each(years)('%i gives a weekday for every holiday on a weekend', (_year, { daysOff }) => {
  const onWeekend = daysOff.filter((entry) => entry.why === 'statutory' && weekdayOf(entry.on) > 5);
  const inLieu = daysOff.filter((entry) => entry.why === 'in-lieu');
  expect(inLieu).toHaveLength(onWeekend.length);
  expect(inLieu.every((entry) => weekdayOf(entry.on) <= 5)).toBe(true);
});

test.each(years)('%i pays every exchanged day with a worked day of a weekend', (_year, { daysOff, worked }) => {
  const exchanged = daysOff.filter((entry) => entry.why === 'exchanged').map((entry) => entry.on);
  expect(worked.map((entry) => entry.insteadOf)).toEqual(exchanged);
  expect(worked.every((entry) => weekdayOf(entry.on) > 5)).toBe(true);
});
