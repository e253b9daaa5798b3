import { sql as rawSql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { loadRowsBehindFacts } from '../../../../tests/rows-behind-facts.ts';
import { beginUnder, scopeOver } from '../../../platform/access/scope.ts';
import { SYSTEM_ACCOUNT } from '../../../platform/action/runner.ts';
import { day } from '../../../platform/calendar/day.ts';
import { inTransaction } from '../../../platform/db/transaction.ts';
import { isRefusal, orRefuse } from '../../../platform/outcome/refusal.ts';
import { besideFact } from '../contract/facts.ts';
import { periodKind, subjectKind } from '../contract/rating-codes.ts';
import { countFact, type FactCode, gradeFact, levelFact, yesFact } from '../contract/rating-facts.ts';
import * as contract from '../contract.ts';
import { askedFacts } from '../rules/asked-facts.ts';
import { factIn, isEnterable } from '../rules/check-entered-fact.ts';
import { absentAreas, neverOnSheet } from '../rules/evidence-places.ts';
import { joinLaw } from '../rules/rating-law.ts';
import { evidenceOf } from './evidence.ts';
import { lawOf, ratingPacks } from './rating-laws.ts';
import { factsOfSubjects } from './subject-facts.ts';
import { subjectRowsWhere } from './subject-rows.ts';

/**
 * Where every fact of a rating comes from: rows that the program counts, the sheet of points, or a person who enters it with a source. A new
 * code has to be put here, and into the rows below if the program counts it.
 */
const sources: Readonly<Record<FactCode, 'program' | 'sheet' | 'entered'>> = {
  'tasks-assigned': 'program',
  'tasks-done': 'program',
  'tasks-late': 'program',
  'tasks-exceeded': 'program',
  'tasks-undone-by-fault': 'entered',
  'key-tasks-assigned': 'program',
  'key-tasks-done': 'program',
  'key-task-grade': 'entered',
  'collective-tasks-counted': 'entered',
  'collective-tasks-done': 'entered',
  'shortcomings-due': 'program',
  'shortcomings-remedied': 'program',
  'months-since-admission': 'program',
  'months-since-founding': 'program',
  'months-in-first-post': 'entered',
  'sick-months': 'entered',
  'sick-or-maternity-months': 'entered',
  'training-months': 'entered',
  'quarters-not-completed': 'program',
  'quarters-not-completed-in-a-row': 'program',
  'organisations-below-rated': 'program',
  'organisations-below-weak': 'program',
  'members-rated': 'program',
  'members-not-completed': 'program',
  'mass-organisations-lowest': 'entered',
  'is-exempted': 'program',
  'is-suspended': 'program',
  'is-suspended-from-committee': 'entered',
  'is-head': 'program',
  'is-cell': 'program',
  'is-state-officer': 'entered',
  'awaits-state-rating': 'entered',
  'was-absent-from-review': 'entered',
  'changed-post': 'entered',
  'is-under-inspection': 'entered',
  'on-maternity-leave': 'entered',
  'common-criteria-met': 'entered',
  'criteria-basically-average': 'entered',
  'unit-conditions-met': 'entered',
  'degeneration-concluded': 'entered',
  'is-disciplined': 'entered',
  'discipline-also-deducted': 'entered',
  'discipline-below': 'entered',
  'discipline-below-self-remedied': 'entered',
  'corruption-below': 'entered',
  'corruption-below-self-remedied': 'entered',
  'committee-divided': 'entered',
  'member-disciplined-for-corruption': 'entered',
  'government-lowest': 'entered',
  'lowest-common-grade': 'sheet',
  'lowest-result-grade': 'sheet',
  'collective-level': 'program',
  'led-unit-level': 'program',
  'state-level': 'entered',
};
const all = [countFact, yesFact, gradeFact, levelFact].flatMap(({ options }): FactCode[] => [...options]);
const from = (...of: readonly string[]) => all.filter((code) => of.includes(sources[code])).sort();

const harness = await startHarness();
const { act, ask } = harness;
harness.clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, cityOfficer, cells, city, commune } = await loadCommune(harness);
const [cell, weak] = cells as [(typeof cells)[0], (typeof cells)[0]];
const ids = new Map<string, string>();

const sql = (text: string, ...values: unknown[]) => harness.owner.query(text, values);
const named = (title: string): string => ids.get(title)!;

const reading = <T>(work: Parameters<typeof inTransaction<T>>[2]): Promise<T> =>
  inTransaction(
    harness.program.pools.app_scoped,
    beginUnder(scopeOver([{ lo: 0, hi: 2_147_483_647 }]), SYSTEM_ACCOUNT, { readOnly: true }),
    work,
  );
const countedOf = async (title: string) => {
  const facts = await reading((tx) => factsOfSubjects(tx, [named(title)], today));
  const { counted } = facts.get(named(title))!;
  return Object.fromEntries(all.map((code) => [code, factIn(counted, code)]).filter(([, value]) => value !== null));
};
const rememberIds = async (): Promise<void> => {
  const { rows } = await sql('SELECT id, title, year, part FROM ratings.subject WHERE year = 2026 AND part = 0');
  for (const { id, title } of rows) ids.set(title, id);
};

beforeAll(async () => {
  const member = await loadMember(harness, cell, { fullName: 'Lê Thị An' });
  const lowest = await loadMember(harness, cell, { fullName: 'Trần Văn Bình' });
  for (const [account, organisationId, reach] of [
    [cityOfficer, city, 'direct'],
    [officer, commune, 'whole'],
  ] as const) {
    const asked = { organisationId, reach, countedOn: today, period: { kind: 'year', year: 2026 } as const };
    const { pack } = await ask(account, contract.seasonProposal, asked);
    const kinds = ['party-organisation' as const, ...(reach === 'whole' ? (['member'] as const) : [])];
    await act(account, contract.openSeason, { ...asked, packId: pack!.id, calendar: [], kinds });
  }
  await rememberIds();
  const subjectId = named('Lê Thị An');
  await loadRowsBehindFacts({ harness, commune, cell, weak, member, lowest, subjectId });
  await rememberIds();
});

test('every fact that the program counts is counted from rows, and nothing else is', async () => {
  const ofPerson = await countedOf('Lê Thị An');
  expect(ofPerson).toMatchObject({
    'tasks-assigned': 2,
    'tasks-done': 2,
    'tasks-late': 1,
    'tasks-exceeded': 1,
    'key-tasks-assigned': 1,
    'key-tasks-done': 1,
    'shortcomings-due': 2,
    'shortcomings-remedied': 1,
    'quarters-not-completed': 2,
    'quarters-not-completed-in-a-row': 2,
    'is-exempted': false,
    'is-suspended': false,
    'is-head': false,
    'lowest-common-grade': 'good',
    'lowest-result-grade': 'average',
  });
  expect(ofPerson['months-since-admission']).toBeGreaterThan(200);
  const ofCell = await countedOf('Chi bộ thôn 1');
  expect(ofCell).toMatchObject({
    'is-cell': true,
    'months-since-founding': 18,
    'members-rated': 2,
    'members-not-completed': 1,
  });
  const ofLeader = await countedOf('Bí thư');
  expect(ofLeader).toMatchObject({ 'is-head': true, 'collective-level': 'good', 'led-unit-level': 'good' });
  const ofAbove = await countedOf('Đảng bộ xã Đồng Mẫu');
  expect(ofAbove).toMatchObject({ 'is-cell': false, 'organisations-below-rated': 4, 'organisations-below-weak': 1 });
  const counted = new Set([ofPerson, ofCell, ofLeader, ofAbove].flatMap((facts) => Object.keys(facts)));
  expect([...counted].sort()).toEqual(from('program', 'sheet'));
});

test('every figure beside the rules is counted from rows', async () => {
  const sheets = await reading((tx) => evidenceOf(tx, [named('Lê Thị An'), named('Chi bộ thôn 1')], today));
  const besideOf = (title: string) =>
    Object.fromEntries(sheets.get(named(title))!.beside.map(({ code, value, whole }) => [code, [value, whole]]));
  const ofPerson = besideOf('Lê Thị An');
  expect(ofPerson).toEqual({
    attendance: [1, 3],
    'absences-excused': [1, 3],
    'absences-unexcused': [1, 3],
    'tasks-of-person': [1, 2],
    'offices-held': [1, null],
    'dues-months-paid': [1, 2],
  });
  const ofCell = besideOf('Chi bộ thôn 1');
  expect(ofCell).toEqual({
    'meetings-held': [3, 11],
    'meetings-thematic': [1, 3],
    turnout: [3, 6],
    'meetings-reported': [3, 3],
    'tasks-of-period': [1, 2],
    'dues-months-collected': [1, 2],
    'roll-at-start': [2, null],
    'roll-at-end': [2, null],
    'share-of-members-rated': [2, 2],
  });
  expect(Object.keys({ ...ofPerson, ...ofCell }).sort()).toEqual([...besideFact.options].sort());
});

test('what the program does not count is named as missing on the sheet until a person enters it; nothing that a pack asks is left out', async () => {
  const { rules, layers } = ratingPacks();
  const laws = rules
    .flatMap((base) => [null, ...layers].map((layer) => joinLaw(base, layer)))
    .filter((law) => !isRefusal(law));
  const asked = new Set(
    laws.flatMap((law) =>
      subjectKind.options.flatMap((kind) =>
        periodKind.options.flatMap((one) => [...askedFacts(orRefuse(law), kind, one).keys()] as string[]),
      ),
    ),
  );
  expect([...asked].filter((code) => !code.startsWith('points:') && !(all as string[]).includes(code))).toEqual([]);
  for (const code of from('entered')) expect([code, isEnterable(code)]).toEqual([code, true]);

  const sheets = await reading((tx) => evidenceOf(tx, [...ids.values()], today));
  const subjects = await reading((tx) =>
    subjectRowsWhere(tx, rawSql`s.id = ANY (${[...ids.values()]}::uuid[])`, false),
  );
  for (const subject of subjects) {
    const { id, kind } = subject;
    const sheet = sheets.get(id)!;
    const shown = [...sheet.facts, ...sheet.missing].map(({ code }) => code as string).sort();
    const asks = [...askedFacts(lawOf(subject), kind, 'year').keys()].filter((code) => !neverOnSheet.has(code)).sort();
    expect([kind, shown]).toEqual([kind, asks]);
    const silent = sheet.missing.filter(
      ({ code, isEnterable: may }) => !may && sources[code as FactCode] === 'entered',
    );
    expect([kind, silent]).toEqual([kind, []]);
    expect(sheet.absent).toEqual(absentAreas.map((one) => ({ ...one })));
  }
});
