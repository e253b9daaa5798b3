import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '../../../platform/calendar/day.ts';
import { calendarFrom } from '../../../platform/calendar/work-calendar.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { ceremonyStart, clockFrom } from './life-cycle-deadlines.ts';
import { deadlineKeys } from './life-cycle-pack.ts';
import { admissionClocks, procedureClocks } from './procedure-clocks.ts';

const world = { packs: shippedPacks(), calendar: calendarFrom(shippedPacks()) };

test('five working days over Tết leave the days off out', () => {
  // Days off from 14 to 22 February 2026, weekends with them.
  const clock = clockFrom('sendUp', day('2026-02-12'), world)!;
  expect(clock.dueOn).toBe('2026-02-26');
  expect(clock.skipped).toBeGreaterThanOrEqual(9);
});

test('a later start is never due earlier, and the prolonged end lies behind the plain one', () => {
  const start = fc.integer({ min: 0, max: 480 }).map((count) => addDays(day('2025-07-01'), count));
  fc.assert(
    fc.property(start, fc.constantFrom(...deadlineKeys), (from, key) => {
      const [clock, later] = [clockFrom(key, from, world)!, clockFrom(key, addDays(from, 1), world)!];
      fc.pre(clock.dueOn !== null && later.dueOn !== null);
      expect(clock.dueOn! > from).toBe(true);
      // Another regulation may come into force in between.
      if (clock.ruled.document === later.ruled.document) expect(later.dueOn! >= clock.dueOn!).toBe(true);
      if (clock.extendedTo !== null) expect(clock.extendedTo > clock.dueOn!).toBe(true);
    }),
  );
});

test('the ceremony counts from the receipt of the decision under 294-QĐ/TW, from its issue under 208-QĐ/TW', () => {
  const received = (decidedOn: string, receivedOn: string | null) =>
    ceremonyStart(world.packs, { decidedOn: day(decidedOn), receivedOn: receivedOn === null ? null : day(receivedOn) });
  expect(received('2025-10-01', '2025-10-08')).toBe('2025-10-08');
  expect(received('2025-10-01', null)).toBeNull();
  expect(received('2026-10-01', null)).toBe('2026-10-01');
});

test('before the first known rules no clock is made up', () => {
  expect(clockFrom('sendUp', day('2024-01-02'), world)).toBeUndefined();
});

test('a year without holidays leaves the end unknown instead of guessed', () => {
  expect(clockFrom('admissionDecision', day('2027-12-20'), world)).toMatchObject({ dueOn: null, verified: false });
});

test('which clocks run follows from the steps', () => {
  const voted = { kind: 'cell-vote', onDay: day('2025-09-01'), isEnough: true } as const;
  const sent = { kind: 'sent-up', onDay: day('2025-09-03'), isEnough: null } as const;
  const keys = (steps: Parameters<typeof procedureClocks>[0]['steps'], kind: 'admission' | 'removal' = 'admission') =>
    procedureClocks({ kind, state: 'cell-voted', steps, probationEnd: null }, world).map(({ key }) => key);
  expect(keys([voted])).toEqual(['sendUp', 'grassrootsVote']);
  expect(keys([voted, sent])).toEqual(['grassrootsVote']);
  const decision = { decidedOn: day('2025-10-01'), receivedOn: day('2025-10-02') };
  const after = { decision, ceremonyOn: day('2025-10-20'), cvDoneOn: null, entryDoneOn: day('2025-10-10') };
  expect(admissionClocks(after, world).map(({ key }) => key)).toEqual(['memberPapers']);
});
