import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsAround, type Point, projected } from './map-cells.ts';
import { classBounds, classOf } from './map-classes.ts';

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
const coordinate = fc.integer({ min: 0, max: 100 });
const points = fc.uniqueArray(fc.record({ x: coordinate, y: coordinate }), {
  minLength: 2,
  maxLength: 12,
  selector: ({ x, y }) => `${x} ${y}`,
});

test('every corner of a cell is at least as near to its own point as to any other', () => {
  fc.assert(
    fc.property(points, (all) => {
      const cells = cellsAround(all, 20);
      const tooFar = cells.flatMap((cell, index) =>
        cell.filter((corner) => {
          const own = distance(corner, all[index]!) - 1e-6;
          return own > 20 || all.some((other) => own > distance(corner, other));
        }),
      );
      expect(tooFar).toEqual([]);
    }),
  );
});

test('north is up and east is right', () => {
  const { points: drawn } = projected(
    [
      { latitude: 21.2, longitude: 105.5 },
      { latitude: 20.8, longitude: 106 },
    ],
    1000,
  );
  expect(drawn[0]!.y).toBeLessThan(drawn[1]!.y);
  expect(drawn[0]!.x).toBeLessThan(drawn[1]!.x);
});

test('equal values share a class, and the largest has the last', () => {
  const bounds = classBounds([1, 1, 1, 1, 5, 9]);
  expect(bounds).toEqual([1, 5, 9]);
  expect(classOf(1, bounds)).toBe(0);
  expect(classOf(9, bounds)).toBe(2);
  expect(classBounds([])).toEqual([]);
});
