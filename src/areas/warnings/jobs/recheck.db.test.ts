import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import * as organisations from '../../organisations/contract.ts';
import * as contract from '../contract.ts';
import { recheck } from './recheck.ts';
import { listeners } from './recheck-on-events.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-23T03:00:00Z');
let commune: Commune;
beforeAll(async () => {
  commune = await loadCommune(harness);
});

const recheckAll = (ids: readonly string[] | null = null) =>
  harness.program.runner.asSystem('warnings.recheck-daily', (context) => recheck(context, ids));
const board = (more: object = {}, account = commune.officer) => harness.ask(account, contract.board, { ...more });
const flagsOf = async (organisationId: string, knowledge: 'known' | 'missing' | 'all' = 'known') =>
  (await board({ knowledge })).items.filter((one) => one.organisationId === organisationId).map((one) => one.rule.id);
const rows = async () =>
  (await harness.owner.query('SELECT * FROM warnings.flag ORDER BY id')).rows as Record<string, unknown>[];
/** Everything that is derived; when a gap was first noticed is history and stays. */
const derived = (all: Record<string, unknown>[]) =>
  all
    .map(({ id: _, first_seen_on: __, ...rest }) => rest)
    .sort((a, b) => (`${a.org_id}${a.rule}` < `${b.org_id}${b.rule}` ? -1 : 1));

const person = async (fullName: string) =>
  (
    await harness.act(commune.officer, organisations.recordPerson, {
      organisationId: commune.commune,
      fullName,
      isFictional: true,
    })
  ).personId;
const fill = async (organisationId: organisations.OrganisationId, kind: string, name: string, from = '2025-08-10') =>
  harness.act(commune.officer, organisations.fillPost, { organisationId, kind, personId: await person(name), from });

test('what was never recorded is a gap in the data, not a finding', async () => {
  await recheckAll();
  expect((await board()).total).toBe(0);
  const gaps = await board({ knowledge: 'missing' });
  expect(new Set(gaps.items.map((one) => one.rule.id))).toEqual(
    new Set(['vacant-secretary', 'term-expired', 'working-regulation']),
  );
  expect(gaps.items.every((one) => !one.isKnown)).toBe(true);
  expect(gaps.pack?.verified).toBe(false);
});

test('a committee without secretary and with one deputy too few is flagged, and filling the posts clears it', async () => {
  const [cell] = commune.cells;
  await harness.act(commune.officer, organisations.openTerm, {
    organisationId: cell!,
    startsOn: '2025-08-10',
    basis: 'elected',
    numberSet: 5,
    deputiesSet: 2,
  });
  await fill(cell!, 'deputy-secretary', 'Bùi Thử Nhất');
  await recheckAll([cell!]);
  expect(await flagsOf(cell!)).toEqual(
    expect.arrayContaining(['vacant-secretary', 'vacant-deputy', 'working-regulation']),
  );
  const deputy = (await board({ rules: ['vacant-deputy'] })).items[0]!;
  expect(deputy).toMatchObject({
    facts: { held: 1, wanted: 2 },
    since: '2025-08-10',
    rule: { clause: 'practice', verified: false },
    cause: { message: 'warnings.cause.vacant' },
  });

  const { postId } = await fill(cell!, 'secretary', 'Bùi Thử Nhì');
  await fill(cell!, 'deputy-secretary', 'Bùi Thử Ba');
  await recheckAll([cell!]);
  expect(await flagsOf(cell!)).toEqual(['working-regulation']);

  await harness.act(commune.officer, organisations.endPost, {
    postId,
    expectedVersion: 1,
    endedOn: '2026-10-01',
    reason: 'retired',
  });
  await recheckAll([cell!]);
  const [again] = (await board({ rules: ['vacant-secretary'] })).items;
  expect(again).toMatchObject({ since: '2026-10-01', firstSeenOn: '2026-11-23' });
  const opened = await harness.ask(commune.officer, contract.flag, { flagId: again!.id });
  expect(opened.rows.map((row) => row.kind).sort()).toEqual(['post', 'term']);
  expect(opened.rows.find((row) => row.kind === 'post')).toMatchObject({
    note: 'Bùi Thử Nhì',
    until: '2026-10-01',
    link: `/organisations/${cell}/committee`,
  });
  expect(opened.earlier).toHaveLength(1);
  await harness.act(commune.officer, organisations.resumePost, { postId, expectedVersion: 2 });
  await recheckAll([cell!]);
  expect(await flagsOf(cell!)).toEqual(['working-regulation']);
});

test('a term runs out by the date alone, and prolonging it clears the flag', async () => {
  const cell = commune.cells[1]!;
  const { termId } = await harness.act(commune.officer, organisations.openTerm, {
    organisationId: cell,
    startsOn: '2025-07-01',
    dueOn: '2026-11-23',
    basis: 'elected',
  });
  await fill(cell, 'secretary', 'Bùi Thử Tư');
  await recheckAll();
  expect(await flagsOf(cell)).not.toContain('term-expired');
  harness.clock.now = new Date('2026-11-24T03:00:00Z');
  await recheckAll();
  expect(await flagsOf(cell)).toContain('term-expired');
  const decision = { number: '3-QĐ/ĐU', decidedOn: '2026-11-24', issuer: 'Đảng ủy' };
  await harness.act(commune.officer, organisations.prolongTerm, {
    termId,
    expectedVersion: 1,
    dueOn: '2027-06-01',
    decision,
  });
  await recheckAll([cell]);
  expect(await flagsOf(cell)).not.toContain('term-expired');
});

test('a review that is overdue is flagged with its document; the list of types is the installation’s own', async () => {
  const cell = commune.cells[1]!;
  const { regulationId } = await harness.act(commune.officer, organisations.recordRegulation, {
    organisationId: cell,
    kind: 'working-regulation',
    title: 'Quy chế làm việc',
    adoptedOn: '2025-08-01',
    adoptedBy: 'Chi bộ',
    from: '2025-08-01',
    reviewOn: '2026-08-01',
  });
  await recheckAll([cell]);
  const flagged = (await board({ rules: ['working-regulation'] })).items.find((one) => one.organisationId === cell)!;
  expect(flagged).toMatchObject({ since: '2026-08-01', facts: { cause: 'review-overdue' } });
  const { rows: sources } = await harness.ask(commune.officer, contract.flag, { flagId: flagged.id });
  expect(sources).toMatchObject([{ kind: 'regulation', id: regulationId, title: { vi: 'Quy chế làm việc' } }]);

  const entry = {
    kind: 'working-regulation',
    name: { vi: 'Quy chế', en: 'Regulations' },
    types: ['grassroots-party'],
    reviewMonths: null,
  };
  await harness.act(commune.cityOfficer, organisations.editRequiredDocuments, { from: '2026-01-01', entries: [entry] });
  await recheckAll();
  expect(await flagsOf(cell, 'all')).toEqual([]);
});

test('running twice changes nothing, and rebuilding mends whatever was spoilt', async () => {
  await recheckAll();
  const before = await rows();
  await recheckAll();
  expect(await rows()).toEqual(before);

  await harness.owner.query(
    `UPDATE warnings.flag SET facts = '{"held": 99}', since = '2001-01-01' WHERE state = 'open'`,
  );
  await harness.owner.query(
    `DELETE FROM warnings.flag WHERE id = (SELECT id FROM warnings.flag WHERE state = 'open' ORDER BY id LIMIT 1)`,
  );
  await recheckAll();
  expect(derived(await rows())).toEqual(derived(before));
});

test('flags raised one event at a time are the flags of a rebuild from nothing', async () => {
  const open = async () => derived((await rows()).filter((row) => row.state === 'open'));
  const stepwise = await open();
  await harness.owner.query('DELETE FROM warnings.flag');
  await recheckAll();
  expect(await open()).toEqual(stepwise);
});

test('an event about one organisation re-checks that one', async () => {
  const cell = commune.cells[2]!;
  await harness.act(commune.officer, organisations.openTerm, {
    organisationId: cell,
    startsOn: '2025-08-10',
    basis: 'elected',
  });
  const [hear] = listeners['organisations.term-opened']!;
  await harness.program.runner.asSystem('warnings.recheck-concerned', (context) =>
    hear!({ organisationId: cell }, context),
  );
  expect(await flagsOf(cell)).toEqual(['vacant-secretary']);
  const items = await harness.ask(commune.officer, { name: 'platform.work-items' } as never, {} as never);
  expect(items).toMatchObject({
    items: [{ area: 'warnings', message: 'warnings.work.one-flag', params: { organisation: 'Chi bộ thôn 3' } }],
  });
});

test('a neighbour sees no flag: not in the list, not in the counts, not by its id', async () => {
  const [flag] = (await board()).items;
  const theirs = await board({ knowledge: 'all' }, commune.stranger);
  expect(theirs.items.every((one) => one.organisationId === commune.neighbour)).toBe(true);
  expect(theirs.rules.reduce((sum, one) => sum + one.known, 0)).toBe(0);
  const guess = await harness.call(commune.stranger, contract.flag.name, { flagId: flag!.id });
  expect(guess).toMatchObject({ ok: false, kind: 'not-found' });
  const asked = await harness.call(commune.officer, organisations.vacantPosts.name, {
    on: '2026-11-24',
    types: null,
    parameters: { post: 'secretary' },
  });
  expect(asked).toMatchObject({ ok: false, kind: 'not-permitted' });
});

test('pages of one flag each bring every flag once, in each order', async () => {
  for (const sort of ['level', 'since', 'organisation'] as const) {
    const all = await board({ knowledge: 'all', sort });
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof board>> = await board({ knowledge: 'all', sort, limit: 1, after });
      ids.push(...page.items.map((one) => one.id));
      after = page.next;
    } while (after);
    expect(ids).toEqual(all.items.map((one) => one.id));
    expect(all.total).toBe(ids.length);
  }
  expect(await harness.call(commune.officer, contract.board.name, { after: 'bm90IG91cnM' })).toMatchObject({
    ok: false,
    kind: 'domain',
  });
});

test('filters narrow the list and its counts alike', async () => {
  const cells = await board({ knowledge: 'all', types: ['residential-cell'] });
  expect(cells.total).toBe(cells.items.length);
  expect(cells.items.every((one) => one.type === 'residential-cell')).toBe(true);
  const below = await board({ knowledge: 'all', underId: commune.cells[2] });
  expect(new Set(below.items.map((one) => one.organisationId))).toEqual(new Set([commune.cells[2]]));
  const cleared = await board({ knowledge: 'all', state: 'cleared' }, commune.cityOfficer);
  expect(cleared.items.map((one) => [one.organisationId, one.rule.id])).toEqual([[commune.cells[2], 'term-expired']]);
});
