import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import type { OrganisationId } from '../contract/tree.ts';
import * as contract from '../contract.ts';
import { insertFigures, insertOrganisations, type OrganisationRow } from './insert-organisations.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-23T03:00:00Z');
const id = () => newId<OrganisationId>();
const city = id();
const districts = [id(), id()];
const wards = Array.from({ length: 6 }, id);
const cells = Array.from({ length: 30 }, id);
const from = day('2015-01-01');
await harness.load(async (tx) => {
  const rows: OrganisationRow[] = [
    { id: city, parentId: null, name: 'Đảng bộ thành phố', type: 'provincial-party', from },
    ...districts.map((own, nth) => ({
      id: own,
      parentId: city,
      name: `Đảng bộ quận ${nth}`,
      type: 'district-party',
      from,
    })),
    ...wards.map((own, nth) => ({
      id: own,
      parentId: districts[nth % 2]!,
      name: `Đảng bộ phường ${nth}`,
      type: 'grassroots-party',
      from,
    })),
    ...cells.map((own, nth) => ({ id: own, parentId: wards[nth % 6]!, name: `Chi bộ ${nth}`, type: 'cell', from })),
  ];
  await insertOrganisations(tx, rows);
  await insertFigures(
    tx,
    wards.map((own, nth) => ({
      organisationId: own,
      measure: 'population',
      on: from,
      value: 1001 + nth,
      unit: 'persons',
      source: 'thử nghiệm',
    })),
  );
});
const officer = await harness.account({ role: 'organisation-officer', organisationId: city });
const ward5 = await harness.account({ role: 'organisation-officer', organisationId: wards[5]! });
const decision = { number: '1656', decidedOn: day('2025-06-16'), issuer: 'Thành ủy', effectiveOn: day('2025-07-01') };
const unit = (key: string) => ({
  kind: 'new' as const,
  key,
  parentId: city,
  organisation: { name: `Đảng bộ phường mới ${key}`, type: 'upper-grassroots-party' },
});
const whole = (nth: number, afterKey: string) => ({ beforeId: wards[nth]!, afterKey, extent: 'whole' as const });
const part = (nth: number, afterKey: string, share: contract.Share | null = null) => ({
  beforeId: wards[nth]!,
  afterKey,
  extent: 'part' as const,
  share,
});
const plan = {
  underId: city,
  units: [unit('A'), unit('B')],
  links: [
    whole(0, 'A'),
    whole(1, 'A'),
    whole(2, 'B'),
    part(3, 'A', { numerator: 1, denominator: 3 }),
    part(3, 'B', { numerator: 2, denominator: 3 }),
    part(4, 'A'),
    part(4, 'B'),
    whole(5, 'B'),
  ],
  children: cells.flatMap((childId, nth) => (nth % 6 === 4 ? [{ childId, afterKey: nth < 12 ? 'A' : 'B' }] : [])),
  endIds: districts,
};
const wrongPlaces = async () => {
  const { rows } = await harness.owner.query(`
    SELECT count(*)::int AS wrong FROM organisations.organisation o LEFT JOIN organisations.organisation p ON p.id = o.parent_id
    WHERE (p.id IS NOT NULL AND NOT (o.pos > p.pos AND o.pos_end <= p.pos_end)) OR o.depth <> coalesce(p.depth + 1, 0)
       OR EXISTS (SELECT FROM organisations.organisation s WHERE s.parent_id = o.parent_id AND s.id <> o.id AND s.pos < o.pos_end AND s.pos_end > o.pos)
       OR EXISTS (SELECT FROM organisations.organisation_version v WHERE v.org_id = o.id AND v.org_pos <> o.pos)`);
  return rows[0].wrong;
};
const namesOn = async (on: string) => (await harness.ask(officer, contract.tree, { on: day(on) })).names.split('\n');

test('a dry run lists every fault and writes nothing', async () => {
  const bad = {
    ...plan,
    links: [...plan.links, whole(0, 'C'), part(2, 'A'), part(3, 'B', { numerator: 1, denominator: 3 })],
    children: [...plan.children, { childId: cells[4]!, afterKey: 'A' }],
  };
  const preview = await harness.ask(officer, contract.reorganisationPreview, { decision, plan: bad });
  expect([...new Set(preview.faults.map((fault) => fault.code))].sort()).toEqual([
    'organisations.children-unassigned',
    'organisations.listed-twice',
    'organisations.shares-not-one',
    'organisations.unknown-unit',
    'organisations.whole-and-part',
  ]);
  expect((await namesOn('2026-01-01')).length).toBe(39);
});

test('the good plan: picture, then one decision; trees of 2017, of the eve and of the day', async () => {
  const preview = await harness.ask(officer, contract.reorganisationPreview, { decision, plan });
  expect([preview.faults, preview.ended, preview.established, preview.moved, preview.withoutShare]).toEqual([
    [],
    8,
    2,
    30,
    [wards[4]],
  ]);
  const done = await harness.act(officer, contract.reorganise, { decision, plan });
  expect(done.establishedIds).toHaveLength(2);
  expect(await namesOn('2017-06-01')).toContain('Đảng bộ quận 0');
  expect(await namesOn('2025-06-30')).toHaveLength(39);
  expect(await namesOn('2025-07-01')).toHaveLength(33);
  expect(await wrongPlaces()).toBe(0);
});

test('as it was, as it is now and restated are never mixed, and nothing is lost', async () => {
  const ask = (basis: contract.Basis) =>
    harness.ask(officer, contract.comparison, {
      underId: city,
      fromOn: day('2025-06-30'),
      toOn: day('2025-07-01'),
      basis,
    });
  expect((await ask('as-it-was')).rows.map((row) => [row.name, row.to])).toEqual([
    ['Đảng bộ quận 0', null],
    ['Đảng bộ quận 1', null],
  ]);
  expect((await ask('as-it-is-now')).rows.every((row) => row.from === null)).toBe(true);
  const restated = await ask('restated');
  const cellsOf = restated.rows.map((row) => row.from!.cell);
  expect(cellsOf).toEqual([
    { state: 'known', value: 12 },
    { state: 'known', value: 18 },
  ]);
  expect(restated.rows.map((row) => row.from!['grassroots-party']?.state)).toEqual(['unknown', 'unknown']);
  expect(restated.cannotBeRestated.map((one) => one.name).sort()).toEqual([
    'Đảng bộ phường 4',
    'Đảng bộ quận 0',
    'Đảng bộ quận 1',
  ]);
});

test('a figure is divided by stated shares only, in whole persons', async () => {
  const found = await harness.ask(officer, contract.restatedFigures, {
    underId: city,
    measure: 'population',
    fromOn: day('2025-06-30'),
    toOn: day('2025-07-01'),
  });
  expect(found.cannotBeRestated.map((one) => one.value)).toEqual([1005]);
  expect(found.rows.reduce((sum, row) => sum + row.count.value, 0) + 1005).toBe(found.total);
  expect(found.rows.map((row) => row.count.value)).toEqual([1001 + 1002 + 335, 1003 + 669 + 1006]);
});

test('the successor sees its past inside its own range; the divided one is kept above', async () => {
  const { rows } = await harness.owner.query(
    'SELECT o.id, p.depth FROM organisations.organisation o JOIN organisations.organisation p ON p.id = o.parent_id WHERE o.id = ANY ($1)',
    [[wards[0], wards[3], districts[0]]],
  );
  expect(new Map(rows.map((row) => [row.id, row.depth]))).toEqual(
    new Map([
      [wards[0], 1],
      [wards[3], 0],
      [districts[0], 0],
    ]),
  );
  expect(
    (await harness.ask(ward5, contract.organisation, { organisationId: wards[5]!, on: day('2026-01-01') })).state,
  ).toBe('ended');
});

test('taken back as a whole: yesterday and tomorrow are as they were', async () => {
  const [line] = (await harness.ask(officer, contract.events, {})).rows;
  await harness.act(officer, contract.reverseEvent, { eventId: line!.id, expectedVersion: 1, why: 'Thử lại' });
  expect(await namesOn('2026-01-01')).toHaveLength(39);
  expect(await wrongPlaces()).toBe(0);
  expect((await harness.ask(officer, contract.followUpDuties, {})).count).toBe(0);
  expect((await harness.act(officer, contract.reorganise, { decision, plan })).establishedIds).toHaveLength(2);
});

const step = fc.record({
  kind: fc.constantFrom('move', 'establish', 'merge', 'wind-up', 'split'),
  a: fc.nat(),
  b: fc.nat(),
});

test('after any run of events positions nest and stay together with their rows', { timeout: 120_000 }, async () => {
  let nth = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 8 }), async (steps) => {
      for (const one of steps) {
        const { rows } = await harness.owner.query(
          'SELECT id, version FROM organisations.organisation WHERE ended_on IS NULL AND NOT annulled ORDER BY pos',
        );
        const [a, b] = [rows[one.a % rows.length], rows[one.b % rows.length]];
        const paper = { ...decision, effectiveOn: day('2026-03-02'), number: `Q${nth++}` };
        const own = { organisationId: a.id, expectedVersion: a.version, decision: paper };
        const organisation = { name: `Mới ${nth}`, type: 'cell' };
        if (one.kind === 'move') await harness.call(officer, 'organisations.move', { ...own, parentId: b.id });
        if (one.kind === 'establish')
          await harness.call(officer, 'organisations.establish', { parentId: a.id, organisation, decision: paper });
        if (one.kind === 'merge')
          await harness.call(officer, 'organisations.merge-into', {
            organisationIds: [a.id],
            intoId: b.id,
            decision: paper,
          });
        if (one.kind === 'wind-up') await harness.call(officer, 'organisations.wind-up', own);
        if (one.kind === 'split')
          await harness.call(officer, 'organisations.split', {
            organisationId: a.id,
            original: 'continues',
            parts: [{ organisation }],
            decision: paper,
          });
      }
      expect(await wrongPlaces()).toBe(0);
    }),
    { numRuns: 12 },
  );
  // Most random events are refused; enough must have happened for this to prove anything.
  const { rows } = await harness.owner.query(
    "SELECT kind, count(*)::int AS count FROM organisations.structural_event WHERE decision_number LIKE 'Q%' GROUP BY kind",
  );
  expect(rows.length).toBeGreaterThanOrEqual(4);
  expect(rows.reduce((sum, row) => sum + row.count, 0)).toBeGreaterThan(20);
});
