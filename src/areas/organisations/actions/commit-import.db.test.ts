import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { soundSheets, spreadsheet } from '../../../../tests/spreadsheet.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { expireImports } from '../../../platform/import/expire-imports.ts';
import { type OrganisationId, organisationId } from '../contract/tree.ts';
import * as contract from '../contract.ts';
import { insertOrganisations } from './insert-organisations.ts';

const harness = await startHarness();
const now = new Date('2026-11-10T03:00:00Z');

let officer: Account;
let stranger: Account;
let communeId: OrganisationId;

const upload = async (file: string, by = officer) =>
  (
    await harness.act(by, contract.uploadOrganisations, {
      underId: communeId,
      fileName: 'thu.xlsx',
      contentBase64: file,
    })
  ).importId;
const imported = async (file: string) => {
  const importId = await upload(file);
  return harness.act(officer, contract.commitImport, { importId });
};
const count = async (table: string, where = 'true') =>
  Number((await harness.owner.query(`SELECT count(*) FROM ${table} WHERE ${where}`)).rows[0].count);
const everything = async () => [
  await count('organisations.organisation'),
  await count('organisations.person'),
  await count('organisations.post'),
  await count('organisations.term'),
  await count('organisations.organisation_version'),
];

const line = (id: string, parentId: string | null, name: string, type: string) => ({
  id,
  parentId,
  name,
  type,
  from: day('2025-07-01'),
});

beforeAll(async () => {
  harness.clock.now = now;
  const [root, other] = [newId(), newId()];
  communeId = organisationId.parse(newId());
  await harness.load((tx) =>
    insertOrganisations(tx, [
      line(root, null, 'Đảng bộ thành phố Thử', 'provincial-party'),
      line(communeId, root, 'Đảng bộ xã Thử', 'upper-grassroots-party'),
      line(other, root, 'Đảng bộ xã Khác', 'upper-grassroots-party'),
    ]),
  );
  officer = await harness.account({ role: 'organisation-officer', organisationId: communeId });
  stranger = await harness.account({ role: 'organisation-officer', organisationId: other });
});

beforeEach(() => {
  harness.clock.now = now;
});

const undo = (importId: string, untouchedOnly = false) =>
  harness.act(officer, contract.undoImport, { importId: contract.importId.parse(importId), untouchedOnly });

describe('an import', () => {
  test('is previewed, committed in one go, and undone on the same day as if it had not been', async () => {
    const before = await everything();
    const importId = await upload(await spreadsheet(...soundSheets));
    const preview = await harness.ask(officer, contract.importPreview, { importId });
    expect(preview).toMatchObject({
      stops: 0,
      counts: { organisations: 3, terms: 1, persons: 3, posts: 3, unchanged: 0 },
    });
    expect(preview.rows.map(({ name, parentName }) => [name, parentName])[1]).toEqual([
      'Chi bộ tổ Toán',
      'Đảng bộ trường Thử',
    ]);
    expect(await everything()).toEqual(before);

    await harness.act(officer, contract.commitImport, { importId });
    expect(await count('organisations.organisation_code', `code = '0101'`)).toBe(1);
    expect(await count('organisations.post', `term_id IS NOT NULL`)).toBe(1);
    expect(await count('organisations.event_party')).toBe(2);
    expect(await count('platform.import_row')).toBe(0);

    const { takenBack, kept } = await undo(importId);
    expect(takenBack).toEqual({ organisations: 3, terms: 1, persons: 3, posts: 3 });
    expect(kept).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  test('of the same file changes nothing the second time; what is exported is read back as unchanged', async () => {
    const first = await imported(await spreadsheet(...soundSheets));
    const before = await everything();
    const second = await imported(await spreadsheet(...soundSheets));
    expect(second.counts).toEqual({ organisations: 0, terms: 0, persons: 0, posts: 0, unchanged: 6 });
    const exported = await harness.ask(officer, contract.exportOrganisations, {
      underId: communeId,
      on: day('2026-11-10'),
      format: 'xlsx',
    });
    const again = await harness.ask(officer, contract.importPreview, {
      importId: await upload(exported.contentBase64),
    });
    expect(again).toMatchObject({ stops: 0, counts: { organisations: 0, unchanged: 4 } });
    expect(await everything()).toEqual(before);
    await undo(first.importId);
  });

  test('with faults names each at its cell, and writes nothing', async () => {
    const before = await everything();
    const importId = await upload(
      await spreadsheet(
        [
          ['0201', 'Chi bộ A', 'Chi bộ cơ sởx', '', '', '31/02/2025'],
          ['0202', 'Chi bộ B', 'Chi bộ', '', 'hàng 4'],
          ['0203', 'Chi bộ C', 'Chi bộ', '', 'hàng 3'],
          ['0203', 'Chi bộ D', 'Chi bộ', '', 'Đảng bộ xã Thủ'],
          ['', 'Chi bộ E', 'Chi bộ', '', 'Trường không có'],
        ],
        [['Chi bộ Z', 'Nguyễn Văn Thử', '', 'Bí thư', '01/09/2025', '01/08/2025']],
      ),
    );
    const { faults, stops } = await harness.ask(officer, contract.importPreview, { importId });
    const told = faults
      .filter(({ level }) => level === 'stop')
      .map(({ row, column, code, suggestion }) => [row, column, code.split('.')[1], suggestion]);
    expect(told).toEqual(
      expect.arrayContaining([
        [2, 'C', 'cell-unknown-choice', 'Chi bộ cơ sở'],
        [2, 'F', 'cell-not-a-day', null],
        [3, 'E', 'import-cycle', null],
        [4, 'E', 'import-cycle', null],
        [5, 'A', 'import-unit-twice', null],
        [6, 'E', 'import-parent-unknown', null],
        [2, 'A', 'import-organisation-unknown', 'Chi bộ A'],
      ]),
    );
    const reasons = await harness.refused(officer, contract.commitImport, { importId });
    expect(reasons[0]).toBe('organisations.import-has-faults');
    expect(reasons.length).toBe(stops + 1);
    expect(await everything()).toEqual(before);
    await harness.act(officer, contract.cancelImport, { importId });
    expect(await count('platform.import_row', `import_id = '${importId}'`)).toBe(0);
    expect(await harness.refused(officer, contract.commitImport, { importId })).toEqual(['platform.import-cancelled']);
  });

  test('on which something was built is not undone, and says what came after; the rest can be', async () => {
    const { importId } = await imported(await spreadsheet(...soundSheets));
    const { rows } = await harness.owner.query(
      `SELECT org_id FROM organisations.organisation_version WHERE name = 'Chi bộ tổ Văn'`,
    );
    await harness.act(officer, contract.recordPerson, { organisationId: rows[0].org_id, fullName: 'Phạm Văn Sau' });
    expect(await harness.refused(officer, contract.undoImport, { importId })).toEqual(
      expect.arrayContaining(['organisations.import-built-on']),
    );
    const { takenBack, kept } = await undo(importId, true);
    expect(kept.map(({ name }) => name)).toEqual(['Chi bộ tổ Văn']);
    // The school stays because the cell that stays hangs on it.
    expect(takenBack.organisations).toBe(1);
  });

  test('cannot be undone on the next day', async () => {
    const { importId } = await imported(await spreadsheet([['0301', 'Chi bộ hôm qua', 'Chi bộ', '', '']]));
    harness.clock.now = new Date('2026-11-10T17:30:00Z');
    expect(await harness.refused(officer, contract.undoImport, { importId })).toEqual([
      'organisations.import-undo-too-late',
    ]);
  });
});

describe('walls', () => {
  test('nobody else sees, commits or undoes an import, and none is made outside the own scope', async () => {
    const importId = await upload(await spreadsheet([['0401', 'Chi bộ kín', 'Chi bộ']]));
    for (const one of [contract.importPreview, contract.commitImport, contract.cancelImport, contract.undoImport]) {
      expect(await harness.refused(stranger, one, { importId })).toEqual(['platform.not-found']);
    }
    expect(
      await harness.refused(stranger, contract.uploadOrganisations, {
        underId: communeId,
        fileName: 'x.xlsx',
        contentBase64: await spreadsheet([['1', 'a', 'b']]),
      }),
    ).toEqual(['platform.not-permitted']);
    await harness.act(officer, contract.cancelImport, { importId });
  });

  test('staged text is out of reach of the request roles', async () => {
    for (const role of ['app_scoped', 'app_offices', 'app_all', 'app_self'] as const) {
      await expect(harness.program.pools[role].query('SELECT * FROM platform.import_row')).rejects.toThrow(
        'permission denied',
      );
    }
  });

  test('the text of a file nobody committed is emptied after seven days', async () => {
    const importId = await upload(await spreadsheet([['0501', 'Chi bộ quên', 'Chi bộ']]));
    await harness.program.runner.asSystem(expireImports.name, (context) =>
      expireImports.run({ ...context, now: new Date(Date.now() + 8 * 86_400_000) }),
    );
    expect(await count('platform.import_row')).toBe(0);
    expect(await harness.refused(officer, contract.commitImport, { importId })).toEqual(['platform.import-expired']);
  });

  test.each([
    ['not a file', '!!!', 'platform.file-not-base64'],
    ['a PDF', Buffer.from('%PDF-1.7 x').toString('base64'), 'platform.file-not-spreadsheet'],
    ['other columns', Buffer.from('a;b\n1;2\n').toString('base64'), 'platform.sheet-not-found'],
  ])('%s is refused with the reason', async (_, contentBase64, code) => {
    expect(
      await harness.refused(officer, contract.uploadOrganisations, {
        underId: communeId,
        fileName: 'x.csv',
        contentBase64,
      }),
    ).toEqual([code]);
  });
});

test('the template is read back with all its columns', async () => {
  const template = await harness.ask(officer, contract.importTemplate, { kind: 'organisations' });
  const importId = await upload(template.contentBase64);
  const preview = await harness.ask(officer, contract.importPreview, { importId });
  expect(preview.organisations.columns.every(({ column }) => column !== null)).toBe(true);
  expect(preview.committees?.columns.every(({ column }) => column !== null)).toBe(true);
  await harness.act(officer, contract.cancelImport, { importId });
});
