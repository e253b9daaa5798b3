import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { openMeetingCell, sheetOf } from '../../../../tests/meetings.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { insertOrganisations } from '../../organisations/public.ts';
import * as of from '../contract.ts';

const harness = await startHarness();
const { act, ask, refused } = harness;
harness.clock.now = new Date('2026-11-20T03:00:00Z');
const { cell, commune, party, secretary, officer, stranger, cityOfficer, official, probationary } =
  await openMeetingCell(harness);
const own = { organisationId: commune };
const november = day('2026-11-01');
const since = { from: day('2025-07-01'), fictional: true };

// Five cells more without members, and one of another type in the party of the offices.
const office = newId();
await harness.load((tx) =>
  insertOrganisations(tx, [
    ...Array.from({ length: 5 }, (_, at) => ({
      ...{ id: newId(), parentId: commune, type: 'residential-cell', name: `Chi bộ thôn Thêm ${at + 1}` },
      ...since,
    })),
    { id: office, parentId: party, type: 'cell', name: 'Chi bộ Khối Mẫu', ...since },
  ]),
);
await act(secretary, of.recordMeeting, sheetOf(cell, [...official, probationary]));

const draft = async () => {
  const text = { month: november, title: 'Phòng cháy khu dân cư', content: 'Nội dung' };
  return (await act(officer, of.draftOrientation, { ...own, ...text })).orientationId;
};

test('cells may be chosen by type and by whether they have met; what the list shows is what sending reaches', async () => {
  const orientationId = await draft();
  const all = await ask(officer, of.cellsToChoose, { orientationId });
  expect(all.count).toBe(9);
  expect(all.kinds?.types).toEqual([
    { code: 'residential-cell', cells: 8 },
    { code: 'cell', cells: 1 },
  ]);
  expect(all.rows.filter(({ hasMet }) => hasMet).map(({ organisationId }) => organisationId)).toEqual([cell]);

  const filter = { types: ['residential-cell'], onlyNotMet: true };
  const left = await ask(officer, of.cellsToChoose, { orientationId, ...filter, limit: 4 });
  expect([left.count, left.rows.length]).toEqual([7, 4]);
  const rest = await ask(officer, of.cellsToChoose, { orientationId, ...filter, limit: 4, after: left.next });
  expect([rest.count, rest.kinds, rest.rows.length, rest.next]).toEqual([null, null, 3, null]);

  const sent = await act(officer, of.sendOrientation, {
    orientationId,
    expectedVersion: 1,
    cells: { kind: 'below', ...filter },
  });
  expect(sent.cells).toBe(7);
  const reached = await ask(officer, of.orientationCells, { orientationId });
  const ids = (rows: readonly { organisationId: string }[]) => rows.map((row) => row.organisationId as string).sort();
  expect(ids(reached.rows)).toEqual(ids([...left.rows, ...rest.rows]));
});

test('single cells may be named; a filter that leaves none is refused and nothing is sent', async () => {
  const orientationId = await draft();
  const send = (cells: unknown) => ({ orientationId, expectedVersion: 1, cells });
  const nobody = { kind: 'below', sectors: ['no-such-sector'] };
  expect(await refused(officer, of.sendOrientation, send(nobody))).toEqual(['meetings.no-cells-chosen']);
  const named = { kind: 'named' as const, cellIds: [office as never, cell as never, cell as never] };
  expect((await act(officer, of.sendOrientation, send(named) as never)).cells).toBe(2);
});

test('nobody else sees whom an orientation may go to', async () => {
  const orientationId = await draft();
  expect(await refused(stranger, of.cellsToChoose, { orientationId })).toEqual(['platform.not-found']);
  expect(await refused(secretary, of.cellsToChoose, { orientationId })).toEqual(['platform.not-permitted']);
});

test('a draft is taken out once; after it was sent it stays', async () => {
  const orientationId = await draft();
  const at = { orientationId, expectedVersion: 1 };
  await act(officer, of.dropOrientation, at);
  expect(await refused(officer, of.dropOrientation, at)).toEqual(['platform.not-found']);
  const kept = await draft();
  await act(officer, of.sendOrientation, { orientationId: kept, expectedVersion: 1, cells: { kind: 'below' } });
  expect(await refused(officer, of.dropOrientation, { orientationId: kept, expectedVersion: 2 })).toEqual([
    'meetings.orientation-step-not-open',
  ]);
});

test('a cell stands beside those of its type, sector and size; the rows behind the figures are those and never itself', async () => {
  const asked = { organisationId: cell as never, month: november };
  const similar = await ask(officer, of.similarCells, asked);
  expect(similar).toMatchObject({ type: 'residential-cell', band: { from: 0, below: 10 }, peers: 7 });
  expect(similar.figures).toMatchObject({ met: { numerator: 0, denominator: 7 }, attendance: { denominator: 0 } });
  expect(similar.own).toMatchObject({ hasMet: true, attendance: { numerator: 4, denominator: 4 } });

  const first = await ask(officer, of.cellsAlike, { ...asked, limit: 5 });
  const next = await ask(officer, of.cellsAlike, { ...asked, limit: 5, after: first.next });
  expect([first.count, first.rows.length, next.rows.length, next.next]).toEqual([7, 5, 2, null]);
  const rows = [...first.rows, ...next.rows];
  expect(rows.map(({ organisationId }) => organisationId as string)).not.toContain(cell);
  expect(rows.every(({ hasMet, attendance }) => !hasMet && attendance === null)).toBe(true);
});

test('fewer than five similar cells are counted and not listed; a secretary sees no cell but the own', async () => {
  const asked = { organisationId: office as never, month: november };
  expect(await ask(cityOfficer, of.similarCells, asked)).toMatchObject({ peers: 0, figures: null });
  expect(await ask(cityOfficer, of.cellsAlike, asked)).toEqual({ rows: [], count: 0, next: null });
  const own = { organisationId: cell as never, month: november };
  expect(await ask(secretary, of.similarCells, own)).toMatchObject({ peers: 0, figures: null });
  expect(await refused(secretary, of.cellsAlike, asked)).toEqual(['platform.not-permitted']);
});
