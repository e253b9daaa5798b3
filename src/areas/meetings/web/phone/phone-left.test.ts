import { expect, test } from 'vitest';
import type { Bundle } from './phone-bundle.ts';
import type { KeptDraft } from './phone-draft.ts';
import { leftCells } from './phone-left.ts';

const person = (memberId: string) => ({ memberId, fullName: `Đảng viên ${memberId}` });
const bundleOf = (organisationId: string): Bundle =>
  ({
    ...{ organisationId, name: `Chi bộ ${organisationId}`, ahead: [], facts: { groups: [] } },
    openings: {
      regular: {
        roll: ['a', 'b'].map(person),
        openTasks: [{ taskId: 't', text: 'Sửa nhà văn hóa' }],
        packs: { score: null },
      },
    },
  }) as never;
const sheetOf = (organisationId: string): KeptDraft =>
  ({
    draft: { organisationId, attendance: [{ memberId: 'a' }], taskReports: [{ taskId: 't' }] },
    version: null,
  }) as never;

const bundles = ['c', 'd'].map(bundleOf);

test('of a cell whose office ended its name and the words of what was written for it stay, nothing else of the roll', () => {
  const left = leftCells({ bundles, left: [], sheets: [sheetOf('c'), sheetOf('d')] }, new Set(['c']));
  expect(left).toEqual([{ organisationId: 'd', name: 'Chi bộ d', words: { a: 'Đảng viên a', t: 'Sửa nhà văn hóa' } }]);
  // The next contact finds no bundle of it any more.
  const again = leftCells({ bundles: [bundleOf('c')], left, sheets: [sheetOf('d')] }, new Set(['c']));
  expect(again).toEqual(left);
});

test('nothing stays of a cell without sheets, nor where the office goes on', () => {
  expect(leftCells({ bundles, left: [], sheets: [sheetOf('c')] }, new Set(['c']))).toEqual([]);
  expect(leftCells({ bundles, left: [], sheets: [sheetOf('d')] }, new Set(['c', 'd']))).toEqual([]);
});
