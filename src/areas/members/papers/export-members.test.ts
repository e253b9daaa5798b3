import { expect, test } from 'vitest';
import { foldedHeading, headingsOf } from '../../../platform/import/layout.ts';
import { importedColumn } from '../contract/import-export.ts';
import { membersLayout } from '../rules/import-layout.ts';
import { listSheet } from './export-members.ts';

test('every head under which a column of the list leaves is known to the import as that column alone', () => {
  const columnsUnder = (head: string) =>
    membersLayout.columns.filter((one) => headingsOf(one).has(foldedHeading(head))).map(({ key }) => key);
  for (const language of ['vi', 'en'] as const)
    for (const key of importedColumn.options)
      expect([key, columnsUnder(listSheet([key], language).columns[0]!.header)]).toEqual([key, [key]]);
});

test('party age leaves as a number under the head on screen, an unknown one as a blank, and no list reads it back', () => {
  const { columns, toRow } = listSheet(['fullName', 'partyAge'], 'vi');
  expect(columns.map(({ header }) => header)).toEqual(['Họ và tên', 'Tuổi Đảng']);
  expect(toRow({ fullName: 'Nguyễn Thử', partyAge: 0 }, 1)).toEqual(['Nguyễn Thử', 0]);
  expect(toRow({ fullName: 'Nguyễn Thử', partyAge: null }, 1)).toEqual(['Nguyễn Thử', null]);
  expect(membersLayout.columns.filter((one) => headingsOf(one).has(foldedHeading('Tuổi Đảng')))).toEqual([]);
});
