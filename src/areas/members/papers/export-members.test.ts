import { expect, test } from 'vitest';
import { foldedHeading, headingsOf } from '../../../platform/import/layout.ts';
import { exportColumn } from '../contract/import-export.ts';
import { membersLayout } from '../rules/import-layout.ts';
import { listSheet } from './export-members.ts';

test('every head under which a column of the list leaves is known to the import as that column alone', () => {
  const columnsUnder = (head: string) =>
    membersLayout.columns.filter((one) => headingsOf(one).has(foldedHeading(head))).map(({ key }) => key);
  for (const language of ['vi', 'en'] as const)
    for (const key of exportColumn.options)
      expect([key, columnsUnder(listSheet([key], language).columns[0]!.header)]).toEqual([key, [key]]);
});
