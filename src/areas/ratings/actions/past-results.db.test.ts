import { describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import { xlsxBytes } from '../../../platform/paper/xlsx.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused, clock } = harness;
clock.now = new Date('2026-11-20T05:00:00Z');
const { officer, stranger, cells, commune, neighbour } = await loadCommune(harness);
const [first] = cells as [(typeof cells)[0]];
const memberId = await loadMember(harness, first, { fullName: 'Lê Thị An' });
const born = (on: string) => ({ fullName: 'Trần Văn Bình', facts: { sex: 'male' as const, birthOn: day(on) } });
await loadMember(harness, first, born('1970-02-03'));
const otherBinh = await loadMember(harness, first, born('1982-09-01'));

const heads = ['Đối tượng', 'Tổ chức đảng', 'Họ và tên', 'Năm', 'Kết quả', 'Lý do', 'Số QĐ', 'Ngày QĐ'];
const file = async (rows: string[][]) =>
  Buffer.from(
    await xlsxBytes([{ name: 'Kết quả', columns: heads.map((header) => ({ header })), rows }], new Date(0)),
  ).toString('base64');
const upload = async (rows: string[][]) =>
  (
    await act(officer, contract.uploadPastResults, {
      underId: commune,
      fileName: 'ket-qua.xlsx',
      contentBase64: await file(rows),
    })
  ).importId;
const sound = [
  ['Tổ chức đảng', 'Chi bộ thôn 1', '', '2025', 'Hoàn thành xuất sắc nhiệm vụ', '', '15-QĐ/ĐU', '20/12/2025'],
  ['', 'Chi bộ thôn 2', '', '2024', 'HTTNV', '', '', ''],
  ['', 'chi bo thon 1', 'Lê Thị An', '2025', 'Hoàn thành tốt', '', '15-QĐ/ĐU', '20/12/2025'],
  ['Đảng viên', 'Chi bộ thôn 1', 'Lê Thị An', '2024', 'Chưa xếp loại', 'Mới kết nạp', '', ''],
  ['Tổ chức đảng', 'Chi bộ thôn 3', '', '2016', 'Trong sạch, vững mạnh', '', '', ''],
];
const listed = async () => (await ask(officer, contract.pastResults, { organisationId: commune })).rows;
const one = {
  organisationId: first,
  kind: 'member',
  memberId,
  year: 2023,
  level: 'good',
  decisionNumber: '9-QĐ/ĐU',
  decidedOn: day('2023-12-20'),
} as const;

describe('a file of earlier results', () => {
  test('is previewed with every fault, and nothing of it is written while one stands', async () => {
    const importId = await upload([
      ...sound,
      ['', 'Chi bộ thôn 9', '', '2025', 'Hoàn thành tốt', '', '', ''],
      ['', 'Chi bộ thôn 1', 'Trần Văn Bình', '2025', 'Hoàn thành tốt', '', '', ''],
      ['', 'Chi bộ thôn 1', 'Lê Thị Anh', '2025', 'Hoàn thành tốt', '', '', ''],
      ['', 'Chi bộ thôn 2', '', '2026', 'Tạm được', '', '', ''],
      ['', 'Chi bộ thôn 2', '', '2026', 'Hoàn thành', '', '', '01/12/2026'],
      ['', 'Chi bộ thôn 2', '', '2023', 'Chưa xếp loại', '', '', '01/12/2022'],
      ['', 'Chi bộ thôn 2', '', '2022', 'Yếu kém', '', '', ''],
      ['', 'Chi bộ thôn 2', '', '2024', 'Hoàn thành', '', '', ''],
    ]);
    const preview = await ask(officer, contract.pastResultsPreview, { importId });
    expect(preview.faults.map(({ row, code }) => [row - 6, code]).sort()).toEqual(
      [
        [1, 'ratings.organisation-not-found'],
        [2, 'ratings.person-ambiguous'],
        [3, 'ratings.person-not-on-roll'],
        [4, 'platform.cell-unknown-choice'],
        [5, 'ratings.year-not-over'],
        [5, 'ratings.day-in-future'],
        [6, 'ratings.decided-before-year'],
        [6, 'ratings.not-rated-without-reason'],
        [7, 'ratings.level-of-other-year'],
        [8, 'ratings.result-twice-in-file'],
      ].sort(),
    );
    expect(preview.faults.find(({ code }) => code === 'ratings.person-not-on-roll')?.suggestion).toBe('Lê Thị An');
    expect((await refused(officer, contract.commitPastResults, { importId }))[0]).toBe('ratings.import-has-faults');
    expect(await listed()).toEqual([]);
  });

  test('tells two of one name apart by birth, and says in the preview alone which births there are', async () => {
    const withBirth = ['Tổ chức đảng', 'Họ và tên', 'Ngày sinh', 'Năm', 'Kết quả'];
    const send = async (rows: string[][]) => {
      const columns = withBirth.map((header) => ({ header }));
      const bytes = await xlsxBytes([{ name: 'Kết quả', columns, rows }], new Date(0));
      const contentBase64 = Buffer.from(bytes).toString('base64');
      const sent = { underId: commune, fileName: 'trung-ten.xlsx', contentBase64 };
      return (await act(officer, contract.uploadPastResults, sent)).importId;
    };
    const unclear = await send([
      ['Chi bộ thôn 1', 'Trần Văn Bình', '', '2024', 'HTTNV'],
      ['Chi bộ thôn 1', 'Trần Văn Bình', '1990', '2024', 'HTTNV'],
    ]);
    const { faults } = await ask(officer, contract.pastResultsPreview, { importId: unclear });
    expect(faults.map(({ code, suggestion }) => [code, suggestion])).toEqual([
      ['ratings.person-ambiguous', '01/09/1982; 03/02/1970'],
      ['ratings.birth-of-another', '01/09/1982; 03/02/1970'],
    ]);
    await act(officer, contract.cancelPastResults, { importId: unclear });
    const clear = await send([['Chi bộ thôn 1', 'Trần Văn Bình', '1/9/1982', '2024', 'HTTNV']]);
    await act(officer, contract.commitPastResults, { importId: clear });
    expect((await listed()).map((row) => row.memberId)).toEqual([otherBinh]);
    await act(officer, contract.undoPastResults, { importId: clear });
  });

  test('is written in one go, marked as entered, and taken back on its day', async () => {
    const importId = await upload(sound);
    const preview = await ask(officer, contract.pastResultsPreview, { importId });
    expect(preview).toMatchObject({ stops: 0, counts: { results: 5, organisations: 3, members: 2, unchanged: 0 } });
    expect(await refused(stranger, contract.commitPastResults, { importId })).toEqual(['platform.not-found']);
    await act(officer, contract.commitPastResults, { importId });
    const rows = await listed();
    expect(rows.map(({ year, title, level }) => [year, title, level])).toEqual([
      [2025, 'Lê Thị An', 'good'],
      [2025, 'Chi bộ thôn 1', 'excellent'],
      [2024, 'Lê Thị An', null],
      [2024, 'Chi bộ thôn 2', 'good'],
      [2016, 'Chi bộ thôn 3', 'legacy-clean-strong'],
    ]);
    expect(rows.every(({ isImported }) => isImported)).toBe(true);

    const again = await upload(sound);
    expect(await ask(officer, contract.pastResultsPreview, { importId: again })).toMatchObject({
      stops: 0,
      counts: { results: 0, unchanged: 5 },
    });
    expect(await refused(officer, contract.commitPastResults, { importId: again })).toEqual([
      'ratings.import-brings-nothing',
    ]);
    await act(officer, contract.cancelPastResults, { importId: again });
    const other = await upload([['', 'Chi bộ thôn 2', '', '2024', 'Hoàn thành', '', '', '']]);
    expect(
      (await ask(officer, contract.pastResultsPreview, { importId: other })).faults.map(({ code }) => code),
    ).toEqual(['ratings.result-entered-already']);

    expect(
      (await ask(officer, contract.pastResultImports, {})).rows.find((row) => row.importId === importId),
    ).toMatchObject({
      state: 'committed',
      mayUndo: true,
    });
    expect(await act(officer, contract.undoPastResults, { importId })).toEqual({ importId, takenBack: 5 });
    expect(await listed()).toEqual([]);
  });

  test('is not taken back on another day', async () => {
    const importId = await upload(sound.slice(0, 1));
    await act(officer, contract.commitPastResults, { importId });
    clock.now = new Date('2026-11-21T05:00:00Z');
    expect(await refused(officer, contract.undoPastResults, { importId })).toEqual(['ratings.import-undo-too-late']);
  });

  test('is read again from the template that the program gives', async () => {
    const { contentBase64 } = await ask(officer, contract.pastResultsTemplate, {});
    const { importId } = await act(officer, contract.uploadPastResults, {
      underId: commune,
      fileName: 'mau.xlsx',
      contentBase64,
    });
    const { matched } = await ask(officer, contract.pastResultsPreview, { importId });
    expect(matched.columns.every(({ column }) => column !== null)).toBe(true);
    expect(matched.ignored).toEqual([]);
  });
});

describe('a single result of an earlier year', () => {
  test('is refused with every reason', async () => {
    expect(
      await refused(officer, contract.recordPastResult, {
        ...one,
        memberId: null,
        year: 2026,
        level: 'legacy-weak',
        notRatedWords: 'Ốm',
        decidedOn: day('2027-01-01'),
      }),
    ).toEqual([
      'ratings.person-not-named',
      'ratings.year-not-over',
      'ratings.reason-beside-level',
      'ratings.level-of-other-year',
      'ratings.day-in-future',
    ]);
    expect(await refused(officer, contract.recordPastResult, { ...one, level: null })).toEqual([
      'ratings.not-rated-without-reason',
    ]);
  });

  test('is entered once and withdrawn with a reason', async () => {
    const { pastResultId } = await act(officer, contract.recordPastResult, one);
    expect(await refused(officer, contract.recordPastResult, one)).toEqual(['ratings.result-entered-already']);
    expect(await refused(stranger, contract.withdrawPastResult, { pastResultId, why: 'Nhầm' })).toEqual([
      'platform.not-found',
    ]);
    await act(officer, contract.withdrawPastResult, { pastResultId, why: 'Nhập nhầm năm' });
    expect(await refused(officer, contract.withdrawPastResult, { pastResultId, why: 'Nhầm' })).toEqual([
      'ratings.result-withdrawn-already',
    ]);
    await act(officer, contract.recordPastResult, one);
  });

  test('is entered about organisations of the own place only: about others it would keep their own office out', async () => {
    const about = { kind: 'party-organisation', memberId: null, year: 2025, level: 'completed' } as const;
    const foreign = { ...about, organisationId: neighbour, aboutOrganisationId: commune };
    expect(await refused(stranger, contract.recordPastResult, foreign)).toEqual(['ratings.subject-unknown']);
    // The places of neighbours touch: the next one begins where this one ends.
    for (const [at, aboutOrganisationId] of [
      [commune, neighbour],
      [cells[0]!, cells[1]!],
    ] as const)
      expect(
        await refused(officer, contract.recordPastResult, { ...about, organisationId: at, aboutOrganisationId }),
      ).toEqual(['ratings.subject-unknown']);
    const own = { ...about, organisationId: commune, aboutOrganisationId: cells[1]! };
    await act(officer, contract.recordPastResult, own);
  });
});
