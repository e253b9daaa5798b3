import { expect, test } from 'vitest';
import { z } from 'zod';
import { areasWith } from './areas.ts';

const largest = 2 ** 31 - 1;
/** Numbers whose columns are bigint, by the end of their path. */
const inBigintColumns =
  /(dong|amount|income|basis|sum)|^tasks\..*\.figure.*\.numerator$|^platform\.retry-job\..*jobId$|exportedSeal.*number$|node-at.*revision$/i;

type Shape = { readonly type?: unknown; readonly maximum?: number; readonly [key: string]: unknown };

/** Places of whole numbers that let through more than an integer column holds: they would answer 500 instead of 400. */
const unbounded = (shape: unknown, path: string): string[] => {
  if (typeof shape !== 'object' || shape === null) return [];
  const { type, maximum } = shape as Shape;
  const isOpen = type === 'integer' && (maximum ?? Number.MAX_SAFE_INTEGER) > largest && !inBigintColumns.test(path);
  return [
    ...(isOpen ? [path] : []),
    ...Object.entries(shape).flatMap(([key, below]) => unbounded(below, `${path}.${key}`)),
  ];
};

test('no whole number of an input is larger than the column it is compared with', () => {
  const contracts = areasWith({ version: '0', openIdConnect: true }).flatMap(({ actions, questions }) =>
    [...actions, ...questions].map(({ contract }) => contract),
  );
  expect(contracts.length).toBeGreaterThan(300);
  const open = contracts.flatMap(({ name, input }) =>
    unbounded(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }), name),
  );
  expect(open).toEqual([]);
});
