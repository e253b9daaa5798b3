import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { bodyPostReasons, checkBodyChange } from './check-body.ts';
import { checkNextVersion, checkRegulation } from './check-regulation.ts';

const always = { from: null, until: null };
const change = {
  from: day('2026-01-01'),
  latest: { id: 'v1', from: day('2025-07-01'), until: null },
  bodyId: 'a',
  parentLine: ['b', 'c'],
  parentKnown: true,
  linkLife: always,
};
const codes = (answer: ReturnType<typeof checkBodyChange>): string[] => answer?.reasons.map((one) => one.code) ?? [];

test('a body changes forward in time and never stands under itself', () => {
  expect(checkBodyChange(change)).toBeNull();
  expect(codes(checkBodyChange({ ...change, parentLine: ['b', 'a'] }))).toEqual(['organisations.body-under-itself']);
  expect(codes(checkBodyChange({ ...change, from: day('2025-07-01'), parentKnown: false }))).toEqual([
    'organisations.not-after-last-change',
    'organisations.body-unknown',
  ]);
  const ended = { ...change.latest, until: day('2025-12-01') };
  expect(codes(checkBodyChange({ ...change, latest: ended }))).toEqual(['organisations.body-ended']);
  expect(codes(checkBodyChange({ ...change, linkLife: { from: null, until: day('2025-12-01') } }))).toEqual([
    'organisations.link-not-living',
  ]);
});

test('a body has one head and any number of deputies', () => {
  const post = { from: day('2026-01-01'), until: null, kind: 'head', personId: 'a' };
  expect(bodyPostReasons(post, always, [{ ...post, personId: 'b' }]).map((one) => one.code)).toEqual([
    'organisations.post-taken',
  ]);
  const deputy = { ...post, kind: 'deputy-head' };
  expect(bodyPostReasons(deputy, always, [{ ...deputy, personId: 'b' }])).toEqual([]);
});

test('one document of a kind is in force; others stand side by side', () => {
  const dates = { adoptedOn: day('2026-01-01'), from: day('2026-01-01'), reviewOn: null };
  const around = {
    life: always,
    today: day('2026-11-23'),
    knownKinds: ['working-regulation'],
    sameKind: [{ from: day('2025-08-01'), until: null }],
  };
  expect(codes(checkRegulation({ ...dates, kind: 'working-regulation' }, around))).toEqual([
    'organisations.document-in-force',
  ]);
  expect(checkRegulation({ ...dates, kind: 'other' }, around)).toBeNull();
  expect(
    codes(checkNextVersion(dates, { ...around, before: { from: day('2026-01-01'), until: day('2026-02-01') } })),
  ).toEqual(['organisations.superseded-already', 'organisations.not-after-last-change']);
});
