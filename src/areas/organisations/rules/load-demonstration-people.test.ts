import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fictionalPersons } from './load-demonstration-people.ts';
import { partyNameOf, sectorOfKind, unitFigures } from './load-unit-rows.ts';

const parts = {
  family: ['Nguyễn', 'Trần', 'Lê'],
  men: { middle: ['Văn', 'Đức'], given: ['An', 'Bình'] },
  women: { middle: ['Thị'], given: ['Hà', 'Lan'] },
};
const some = (seed: number) => {
  const next = fictionalPersons(parts, seed);
  return Array.from({ length: 10 }, () => next());
};

test('the same seed gives the same persons, no name twice', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      expect(some(seed)).toEqual(some(seed));
      expect(new Set(some(seed).map((person) => person.fullName)).size).toBe(10);
    }),
  );
});

test('another seed gives others', () => expect(some(1)).not.toEqual(some(2)));

test('units become Party organisations by name and kind; a missing figure is left out', () => {
  expect(partyNameOf('Thị xã Sơn Tây')).toBe('Đảng bộ thị xã Sơn Tây');
  expect(['Xã', 'Phường', 'Thị trấn', 'Đặc khu', 'Châu'].map(sectorOfKind)).toEqual([
    'commune',
    'ward',
    'township',
    'special-zone',
    null,
  ]);
  expect(unitFigures({ population: '3615', area_km2: '' })).toEqual([
    { measure: 'population', value: 3615, unit: 'persons' },
  ]);
  expect(unitFigures({ population: 'đang cập nhật', area_km2: '0.0' })).toEqual([]);
  expect(unitFigures({ population: '30,509' })).toEqual([{ measure: 'population', value: 30_509, unit: 'persons' }]);
});
