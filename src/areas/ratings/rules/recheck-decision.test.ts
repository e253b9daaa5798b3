import { expect, test } from 'vitest';
import type { Verdict } from '../contract/verdict.ts';
import { confirmFaults, differsNow, findingOf } from './recheck-decision.ts';

type Outcome = Verdict['outcome'];
const proposed = (level: 'excellent' | 'good' | 'completed'): Outcome => ({ kind: 'proposed', level }) as Outcome;
const open = { kind: 'open', atBest: 'excellent', atWorst: 'good' } as Outcome;
const codes = (...asked: Parameters<typeof confirmFaults>) => confirmFaults(...asked).map(({ code }) => code);

test('a proposal of now against the decision differs; one that was left knowingly, or an open one, does not', () => {
  expect(differsNow({ decided: 'excellent', before: open, now: proposed('good') })).toBe(true);
  expect(differsNow({ decided: 'excellent', before: null, now: proposed('excellent') })).toBe(false);
  expect(differsNow({ decided: 'excellent', before: proposed('good'), now: proposed('good') })).toBe(false);
  expect(differsNow({ decided: 'excellent', before: proposed('good'), now: proposed('completed') })).toBe(true);
  expect(differsNow({ decided: 'good', before: proposed('good'), now: open })).toBe(false);
});

test('a range that the decision lies outside of, an exemption and a gap that came since differ as well', () => {
  const notRated = { kind: 'not-rated', because: ['new'], review: 'held', isDeferred: false } as Outcome;
  const gap = { kind: 'gap', candidate: 'completed' } as Outcome;
  for (const now of [open, notRated, gap]) {
    expect(differsNow({ decided: 'completed', before: proposed('completed'), now })).toBe(true);
    expect(differsNow({ decided: 'completed', before: now, now })).toBe(false);
  }
  expect(differsNow({ decided: 'completed', before: open, now: { kind: 'no-text' } })).toBe(false);
});

test('what is found: a difference at once, the rest once nothing is missing', () => {
  const checked = { decided: 'good', before: open, now: proposed('good') } as const;
  expect(findingOf({ ...checked, missing: 0 })).toBe('agrees');
  expect(findingOf({ ...checked, missing: 2 })).toBe('waits');
  expect(findingOf({ ...checked, now: proposed('completed'), missing: 2 })).toBe('differs');
});

test('nothing is confirmed while something is missing, and a difference asks for its reason', () => {
  const settled = { decided: 'good', before: null, now: proposed('good'), missing: 0 } as const;
  expect(codes(settled, null)).toEqual([]);
  expect(codes({ ...settled, missing: 1 }, 'Vẫn giữ')).toEqual(['ratings.still-waiting']);
  const differing = { ...settled, now: proposed('completed') };
  expect(codes(differing, ' ')).toEqual(['ratings.differs-without-reason']);
  expect(codes(differing, 'Tập thể thống nhất giữ mức')).toEqual([]);
  expect(codes({ ...differing, missing: 2 }, null)).toEqual([
    'ratings.still-waiting',
    'ratings.differs-without-reason',
  ]);
});
