import { expect, test } from 'vitest';
import { type Day, day } from '../../../platform/calendar/day.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { isSilentMonth, memberHygiene } from './hygiene-pack.ts';

const on = (text: string) => findPackInForce(shippedPacks(), memberHygiene, day(text) as Day)!;

test('a month paid in part is one without dues only where the rule says so', () => {
  const { content } = on('2026-11-26');
  expect([isSilentMonth(content, 'unpaid'), isSilentMonth(content, 'part')]).toEqual([true, false]);
  const value = { ...content.silence.value, partPaid: 'counts' as const };
  expect(isSilentMonth({ ...content, silence: { ...content.silence, value } }, 'part')).toBe(true);
});

test('from the day 294-QĐ/TW was replaced, what stood on it is no longer sure', () => {
  const sure = (text: string) => [
    on(text).content.silence.confidence,
    ...on(text).content.contradictions.map(({ confidence }) => confidence),
  ];
  expect(sure('2026-04-07')).toContain('A');
  for (const text of ['2026-04-08', '2026-07-25', '2026-07-26']) expect(sure(text)).not.toContain('A');
});
