import { beforeAll, expect, test } from 'vitest';
import { type Commune, loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import { endPartyGroup, establishPartyGroup } from '../../organisations/contract.ts';
import * as contract from '../contract.ts';
import { recheck } from './recheck.ts';
import { listeners } from './recheck-on-events.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-27T03:00:00Z');
let commune: Commune;
beforeAll(async () => {
  commune = await loadCommune(harness);
});

const RULES = ['few-official-members', 'large-without-groups', 'ageing-cell', 'records-wanting'];
const recheckAll = (ids: readonly string[] | null = null) =>
  harness.program.runner.asSystem('warnings.recheck-daily', (context) => recheck(context, ids));
const flagsOf = async (organisationId: string, knowledge: 'known' | 'missing' = 'known') =>
  (await harness.ask(commune.officer, contract.board, { knowledge, rules: RULES })).items.filter(
    (one) => one.organisationId === organisationId,
  );
const rulesOf = async (organisationId: string) => (await flagsOf(organisationId)).map((one) => one.rule.id).sort();
const open = async () =>
  (await harness.owner.query(`SELECT * FROM warnings.flag WHERE state = 'open' ORDER BY org_id, rule`)).rows.map(
    ({ id: _, first_seen_on: __, ...rest }: Record<string, unknown>) => rest,
  );

const full = {
  sex: 'male' as const,
  birthOn: day('1980-03-15'),
  ethnicity: 'Kinh',
  religion: 'Không',
};
let born = 0;
const member = (organisationId: string, more: object = {}) =>
  loadMember(harness, organisationId, {
    facts: full,
    personalId: `0010800${String(++born).padStart(5, '0')}`,
    ...more,
  });

test('a cell of which no member was recorded is unknown, not short of members', async () => {
  await recheckAll();
  const [cell] = commune.cells;
  expect(await rulesOf(cell!)).toEqual([]);
  const [gap] = await flagsOf(cell!, 'missing');
  expect(gap).toMatchObject({
    rule: { id: 'few-official-members', verified: false },
    cause: { message: 'warnings.cause.no-members' },
  });
  expect(await flagsOf(commune.party, 'missing')).toEqual([]);
});

test('two official members are too few, a probationary one does not help, a third clears it', async () => {
  const [cell] = commune.cells;
  await member(cell!);
  await member(cell!);
  const dates = {
    admissionDecidedOn: day('2026-06-01'),
    admittedOn: day('2026-06-10'),
    officialOn: null,
    recognitionDecidedOn: null,
  };
  await member(cell!, { standing: 'probationary', dates, partyAgeFrom: day('2026-06-01') });
  await recheckAll([cell!]);
  const [flag] = await flagsOf(cell!);
  expect(flag).toMatchObject({ facts: { held: 2, wanted: 3 }, isKnown: true });
  const { rows } = await harness.ask(commune.officer, contract.flag, { flagId: flag!.id });
  expect(rows).toMatchObject([{ kind: 'member-roll', link: `/members?cell=${cell}` }]);
  const third = await member(cell!);
  const [hear] = listeners['members.member-recorded']!;
  await harness.program.runner.asSystem('warnings.recheck-concerned', (context) => hear!({ memberId: third }, context));
  expect(await rulesOf(cell!)).toEqual([]);
});

test('thirty members without a party group; a group clears it, and its end brings it back', async () => {
  const cell = commune.cells[1]!;
  for (let at = 0; at < 29; at += 1) await member(cell);
  await recheckAll([cell]);
  expect(await rulesOf(cell)).toEqual([]);
  await member(cell);
  await recheckAll([cell]);
  expect((await flagsOf(cell)).map((one) => one.facts)).toEqual([{ cause: 'no-groups', members: 30, atLeast: 30 }]);
  const { groupId } = await harness.act(commune.officer, establishPartyGroup, {
    organisationId: cell,
    name: 'Tổ đảng số 1',
    from: '2026-01-01',
  });
  await harness.runJobs();
  expect(await rulesOf(cell)).toEqual([]);
  await harness.act(commune.officer, endPartyGroup, {
    groupId,
    expectedVersion: 1,
    endedOn: day('2026-11-01'),
    reason: 'wound-up',
  });
  await harness.runJobs();
  expect(await rulesOf(cell)).toEqual(['large-without-groups']);
});

test('an ageing cell counts those whose age is known, and says how many are not', async () => {
  const cell = commune.cells[2]!;
  for (const birthYear of [1950, 1955, 1960]) await member(cell, { facts: { ...full, birthOn: undefined, birthYear } });
  await member(cell, { facts: { ...full, birthOn: day('1965-11-27') } });
  await member(cell, { facts: { ...full, birthOn: day('1965-11-28') } });
  await member(cell, { facts: { ...full, birthOn: undefined } });
  await recheckAll([cell]);
  const ageing = (await flagsOf(cell)).find((one) => one.rule.id === 'ageing-cell');
  expect(ageing?.facts).toEqual({ cause: 'ageing', over: 4, known: 5, age: 60, unknown: 1 });
  const wanting = (await flagsOf(cell)).find((one) => one.rule.id === 'records-wanting');
  expect(wanting?.facts).toEqual({ cause: 'records-wanting', lacking: 4, members: 6 });
});

test('rebuilding from nothing gives the same flags', async () => {
  await recheckAll();
  const stepwise = await open();
  expect(stepwise.filter((flag) => RULES.includes(flag.rule as string)).length).toBe(3);
  await harness.owner.query('DELETE FROM warnings.flag');
  await recheckAll();
  expect(await open()).toEqual(stepwise);
});
