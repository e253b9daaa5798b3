import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GroupedCell, placesFrom } from './group-words.ts';

const cellOf = (rows: readonly { memberId: string; group: { id: string; name: string } | null }[]): GroupedCell =>
  ({ arrangement: null, findings: [], groups: [{ id: 'g' }, { id: 'h' }], rows }) as unknown as GroupedCell;

test('the form sends everybody who is in a group that is there, once, as last chosen', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  const group = fc.constantFrom('g', 'h', 'gone');
  const row = fc.record({ memberId: id, group: fc.option(fc.record({ id: group, name: group })) });
  const chosen = fc.dictionary(id, fc.constantFrom('', 'g', 'h', 'gone'));
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: ({ memberId }) => memberId }), chosen, (rows, choice) => {
      const wanted = rows
        .map(({ memberId, group: had }) => ({ memberId, groupId: choice[memberId] ?? had?.id ?? '' }))
        .filter(({ groupId }) => groupId === 'g' || groupId === 'h');
      expect(placesFrom(cellOf(rows), choice)).toEqual(wanted);
    }),
  );
});

test('a guest who is on the roll twice is sent once', () => {
  const row = { memberId: 'a', group: null };
  expect(placesFrom(cellOf([row, row]), { a: 'g' })).toEqual([{ memberId: 'a', groupId: 'g' }]);
});
