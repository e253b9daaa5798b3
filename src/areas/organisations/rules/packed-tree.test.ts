import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { layOut } from './lay-out.ts';
import { inPreOrder, openTree, packTree, searchTree } from './packed-tree.ts';

const on = day('2026-11-23');
const forest = fc.array(fc.nat(), { minLength: 1, maxLength: 60 }).map((seeds) =>
  seeds.map((seed, index) => ({
    id: `n${index}`,
    parentId: index === 0 ? null : `n${seed % index}`,
    name: `Chi bộ số ${seed % 7}`,
    type: seed % 2 ? 'cell' : 'sub-party',
  })),
);

test('what is packed opens again to the same tree', () => {
  fc.assert(
    fc.property(forest, (rows) => {
      const nodes = inPreOrder(rows);
      const tree = openTree(packTree(nodes, { on, revision: 1, own: [] }));
      expect(tree.names).toEqual(nodes.map((node) => node.name));
      nodes.forEach((node, index) => {
        const parent = tree.parents[index]!;
        expect(parent < 0 ? null : nodes[parent]!.id).toBe(rows.find((row) => row.id === node.id)!.parentId);
        expect(tree.typeAt(index)).toBe(node.type);
      });
    }),
  );
});

test('positions nest: what lies below lies inside, neighbours do not overlap', () => {
  fc.assert(
    fc.property(forest, fc.integer({ min: 16, max: 1000 }), (rows, spare) => {
      const places = layOut(rows, 100, 100 + rows.length * spare, 3);
      for (const row of rows) {
        const own = places.get(row.id)!;
        const above =
          row.parentId === null ? { pos: 99, posEnd: 100 + rows.length * spare, depth: 2 } : places.get(row.parentId)!;
        expect(
          own.pos > above.pos && own.posEnd <= above.posEnd && own.posEnd > own.pos && own.depth === above.depth + 1,
        ).toBe(true);
        for (const other of rows) {
          if (other.parentId !== row.parentId || other.id === row.id) continue;
          const beside = places.get(other.id)!;
          expect(beside.posEnd <= own.pos || beside.pos >= own.posEnd).toBe(true);
        }
      }
    }),
  );
});

test('siblings stand in Vietnamese order, numbers by value', () => {
  const row = (name: string) => ({ id: name, parentId: null, name, type: 'cell' });
  expect(inPreOrder(['Chi bộ 10', 'Chi bộ 9', 'Đông', 'Dương'].map(row)).map((node) => node.name)).toEqual([
    'Chi bộ 9',
    'Chi bộ 10',
    'Dương',
    'Đông',
  ]);
});

test('search ignores case and accents and wants every word', () => {
  const nodes = ['Đảng bộ phường Đống Đa', 'Chi bộ Đống Mác', 'Chi bộ số 3'].map((name, index) => ({
    id: `${index}`,
    name,
    type: 'cell',
    depth: 0,
  }));
  const tree = openTree(packTree(nodes, { on, revision: 1, own: [] }));
  expect(searchTree(tree, 'dong DA', 10)).toEqual([0]);
  expect(searchTree(tree, 'đống', 10)).toEqual([0, 1]);
  expect(searchTree(tree, '  ', 10)).toEqual([]);
});
