import { describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day, dayOf } from '../../../platform/calendar/day.ts';
import { correctPerson, personLookup } from '../../organisations/contract.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, call, refused, clock } = harness;
clock.now = new Date('2026-11-26T03:00:00Z');
const commune = await loadCommune(harness);
const { officer, stranger, cells } = commune;
const [cell, otherCell] = [cells[0]!, cells[1]!];
const secretary = await harness.account({ role: 'cell-secretary', organisationId: cell });
const reader = await harness.account({ role: 'reader', organisationId: commune.commune });
const today = dayOf(clock.now);
const on = today;

const dates = {
  admissionDecidedOn: day('2010-05-10'),
  admittedOn: day('2010-05-19'),
  officialOn: day('2011-05-19'),
  recognitionDecidedOn: day('2011-06-01'),
};
const record = (rest: Record<string, unknown> = {}) => ({
  organisationId: cell,
  fullName: 'TRẦN THỊ MẪU',
  standing: 'official' as const,
  dates,
  facts: { sex: 'female' as const, birthOn: day('1985-02-03'), schooling: 'university' },
  isFictional: true,
  ...rest,
});
describe('a record', () => {
  test('is made with its person and first spell; the name typed in capitals is written as names are', async () => {
    const { memberId } = await act(officer, contract.recordMember, record());
    const view = await ask(officer, contract.member, { memberId, on });
    expect(view).toMatchObject({
      face: { fullName: 'Trần Thị Mẫu', birthYear: 1985, isFictional: true },
      partyAgeFrom: '2010-05-10',
      partyAge: { years: 16, months: 6, basis: 'decision' },
      spells: [{ organisationId: cell, since: today, isBeginningKnown: false, beganBy: 'entry' }],
    });
    const found = await ask(officer, personLookup, { text: 'mau' });
    expect(found.persons.map((one) => one.fullName)).toContain('Trần Thị Mẫu');
  });

  test('says every reason at once', async () => {
    const wrong = record({
      fullName: 'Lê Văn Sai',
      dates: { ...dates, admittedOn: day('2010-05-01'), officialOn: day('2027-01-01') },
      facts: { birthOn: day('2015-01-01'), schooling: 'academy' },
      sealed: { 'home-place': 'Xã Mẫu' },
    });
    expect(await refused(officer, contract.recordMember, wrong)).toEqual([
      'members.day-in-future',
      'members.ceremony-before-decision',
      'members.born-after-admission',
      'members.unknown-code',
      'members.optional-block-closed',
    ]);
  });

  test('belongs to a cell, not to a committee above cells', async () => {
    expect(
      await refused(
        officer,
        contract.recordMember,
        record({ organisationId: commune.commune, fullName: 'Lê Văn Trên' }),
      ),
    ).toEqual(['members.not-a-cell']);
  });

  test('of the same name is made only after one has looked; of the same personal ID never', async () => {
    const twin = record({ fullName: 'Đỗ Văn Trùng', sealed: { 'personal-id': '001085000001' } });
    await act(officer, contract.recordMember, twin);
    const again = record({ fullName: 'do van trung', organisationId: otherCell });
    expect(await refused(officer, contract.recordMember, again)).toEqual(['members.possible-duplicate']);
    await act(officer, contract.recordMember, { ...again, isAnotherPerson: true });
    const same = {
      ...again,
      fullName: 'Đỗ Văn Khác',
      sealed: { 'personal-id': '001085000001' },
      isAnotherPerson: true,
    };
    expect(await refused(officer, contract.recordMember, same)).toEqual(['members.identifier-already-there']);
  });

  test('elsewhere with the same personal ID is not hinted at, and the committee above both is told', async () => {
    const there = { ...record({ fullName: 'Hoàng Văn Đây' }), sealed: { 'personal-id': '001085000077' } };
    await act(officer, contract.recordMember, there);
    const abroad = { ...there, organisationId: commune.neighbour, fullName: 'Hoàng Văn Kia' };
    expect(
      await ask(stranger, contract.possibleDuplicates, { fullName: 'Hoàng Văn Đây', personalId: '001085000077' }),
    ).toEqual({
      members: [],
      persons: [],
    });
    await act(stranger, contract.recordMember, abroad);
    await harness.runJobs();
    const { rows } = await harness.owner.query('SELECT org_id FROM members.duplicate_notice');
    expect(rows).toEqual([{ org_id: commune.city }]);
  });

  test('made by mistake goes again today, with its person; not once something refers to it', async () => {
    const { memberId } = await act(
      officer,
      contract.recordMember,
      record({ fullName: 'Lý Thị Nhầm', sealed: { 'old-card': '00012345' } }),
    );
    await act(officer, contract.withdrawMember, { memberId, expectedVersion: 1 });
    expect(await refused(officer, contract.member, { memberId, on })).toEqual(['platform.not-found']);
    expect((await ask(officer, personLookup, { text: 'lý thị nhầm' })).persons).toEqual([]);
    const kept = await act(officer, contract.recordMember, record({ fullName: 'Lý Thị Giữ' }));
    await act(officer, contract.recordDossierItem, { memberId: kept.memberId, paper: 'member-sheet', isThere: true });
    expect(await refused(officer, contract.withdrawMember, { memberId: kept.memberId, expectedVersion: 1 })).toEqual([
      'members.record-in-use',
    ]);
  });

  test('ties to a person who holds a post already; the person then changes through the record only', async () => {
    const person = await harness.load(async (tx) => {
      const id = newId();
      const { rows } = await harness.owner.query('SELECT pos FROM organisations.organisation WHERE id = $1', [cell]);
      await tx
        .insertInto('organisations.person')
        .values({
          id,
          org_id: cell,
          org_pos: rows[0].pos,
          full_name: 'Vũ Thị Giữ Chức',
          sort_name: 'Chức  Thị Giữ  Vũ',
          is_fictional: true,
        })
        .execute();
      return id;
    });
    const doubles = await ask(officer, contract.possibleDuplicates, { fullName: 'VŨ THỊ GIỮ CHỨC' });
    expect(doubles.persons.map((one) => one.id)).toEqual([person]);
    const { memberId } = await act(
      officer,
      contract.recordMember,
      record({ fullName: 'Vũ Thị Giữ Chức', personId: person }),
    );
    expect(
      await refused(officer, correctPerson, { personId: person, expectedVersion: 1, fullName: 'Vũ Thị Khác' }),
    ).toEqual(['organisations.person-kept-by-members']);
    expect(await ask(officer, contract.member, { memberId, on })).toMatchObject({ personId: person });
  });
});

describe('who sees it', () => {
  test('a stranger, a reader of figures and another cell see nothing and do nothing', async () => {
    const memberId = await loadMember(harness, otherCell, { fullName: 'Ngô Văn Kín' });
    for (const account of [stranger, secretary])
      expect(await refused(account, contract.member, { memberId, on })).toEqual(['platform.not-found']);
    expect(await refused(reader, contract.member, { memberId, on })).toEqual(['platform.not-permitted']);
    expect(
      await refused(stranger, contract.correctEntry, { memberId, expectedVersion: 1, changes: { phone: null } }),
    ).toEqual(['platform.not-found']);
    const list = { on, filter: {}, text: 'Ngô Văn Kín' };
    expect((await ask(officer, contract.memberList, list)).count).toBe(1);
    expect((await ask(stranger, contract.memberList, list)).count).toBe(0);
    expect((await ask(secretary, contract.memberList, list)).count).toBe(0);
    expect(await refused(reader, contract.memberList, list)).toEqual(['platform.not-permitted']);
    const search = async (account: typeof officer) =>
      (
        (await call(account, 'platform.search-everywhere', { text: 'ngo van kin' })) as {
          answer: { hits: { title: string }[] };
        }
      ).answer.hits;
    expect((await search(officer)).map((hit) => hit.title)).toEqual(['Ngô Văn Kín']);
    for (const account of [stranger, secretary, reader]) expect(await search(account)).toEqual([]);
  });

  test('an office that sees figures does not widen the names that another office shows', async () => {
    const both = await harness.account({ role: 'reader', organisationId: commune.commune });
    const { rows } = await harness.owner.query('SELECT pos FROM organisations.organisation WHERE id = $1', [cell]);
    await harness.load((tx) =>
      tx
        .insertInto('platform.office')
        .values({
          id: newId(),
          account_id: both.id,
          role: 'cell-secretary',
          org_id: cell,
          org_pos: rows[0].pos,
          period: '[2000-01-01,)',
        })
        .execute(),
    );
    await loadMember(harness, cell, { fullName: 'Tô Văn Gần' });
    await loadMember(harness, otherCell, { fullName: 'Tô Văn Xa' });
    const outcome = (await call(both, 'platform.search-everywhere', { text: 'tô văn' })) as {
      answer: { hits: { title: string }[] };
    };
    expect(outcome.answer.hits.map((hit) => hit.title)).toEqual(['Tô Văn Gần']);
  });
});
