import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import type { Layout } from '../../../platform/import/layout.ts';
import { insertOrganisations } from '../actions/insert-organisations.ts';
import type { OrganisationId } from '../contract/tree.ts';
import * as contract from '../contract.ts';
import { committeesLayout, organisationsLayout } from '../rules/import-layouts.ts';
import { reorganisationLayout } from '../rules/reorganisation-sheet-layout.ts';
import { importVocabularyOn } from './import-world.ts';

const harness = await startHarness();
const cityId = newId<OrganisationId>();
let officer: Account;

beforeAll(async () => {
  harness.clock.now = new Date('2026-11-10T03:00:00Z');
  await harness.load((tx) =>
    insertOrganisations(tx, [
      { id: cityId, parentId: null, name: 'Đảng bộ thành phố Thử', type: 'provincial-party', from: null },
    ]),
  );
  officer = await harness.account({ role: 'organisation-officer', organisationId: cityId });
});

const vocabulary = importVocabularyOn(day('2026-11-10'));
const layoutsOf: Record<'organisations' | 'reorganisation', readonly Layout[]> = {
  organisations: [organisationsLayout(vocabulary), committeesLayout(vocabulary)],
  reorganisation: [reorganisationLayout(vocabulary)],
};

const open = async (kind: keyof typeof layoutsOf, language: 'vi' | 'en') => {
  const { contentBase64 } = await harness.ask(officer, contract.importTemplate, { kind, language });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(contentBase64, 'base64') as never);
  return book;
};

const range = /^'(.+)'!\$([A-Z]+)\$(\d+):\$\2\$(\d+)$/;

const offered = (book: ExcelJS.Workbook, formula: string): string[] => {
  const [, sheetName = '', letters = '', first, last] = range.exec(formula) ?? [];
  const sheet = book.getWorksheet(sheetName)!;
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) =>
    sheet.getCell(`${letters}${Number(first) + at}`).text.trim(),
  );
};

describe.each([
  ['organisations', 'vi'],
  ['organisations', 'en'],
  ['reorganisation', 'vi'],
  ['reorganisation', 'en'],
] as const)('the template %s in %s', (kind, language) => {
  test('offers whole names from its sheet of lists, and every one of them is read', async () => {
    const book = await open(kind, language);
    for (const layout of layoutsOf[kind]) {
      const sheet = book.getWorksheet(layout.sheetNames[language])!;
      for (const [index, { choices, read }] of layout.columns.entries()) {
        const validation = sheet.getCell(3, index + 1).dataValidation;
        if (!choices) {
          expect(validation).toBeUndefined();
          continue;
        }
        expect(validation).toMatchObject({ type: 'list', formulae: [expect.stringMatching(range)] });
        const names = offered(book, validation.formulae[0]);
        expect(names).toEqual(choices.map((choice) => choice[language]));
        for (const name of names) expect(read(name)).toMatchObject({ value: expect.anything() });
      }
    }
  });
});

test('a name with a comma stays one choice', async () => {
  const book = await open('reorganisation', 'vi');
  const validation = book.getWorksheet('Sắp xếp')!.getCell(3, 4).dataValidation;
  expect(offered(book, validation.formulae[0])).toContain('Đảng bộ tỉnh, thành phố');
});
