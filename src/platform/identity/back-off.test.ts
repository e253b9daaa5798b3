import { expect, test } from 'vitest';
import { loginBackOff, pauseAfter } from './back-off.ts';

test('four failures are free, the fifth costs a minute, then the pause doubles up to half an hour', () => {
  expect([1, 4, 5, 6, 7, 9, 10, 1000].map((failures) => pauseAfter(failures, loginBackOff))).toEqual([
    0, 0, 60, 120, 240, 960, 1800, 1800,
  ]);
});
