import { beforeAll, describe, expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, owner, clock } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, cells, commune } = await loadCommune(harness);
const [first, second] = cells as [string, string];

type Values = Readonly<Record<string, string | number | boolean | null>>;
const put = async (table: string, values: Values): Promise<string> => {
  const row: Values = { id: newId(), ...values };
  const names = Object.keys(row);
  const marks = names.map((_, at) => `$${at + 1}`);
  const at = names.indexOf('org_id') + 1;
  await owner.query(
    `INSERT INTO ${table} (${names.join(', ')}, org_pos) VALUES (${marks.join(', ')}, (SELECT pos FROM organisations.organisation WHERE id = $${at}))`,
    Object.values(row),
  );
  return String(row.id);
};
const meet = (org_id: string, held_on: string, more: Values = {}) =>
  put('meetings.meeting', {
    ...{
      org_id,
      planned_on: held_on,
      held_on,
      kind: 'regular',
      state: 'closed',
      started_at: '19:00',
      ended_at: '20:30',
    },
    ...{ counted: 2, attended: 2, is_fictional: true },
    ...more,
  });

let person: string;
const ids = new Map<string, contract.SubjectId>();

const meetings = async (): Promise<void> => {
  const february = await meet(first, '2026-02-03', { attended: 1 });
  await meet(first, '2026-02-20', { kind: 'thematic', reported_on: '2026-02-25' });
  await meet(second, '2026-03-03', { kind: 'thematic' });
  // In the running month, of another year, and of the committee alone: no month that is over was met in by these.
  const december = await meet(first, '2026-12-03');
  await meet(first, '2025-12-03');
  await meet(first, '2026-05-03', { kind: 'committee' });
  for (const [meeting_id, held_on, status] of [
    [february, '2026-02-03', 'unexcused'],
    [december, '2026-12-03', 'present'],
  ])
    await owner.query(
      `INSERT INTO meetings.attendance (meeting_id, held_on, member_id, full_name, sort_name, is_official, status)
       SELECT $1, $2, m.id, m.full_name, m.sort_name, true, $3 FROM members.member m WHERE m.id = $4`,
      [meeting_id, held_on, status, person],
    );
};

const dues = async (): Promise<void> => {
  for (const [org_id, month, state] of [
    [first, '2026-01-01', 'paid'],
    [first, '2026-02-01', 'unpaid'],
    [second, '2026-01-01', 'paid'],
  ] as const) {
    await put('members.dues_month', {
      ...{ org_id, month, rates_pack: 'dues-rates-2026', opened_by: newId(), opened_at: month },
    });
    const { rows } = await owner.query(
      'SELECT id, full_name, sort_name FROM members.member WHERE org_id = $1 ORDER BY id = $2 DESC, id LIMIT 1',
      [org_id, person],
    );
    const { id: member_id, full_name, sort_name } = rows[0];
    await put('members.dues_entry', {
      ...{ org_id, month, member_id, full_name, sort_name, kind: 'official', state },
      ...(state === 'paid' ? { paid_on: month, channel: 'cash' } : {}),
    });
  }
};

const tasks = async (): Promise<void> => {
  const { rows } = await owner.query('SELECT sort_name FROM members.member WHERE id = $1', [person]);
  for (const [due_on, state, outcome] of [
    ['2026-06-30', 'confirmed', 'achieved'],
    ['2026-07-31', 'in-progress', null],
    ['2027-01-31', 'in-progress', null],
  ] as const)
    await put('tasks.task', {
      ...{ org_id: first, side: 'own', source_kind: 'other', source_words: 'Kết luận', text: `Việc hạn ${due_on}` },
      ...{
        lead_member_id: person,
        lead_name: 'Lê Thị An',
        lead_sort_name: rows[0].sort_name,
        assigned_on: '2026-01-05',
      },
      ...{ due_kind: 'day', due_on, first_due_on: due_on, state, state_since: '2026-01-05', outcome },
      ...(state === 'confirmed' ? { reported_on: '2026-06-29', closed_on: '2026-06-30' } : {}),
    });
};

const versionOf = async (subjectId: string): Promise<number> =>
  (await owner.query('SELECT version FROM ratings.subject WHERE id = $1', [subjectId])).rows[0].version;

const season = async (): Promise<void> => {
  const whom = {
    organisationId: commune,
    period: { kind: 'year', year: 2026 },
    reach: 'whole',
    countedOn: today,
  } as const;
  const { pack } = await ask(officer, contract.seasonProposal, whom);
  const kinds = ['party-organisation', 'member'] as const;
  const { seasonId } = await act(officer, contract.openSeason, {
    ...whom,
    packId: pack!.id,
    calendar: [],
    kinds: [...kinds],
  });
  const { rows } = await ask(officer, contract.subjects, { seasonId, organisationId: commune });
  for (const { title, subjectId } of rows) ids.set(title, subjectId);
  const subjectId = ids.get('Chi bộ thôn 1')!;
  const lines = ['Một', 'Hai', 'Ba'].map((text, at) => ({ text, isKey: at > 0, dueOn: day('2026-10-31') }));
  await act(officer, contract.fixTargets, { subjectId, expectedVersion: await versionOf(subjectId), targets: lines });
  const { rows: targets } = await ask(officer, contract.targets, { subjectId });
  const doneOn = [day('2026-10-01'), day('2026-11-11'), null];
  await act(officer, contract.recordResults, {
    ...{ subjectId, expectedVersion: await versionOf(subjectId) },
    results: targets.map(({ targetId }, at) => ({
      ...{ targetId, resultAmount: null, doneOn: doneOn[at]!, isExceeded: at === 0, resultWords: 'Theo báo cáo' },
    })),
  });
};

beforeAll(async () => {
  person = await loadMember(harness, first, { fullName: 'Lê Thị An', since: day('2025-07-01') });
  await loadMember(harness, first, { fullName: 'Trần Văn Bình', since: day('2026-03-01') });
  await loadMember(harness, second, { fullName: 'Phạm Văn Cường' });
  for (const load of [meetings, dues, tasks, season]) await load();
});

const figuresOf = async (title: string) => {
  const subjectId = ids.get(title)!;
  const sheet = await ask(officer, contract.evidence, { subjectId });
  const facts = sheet.facts.flatMap(({ code, value, path }) =>
    path?.includes('/rows/') ? [{ code, value: value as number, whole: null, path }] : [],
  );
  const beside = sheet.beside.flatMap((one) => (one.value === null ? [] : [{ ...one, value: one.value }]));
  return [...facts, ...beside].map((figure) => ({ ...figure, subjectId }));
};

describe('every figure of the sheet opens exactly its rows', () => {
  test.each([
    ['Chi bộ thôn 1', 12],
    ['Chi bộ thôn 2', 6],
    ['Lê Thị An', 5],
    ['Trần Văn Bình', 1],
  ])('of %s', async (title, least) => {
    const figures = await figuresOf(title);
    expect(figures.length).toBeGreaterThanOrEqual(least);
    for (const { code, value, whole, path, subjectId } of figures) {
      expect(path).toBe(`/ratings/subjects/${subjectId}/rows/${code}`);
      const found = await ask(officer, contract.countedRows, { subjectId, fact: code as never });
      expect({ code, part: found.part }).toEqual({ code, part: value });
      if (whole !== null) expect({ code, whole: found.whole }).toEqual({ code, whole });
      expect(found.rows).toHaveLength(found.count);
      expect(found.rows.reduce((sum, { part }) => sum + part, 0)).toBe(found.part);
    }
  });

  test('a month counts once and only when it is over; a row names and opens its record', async () => {
    const subjectId = ids.get('Chi bộ thôn 1')!;
    const rowsOf = async (fact: 'meetings-held' | 'tasks-of-period' | 'tasks-late' | 'roll-at-start') =>
      ask(officer, contract.countedRows, { subjectId, fact });
    const held = await rowsOf('meetings-held');
    expect(held).toMatchObject({ part: 1, whole: 11 });
    expect(held.rows[0]).toMatchObject({ kind: 'month', on: '2026-02-01', openId: expect.any(String) });
    expect(held.rows[1]).toMatchObject({ on: '2026-01-01', openId: null });
    expect((await rowsOf('tasks-of-period')).rows.map(({ title }) => title)).toEqual([
      'Việc hạn 2026-06-30',
      'Việc hạn 2026-07-31',
    ]);
    expect((await rowsOf('tasks-late')).rows.filter(({ part }) => part > 0).map(({ title }) => title)).toEqual([
      'Ba',
      'Hai',
    ]);
    expect((await rowsOf('roll-at-start')).rows.map(({ title }) => title)).toEqual(['Lê Thị An']);
  });
});
