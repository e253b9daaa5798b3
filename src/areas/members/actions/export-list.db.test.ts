import ExcelJS from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { openTransfers, type Transfers } from '../../../../tests/transfers.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-03-10T03:00:00Z');
let world: Transfers;
let ids: contract.MemberId[];

type Taken = { readonly contentBase64: string; readonly rows: number; readonly fileName: string };

const sheetOf = async ({ contentBase64 }: Taken): Promise<ExcelJS.Worksheet> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(contentBase64, 'base64') as never);
  return book.worksheets[0]!;
};
const linesOf = async (taken: Taken): Promise<unknown[][]> => {
  const lines: unknown[][] = [];
  (await sheetOf(taken)).eachRow((row) => lines.push((row.values as unknown[]).slice(1)));
  return lines;
};
/** The rows below the heading, by the first column. */
const firstCells = async (taken: Taken): Promise<unknown[]> => {
  const lines = await linesOf(taken);
  return lines.slice(lines.length - taken.rows).map(([first]) => first);
};

const slipKeys = ['name', 'from', 'to', 'kind', 'issued', 'by', 'state'] as const;

beforeAll(async () => {
  world = await openTransfers(harness);
  const { commune } = world;
  const [first, second] = commune.cells;
  ids = [];
  for (const fullName of ['Bùi Thử An', 'Đỗ Thử Bình', 'Lê Thử Cường'])
    ids.push(await loadMember(harness, first!, { fullName }));
  await loadMember(harness, second!, { fullName: 'Mai Thử Dung' });
  await world.issue(ids[0]!);
  await world.issue(ids[1]!, { slipNumber: '0018' });
  await harness.runJobs();
});

test('slips leave as seen: columns in their order, searched, sorted, with the line of who took them out, and an entry', async () => {
  const { commune } = world;
  const all = await harness.act(commune.officer, contract.exportOutgoingTransfers, {
    show: 'open',
    columns: [...slipKeys],
  });
  const { rows } = await harness.ask(commune.officer, contract.outgoingTransfers, { show: 'open' });
  expect(await firstCells(all)).toEqual(rows.map((row) => row.fullName));
  expect(all).toMatchObject({ rows: 2, fileName: 'chuyen-sinh-hoat-di-2026-03-10.xlsx' });

  const seen = await harness.act(commune.officer, contract.exportOutgoingTransfers, {
    show: 'open',
    columns: ['state', 'name'],
    text: 'thu',
    sort: { key: 'name', descending: true },
  });
  const lines = await linesOf(seen);
  expect(lines.slice(-3)).toEqual([
    ['Tình trạng', 'Đảng viên'],
    ['Chưa xuất trình', 'Đỗ Thử Bình'],
    ['Chưa xuất trình', 'Bùi Thử An'],
  ]);
  const above = lines.slice(0, -3).flat().join('\n');
  expect(above).toContain('Đang chuyển');
  expect(above).toContain('Các dòng có chứa: thu');
  expect(above).toContain('Người xuất: Người thử nghiệm · 10/03/2026 10:00 · Phạm vi: Toàn bộ phạm vi phụ trách');
  expect(
    (
      await harness.act(commune.officer, contract.exportOutgoingTransfers, {
        columns: ['name'],
        text: 'binh',
        language: 'en',
      })
    ).rows,
  ).toBe(1);

  const { rows: entries } = await harness.owner.query(
    `SELECT d::text AS text FROM platform.audit_detail d JOIN platform.audit_entry e ON e.id = d.entry_id
     WHERE e.action = 'members.export-outgoing-transfers' ORDER BY e.at, e.id`,
  );
  expect(entries).toHaveLength(3);
  expect(JSON.stringify(entries[1])).toMatch(/rows.{1,8}2/);
  expect(JSON.stringify(entries)).toContain('in-reach');
  expect(JSON.stringify(entries)).not.toContain('binh');
});

test('what came leaves where it came to; rows of another scope never, and no role without the list', async () => {
  const { commune } = world;
  const input = { show: 'all' as const, columns: [...slipKeys] };
  expect((await harness.act(commune.stranger, contract.exportIncomingTransfers, input)).rows).toBe(2);
  expect((await harness.act(commune.officer, contract.exportIncomingTransfers, input)).rows).toBe(0);
  expect((await harness.act(commune.stranger, contract.exportOutgoingTransfers, input)).rows).toBe(0);
  const under = { ...input, underId: commune.commune };
  expect(await harness.refused(commune.stranger, contract.exportOutgoingTransfers, under)).toEqual([
    'platform.not-permitted',
  ]);
  expect((await harness.act(commune.cityOfficer, contract.exportOutgoingTransfers, under)).rows).toBe(2);
  for (const role of ['reader', 'dues-collector'] as const) {
    const account = await harness.account({ role, organisationId: commune.commune });
    expect(await harness.refused(account, contract.exportOutgoingTransfers, input)).toEqual(['platform.not-permitted']);
  }
});

test('a second office that may not read the list does not widen the file', async () => {
  const { commune } = world;
  const account = await harness.account({ role: 'cell-secretary', organisationId: commune.cells[1]! });
  await harness.owner.query(
    `INSERT INTO platform.office (id, account_id, role, org_id, org_pos, period)
     SELECT $1, $2, 'reader', id, pos, '[2000-01-01,)' FROM organisations.organisation WHERE id = $3`,
    [newId(), account.id, commune.city],
  );
  const taken = await harness.act(account, contract.exportOutgoingTransfers, { show: 'all', columns: ['name'] });
  expect(taken.rows).toBe(0);
});

test('a number of a paper stays text', async () => {
  const { commune } = world;
  await harness.act(commune.officer, contract.grantExemption, {
    memberId: ids[2]!,
    ground: 'ill-health',
    proof: 'medical',
    since: day('2026-03-01'),
    cellResolution: '0012',
  });
  const taken = await harness.act(commune.officer, contract.exportExemptions, {
    on: day('2026-03-10'),
    columns: ['paper', 'name', 'since', 'until', 'state'],
  });
  expect(taken.rows).toBe(1);
  const row = (await sheetOf(taken)).lastRow!;
  expect(row.getCell(1).value).toBe('0012');
  expect(row.getCell(1).numFmt).toBe('@');
  expect(row.getCell(3).value).toEqual(new Date('2026-03-01T00:00:00Z'));
  expect([row.getCell(4).value, row.getCell(5).value]).toEqual(['Chưa định ngày', 'Đang miễn']);
});

test('links with places of residence and guests leave by what is shown', async () => {
  const { commune } = world;
  await harness.act(commune.officer, contract.introduceToResidence, {
    memberId: ids[2]!,
    status: 'introduced',
    toOrganisationId: commune.neighbour,
    introducedOn: day('2026-03-02'),
  });
  await harness.runJobs();
  const asked = { year: 2026, show: 'introduced' as const };
  const links = { ...asked, columns: ['name', 'cell', 'to', 'since', 'remark'] as never };
  const taken = await harness.act(commune.officer, contract.exportResidenceLinks, links);
  expect(await firstCells(taken)).toEqual(['Lê Thử Cường']);
  const guests = { ...asked, columns: ['name', 'from', 'cell', 'since', 'remark'] as never };
  expect(await firstCells(await harness.act(commune.stranger, contract.exportResidenceGuests, guests))).toEqual([
    'Lê Thử Cường, sinh năm 1975',
  ]);
  expect((await harness.act(commune.officer, contract.exportResidenceGuests, guests)).rows).toBe(0);
  expect((await harness.act(commune.stranger, contract.exportResidenceLinks, links)).rows).toBe(0);
});

test('changes leave one to a line, what is sealed only named', async () => {
  const { commune } = world;
  await harness.act(commune.officer, contract.proposeChange, {
    memberId: ids[2]!,
    expectedVersion: (await harness.ask(commune.officer, contract.member, { memberId: ids[2]!, on: day('2026-03-10') }))
      .version,
    basis: 'member-request',
    changes: { phone: '0912345678' },
  });
  const input = { columns: ['name', 'lines', 'state'] as never };
  const taken = await harness.act(commune.officer, contract.exportChanges, input);
  const lines = await linesOf(taken);
  expect(lines.at(-1)).toEqual(['Lê Thử Cường', 'Điện thoại: Chưa có thông tin → 0912345678', 'Chờ duyệt']);
  expect((await harness.act(commune.stranger, contract.exportChanges, input)).rows).toBe(0);
});

test('candidates and their procedures leave in the words of the reader', async () => {
  const { commune } = world;
  await harness.act(commune.officer, contract.acceptSympathiser, {
    organisationId: commune.cells[0]!,
    fullName: 'Lê Thị Thử',
    birthOn: day('2000-05-20'),
    sex: 'female',
    source: 'youth-union',
    schooling: 'diploma',
    acceptedOn: day('2025-08-01'),
    acceptedResolution: '05-NQ/CB',
    isFictional: true,
  });
  await harness.owner.query(
    `INSERT INTO members.procedure (id, kind, state, candidate_id, org_id, org_pos, opened_on)
     SELECT $1, 'admission', 'open', c.id, c.org_id, c.org_pos, '2026-03-01' FROM members.candidate c`,
    [newId()],
  );
  const asked = { columns: ['name', 'year', 'cell', 'state', 'next'] as never };
  const taken = await harness.act(commune.officer, contract.exportCandidates, asked);
  expect((await linesOf(taken)).at(-1)!.slice(0, 4)).toEqual(['Lê Thị Thử', '2000', 'Chi bộ thôn 1', 'Cảm tình Đảng']);
  expect((await harness.act(commune.stranger, contract.exportCandidates, asked)).rows).toBe(0);
  const procedures = { columns: ['subject', 'kind', 'state'] as never, kind: 'admission' as const };
  const lines = await linesOf(await harness.act(commune.officer, contract.exportProcedures, procedures));
  expect(lines.at(-1)).toEqual(['Lê Thị Thử', 'Xét kết nạp', 'Đang làm ở chi bộ']);
  expect((await harness.act(commune.officer, contract.exportProcedures, { ...procedures, kind: 'removal' })).rows).toBe(
    0,
  );
  expect((await harness.act(commune.stranger, contract.exportProcedures, procedures)).rows).toBe(0);
});

test('arrears leave for who may read them, over the organisation asked about', async () => {
  const { commune } = world;
  await harness.owner.query(
    `INSERT INTO members.dues_entry (month, id, org_id, org_pos, member_id, full_name, sort_name, kind, state)
     SELECT d, gen_random_uuid(), m.org_id, m.org_pos, m.id, m.full_name, m.sort_name, 'official', 'unpaid'
     FROM members.member m, (VALUES ('2026-01-01'::date), ('2026-02-01')) AS v (d) WHERE m.id = $1`,
    [ids[2]],
  );
  const period = { fromMonth: day('2026-01-01'), untilMonth: day('2026-03-01') };
  const asked = { underId: commune.commune, ...period, columns: ['name', 'cell', 'count', 'months'] as never };
  const taken = await harness.act(commune.officer, contract.exportDuesArrears, asked);
  expect((await linesOf(taken)).at(-1)).toEqual(['Lê Thử Cường', 'Chi bộ thôn 1', 2, '01/2026, 02/2026']);
  expect(await harness.refused(commune.stranger, contract.exportDuesArrears, asked)).toEqual([
    'platform.not-permitted',
  ]);
});

test('two members under one personal ID leave for the committee above both alone', async () => {
  const { commune } = world;
  await harness.owner.query(
    `INSERT INTO members.duplicate_notice (id, first_member_id, second_member_id, org_id, org_pos, noticed_at)
     SELECT $1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), id, pos, '2026-03-01T02:05:00Z'
     FROM organisations.organisation WHERE id = $4`,
    [newId(), ids[0], ids[2], commune.city],
  );
  const asked = { columns: ['first', 'second', 'at'] as never };
  const taken = await harness.act(commune.cityOfficer, contract.exportDuplicateNotices, asked);
  expect((await linesOf(taken)).at(-1)!.at(-1)).toBe('01/03/2026 09:05');
  expect((await harness.act(commune.officer, contract.exportDuplicateNotices, asked)).rows).toBe(0);
});

test('the roll of a cell leaves for its day, and only the lines of the chips chosen', async () => {
  const { commune } = world;
  const asked = { organisationId: commune.cells[0]!, on: day('2026-03-10'), columns: ['name' as const] };
  const taken = await harness.act(commune.officer, contract.exportRoll, asked);
  expect(await firstCells(taken)).toEqual(['Bùi Thử An', 'Đỗ Thử Bình', 'Lê Thử Cường']);
  expect((await harness.act(commune.officer, contract.exportRoll, { ...asked, chips: ['guest'] })).rows).toBe(0);
  expect(await harness.refused(commune.stranger, contract.exportRoll, asked)).toEqual(['platform.not-permitted']);
});
