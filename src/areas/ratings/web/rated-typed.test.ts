import { expect, test } from 'vitest';
import { selfSheet } from './rated-typed.ts';
import type { SubjectView } from './subject-view.ts';

const view = (steps: readonly object[]): SubjectView =>
  ({
    ...{ marks: [], criteria: null, gradedParts: [], selfLevel: 'good', proposedLevel: null, steps },
    parts: [{ code: 'common' }, { code: 'result' }],
  }) as never;

test('a proposal finds the points of the self-rating that stands, not of one that was taken back, and none where none were given', () => {
  const withdrawn = { step: 'rate-self', isWithdrawn: true, points: { common: 10, result: 10 } };
  const stands = { step: 'rate-self', isWithdrawn: false, points: { common: 28.5, result: 60.25 } };
  expect(selfSheet(view([withdrawn, stands]))?.points).toEqual({ common: 28.5, result: 60.25 });
  expect(selfSheet(view([withdrawn]))).toBeNull();
  expect(selfSheet(view([{ ...stands, points: { common: 0, result: null } }]))?.points).toEqual({
    common: 0,
    result: '',
  });
});
