import { expect, test } from 'vitest';
import { isBranch, matching, moveBy, rowsInView, type TreeNode, treeOf } from './tree-rows.ts';

const node = (key: string, depth: number, label: string): TreeNode => ({ key, depth, label });
const tree = treeOf([
  node('city', 0, 'Đảng bộ thành phố'),
  node('ward1', 1, 'Đảng bộ phường Ba Đình'),
  node('cell1', 2, 'Chi bộ khu 1'),
  node('cell2', 2, 'Chi bộ khu 2'),
  node('ward2', 1, 'Đảng bộ phường Giảng Võ'),
  node('cell3', 2, 'Chi bộ trường học'),
  node('office', 1, 'Chi bộ văn phòng'),
]);
const all = rowsInView(tree, new Set(['city', 'ward1', 'ward2']));

test('places, parents and ends follow from the depths', () => {
  expect([...tree.parent]).toEqual([-1, 0, 1, 1, 0, 4, 0]);
  expect([...tree.end]).toEqual([7, 4, 3, 4, 6, 6, 7]);
  expect([...tree.place]).toEqual([1, 1, 1, 2, 2, 1, 3]);
  expect([...tree.siblings]).toEqual([1, 3, 2, 2, 3, 1, 3]);
  expect([isBranch(tree, 1), isBranch(tree, 6)]).toEqual([true, false]);
});

test('what is closed hides everything below it', () => {
  expect(rowsInView(tree, new Set())).toEqual([0]);
  expect(rowsInView(tree, new Set(['city', 'ward2']))).toEqual([0, 1, 4, 5, 6]);
  expect(all).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('a search keeps matches and what is above them', () => {
  const { kept, hits } = matching(tree, 'truong');
  expect(hits).toEqual([5]);
  expect(rowsInView(tree, new Set(), kept)).toEqual([0, 4, 5]);
});

test('arrows walk, open and close', () => {
  expect(moveBy(tree, all, 3, 'ArrowDown', '')).toEqual({ focus: 4 });
  expect(moveBy(tree, all, 0, 'ArrowUp', '')).toEqual({ focus: 0 });
  expect(moveBy(tree, all, 1, 'ArrowLeft', '')).toEqual({ close: 1 });
  expect(moveBy(tree, all, 3, 'ArrowLeft', '')).toEqual({ focus: 1 });
  expect(moveBy(tree, [0], 0, 'ArrowRight', '')).toEqual({ open: [0] });
  expect(moveBy(tree, all, 1, 'ArrowRight', '')).toEqual({ focus: 2 });
  expect(moveBy(tree, all, 6, 'ArrowRight', '')).toBeNull();
});

test('Home, End and the star', () => {
  expect(moveBy(tree, all, 3, 'Home', '')).toEqual({ focus: 0 });
  expect(moveBy(tree, all, 3, 'End', '')).toEqual({ focus: 6 });
  expect(moveBy(tree, all, 6, '*', '')).toEqual({ open: [1, 4] });
});

test('typing goes to the next name that begins so, without accents', () => {
  expect(moveBy(tree, all, 2, 'c', 'c')).toEqual({ focus: 3 });
  expect(moveBy(tree, all, 6, 'c', 'c')).toEqual({ focus: 2 });
  expect(moveBy(tree, all, 0, 'v', 'chi bo v')).toEqual({ focus: 6 });
  expect(moveBy(tree, all, 0, 'x', 'x')).toBeNull();
});

test('20,000 nodes are read and searched at the speed of typing', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => node(`${at}`, at === 0 ? 0 : 1 + (at % 3), `Chi bộ số ${at}`));
  const big = treeOf(many);
  expect(matching(big, 'so 19999').hits).toEqual([19_999]);
  expect(rowsInView(big, new Set(['0'])).length).toBeGreaterThan(6000);
});
