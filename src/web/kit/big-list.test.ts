import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PAGE_ROWS, pagesAround, placeOf, rowsFromStart } from './big-list-pages.ts';
import { barOffset, listOffset, offsetToSee, rowAfterKey, scaleOf } from './big-list-scroll.ts';
import { type BigFilter, chosenIn, columnsShown, isSameChoice, searchOf, sortIn, toggled } from './big-list-state.ts';

const filters: readonly BigFilter[] = [
  { kind: 'chip', key: 'new', label: 'Mới' },
  {
    kind: 'choice',
    key: 'state',
    label: 'Trạng thái',
    isMany: true,
    options: ['active', 'exempt', '30', '90'].map((value) => ({ value, label: value })),
  },
  { kind: 'organisation', key: 'cell', label: 'Chi bộ' },
];
const first = { key: 'name', descending: false };

test('an address carries codes, and only those', () => {
  const chosen = { new: ['yes'], state: ['90', '30'], cell: ['0193a0c2-0000-7000-8000-000000000001'] };
  const written = searchOf({ chosen, sort: { key: 'born', descending: true } }, filters, first);
  expect(written).toEqual({
    new: 'yes',
    state: '90_30',
    cell: '0193a0c2-0000-7000-8000-000000000001',
    sort: '-born',
  });
  expect(chosenIn(written, filters)).toEqual(chosen);
  expect(sortIn(written, ['name', 'born'], first)).toEqual({ key: 'born', descending: true });
});

test('what is no code of a filter is left out of an address that was written by hand', () => {
  expect(
    chosenIn({ state: 'active_Nguyễn Văn A_drop table', new: 'maybe', cell: 'a b', on: '2026-01-01' }, filters),
  ).toEqual({
    state: ['active'],
  });
  expect(chosenIn({ state: 90 }, filters)).toEqual({ state: ['90'] });
  expect(sortIn({ sort: '-password' }, ['name'], first)).toEqual(first);
});

test('the usual order and no filter leave the address clean', () =>
  expect(searchOf({ chosen: {}, sort: first }, filters, first)).toEqual({}));

test('a second click takes a choice away; a filter of one value changes it', () => {
  const on = toggled({}, filters[1]!, 'active');
  expect(toggled(on, filters[1]!, 'exempt')).toEqual({ state: ['active', 'exempt'] });
  expect(toggled(on, filters[1]!, 'active')).toEqual({});
  expect(toggled({ cell: ['a'] }, filters[2]!, 'b')).toEqual({ cell: ['b'] });
  expect(isSameChoice({ state: ['a', 'b'], new: ['yes'] }, { new: ['yes'], state: ['b', 'a'] })).toBe(true);
  expect(isSameChoice({ state: ['a'] }, {})).toBe(false);
});

test('columns that no longer exist are forgotten, and never all', () => {
  const all = [{ key: 'name' }, { key: 'cell' }, { key: 'card', isExtra: true }];
  expect(columnsShown(null, all)).toEqual(['name', 'cell']);
  expect(columnsShown(['card', 'gone', 'name', 'card'], all)).toEqual(['card', 'name']);
  expect(columnsShown(['gone'], all)).toEqual(['name', 'cell']);
});

test('pages in view, one ahead and one behind, within the list', () => {
  expect(pagesAround(0, 20, 500_000)).toEqual([0, 1]);
  expect(pagesAround(250_040, 250_070, 500_000)).toEqual([2499, 2500, 2501]);
  expect(pagesAround(499_980, 499_999, 500_000)).toEqual([4998, 4999]);
  expect(pagesAround(0, 0, 0)).toEqual([0]);
});

test('every page is asked for at its own first row, from whichever pages are known', () =>
  fc.assert(
    fc.property(fc.nat(5000), fc.array(fc.nat(5000)), (page, known) => {
      const endOf = (earlier: number): string | undefined => (known.includes(earlier) ? String(earlier) : undefined);
      const { after, skip } = placeOf(page, endOf);
      expect((after === null ? 0 : (Number(after) + 1) * PAGE_ROWS) + skip).toBe(page * PAGE_ROWS);
    }),
  ));

test('rows without a gap end at the first page that is missing or not full', () => {
  expect(rowsFromStart((page) => [100, 100, undefined, 100][page])).toBe(200);
  expect(rowsFromStart((page) => [100, 37, 100][page])).toBe(137);
  expect(rowsFromStart(() => undefined)).toBe(0);
});

test('a bar that is shorter than the list still reaches both ends', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_600_000 }), fc.integer({ min: 100, max: 2000 }), (rows, view) => {
      const scale = scaleOf(rows * 88, view);
      const lowest = Math.max(0, scale.shown - view);
      expect(listOffset(scale, 0)).toBe(0);
      expect(listOffset(scale, lowest)).toBeCloseTo(Math.max(0, scale.tall - view), 3);
      expect(barOffset(scale, listOffset(scale, lowest / 3))).toBeCloseTo(lowest / 3, 3);
    }),
  ));

test('keys move within the list, and a row that is in view stays where it is', () => {
  expect(rowAfterKey('ArrowDown', 4, 5, 10)).toBe(4);
  expect(rowAfterKey('ArrowUp', 0, 5, 10)).toBe(0);
  expect(rowAfterKey('PageDown', 0, 500_000, 12)).toBe(12);
  expect(rowAfterKey('End', 0, 500_000, 12)).toBe(499_999);
  expect(rowAfterKey('Home', 77, 500_000, 12)).toBe(0);
  expect(rowAfterKey('x', 1, 5, 10)).toBeNull();
  expect(rowAfterKey('End', 0, 0, 10)).toBeNull();
  expect(offsetToSee(3, 40, 0, 400)).toBeNull();
  expect(offsetToSee(10, 40, 0, 400)).toBe(40);
  expect(offsetToSee(1, 40, 200, 400)).toBe(40);
});
