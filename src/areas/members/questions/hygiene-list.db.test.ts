import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract/hygiene.ts';

const harness = await startHarness();
const today = day('2026-11-26');
harness.clock.now = new Date('2026-11-26T03:00:00Z');
let commune: Commune;
beforeAll(async () => {
  commune = await loadCommune(harness);
  const [first, second] = commune.cells;
  for (const fullName of [
    'Bùi Thử Có',
    'Bùi Thử Thiếu',
    'Cao Thử An',
    'Đỗ Thử An',
    'Lê Thử Ánh',
    'Mai Thử Bình',
    'Mai Thử Bình',
  ])
    await loadMember(harness, first!, { fullName });
  for (const fullName of ['Tạ Thử Ba', 'Vũ Thử Bốn', 'Vũ Thử Năm']) await loadMember(harness, second!, { fullName });
  const dates = {
    admissionDecidedOn: day('2026-01-01'),
    admittedOn: day('2026-01-05'),
    officialOn: null,
    recognitionDecidedOn: null,
  };
  await loadMember(harness, second!, {
    fullName: 'Bùi Thử Dự Bị',
    standing: 'probationary',
    dates,
    partyAgeFrom: null,
  });
});

const list = async (kind: contract.HygieneKind, more: object = {}, account = commune.officer) =>
  (await harness.ask(account, contract.hygieneList, { kind, ...more })).rows;
const namesIn = async (kind: contract.HygieneKind, more: object = {}) =>
  (await list(kind, more)).map((row) => row.fullName);
const write = (text: string, values: unknown[]) => harness.owner.query(text, values);

test('in the last quarter whose supplement has not come is named; many are recorded at once and taken back', async () => {
  const before = await list('supplement');
  expect(before.every((row) => row.details[0] === 'supplement')).toBe(true);
  expect(before.map((row) => row.fullName)).not.toContain('Bùi Thử Dự Bị');
  const memberIds = before.slice(0, 5).map((row) => row.memberId);
  const input = { year: 2026, receivedOn: today, memberIds };
  expect(await harness.act(commune.officer, contract.recordSupplements, input)).toEqual({ recorded: 5 });
  expect(await harness.act(commune.officer, contract.recordSupplements, input)).toEqual({ recorded: 0 });
  expect(await list('supplement')).toHaveLength(before.length - 5);
  await harness.act(commune.officer, contract.withdrawSupplements, { year: 2026, memberIds });
  expect(await list('supplement')).toHaveLength(before.length);

  expect(
    await harness.refused(commune.officer, contract.recordSupplements, { ...input, receivedOn: '2026-11-27' }),
  ).toEqual(['members.supplement-day-ahead']);
  expect(await harness.refused(commune.officer, contract.recordSupplements, { ...input, year: 2024 })).toEqual([
    'members.supplement-of-another-year',
  ]);
  expect(await harness.refused(commune.stranger, contract.recordSupplements, input)).toEqual(['platform.not-found']);
});

test('before the season last year is asked of cells only that kept it', async () => {
  harness.clock.now = new Date('2027-03-01T03:00:00Z');
  expect(await list('supplement')).toEqual([]);
  const [row] = await list('missing-data', { underId: commune.cells[1] });
  await harness.act(commune.officer, contract.recordSupplements, {
    year: 2026,
    receivedOn: '2027-02-01',
    memberIds: [row!.memberId],
  });
  const rows = await list('supplement');
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map((one) => one.organisationId))).toEqual(new Set([commune.cells[1]]));
  harness.clock.now = new Date('2026-11-26T03:00:00Z');
});

test('pages bring every row once, in either order, from a cursor and from a skip', async () => {
  for (const key of ['name', 'day'] as const)
    for (const descending of [false, true]) {
      const ask = (more: object) =>
        harness.ask(commune.officer, contract.hygieneList, {
          kind: 'missing-data',
          order: { key, descending },
          ...more,
        });
      const { rows: all, count } = await ask({ limit: 200 });
      expect(count).toBe(all.length);
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof ask>> = await ask({ limit: 3, after });
        seen.push(...page.rows.map((row) => row.memberId));
        after = page.next;
      } while (after);
      expect(seen).toEqual(all.map((row) => row.memberId));
      const jumped = await ask({ limit: 4, skip: 5 });
      expect(jumped.rows.map((row) => row.memberId)).toEqual(seen.slice(5, 9));
      expect(jumped.count).toBeNull();
    }
});

test('names are found without accents, at the beginning of any part', async () => {
  expect(await namesIn('missing-data', { text: 'thieu' })).toEqual(['Bùi Thử Thiếu']);
  expect(await namesIn('missing-data', { text: 'BUI THU T' })).toEqual(['Bùi Thử Thiếu']);
  expect(await namesIn('missing-data', { text: 'hieu' })).toEqual([]);
});

test('an export carries the rows as seen, a watermark, and leaves an entry without what was typed', async () => {
  const { contentBase64, fileName } = await harness.act(commune.officer, contract.exportHygieneList, {
    kind: 'probation',
    columns: ['name', 'details', 'day'],
    language: 'vi',
    text: 'du bi',
  });
  expect(fileName).toBe('ra-soat-du-bi-sap-het-han-qua-han-2026-11-26.xlsx');
  expect(Buffer.from(contentBase64, 'base64').subarray(0, 2).toString()).toBe('PK');
  const { rows } = await write(
    `SELECT d::text AS text FROM platform.audit_detail d JOIN platform.audit_entry e ON e.id = d.entry_id
     WHERE e.action = 'members.export-hygiene-list'`,
    [],
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain('du bi');
  expect(JSON.stringify(rows)).toContain('hygiene:probation');
});
