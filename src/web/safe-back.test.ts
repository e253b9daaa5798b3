import { expect, test } from 'vitest';
import { safeBack } from './safe-back.ts';

test('after sign-in one comes back to the page one wanted', () =>
  expect(safeBack('/organisations/1?on=2025-06-30')).toBe('/organisations/1?on=2025-06-30'));

test.each([
  '//elsewhere.example',
  'https://elsewhere.example',
  '/\\elsewhere.example',
  '/sign-in?back=/',
  undefined,
  7,
])('%s leads home instead', (back) => expect(safeBack(back)).toBe('/'));
