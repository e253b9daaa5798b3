import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import { loadFictionalMembers } from '../../members/contract.ts';
import { loadDemonstrationCommune, type OrganisationId } from '../../organisations/contract.ts';
import * as contract from '../contract.ts';
import { recountWhere } from '../jobs/recount-meetings.ts';

const harness = await startHarness();
harness.clock.now = new Date('2026-11-27T03:00:00Z');
const rowsOf = async (text: string, values: unknown[] = []) => (await harness.owner.query(text, values)).rows;
const one = async (text: string, values: unknown[] = []) => (await rowsOf(text, values))[0];

let officer: Awaited<ReturnType<typeof harness.account>>;
let communeId: OrganisationId;
let loaded: { meetings: number; tasks: number; topics: number; cells: number };
beforeAll(async () => {
  const root = await harness.program.runner.call({
    name: 'organisations.load-hanoi',
    input: { cityId: null },
    accountId: null,
    asSystem: true,
    requestId: newId(),
  });
  if (!root.ok) throw new Error(JSON.stringify(root.reasons));
  const { cityId } = root.answer as { cityId: OrganisationId };
  officer = await harness.account({ role: 'organisation-officer', organisationId: cityId });
  ({ communeId } = await harness.act(officer, loadDemonstrationCommune, { cityId }));
  await harness.act(officer, loadFictionalMembers, { organisationId: communeId, members: 2500 });
  loaded = await harness.act(officer, contract.loadFictionalMeetings, { organisationId: communeId });
}, 240_000);

test('twelve months of meetings are all marked as fictional, and are on the roll of their day', async () => {
  expect(loaded.cells).toBeGreaterThan(50);
  expect(loaded.meetings).toBeGreaterThan(1000);
  expect(await one('SELECT count(*)::int AS n FROM meetings.meeting WHERE NOT is_fictional')).toEqual({ n: 0 });
  const strangers = await one(`
    SELECT count(*)::int AS n FROM meetings.attendance a JOIN meetings.meeting m ON m.id = a.meeting_id
    WHERE NOT EXISTS (SELECT FROM members.membership s WHERE s.member_id = a.member_id AND s.org_id = m.org_id
      AND s.since_day <= a.held_on AND s.until_day > a.held_on)`);
  expect(strangers).toEqual({ n: 0 });
  const beyond = 'SELECT count(*)::int AS n FROM meetings.vote WHERE for_votes + against_votes + blank_votes > base';
  expect(await one(beyond)).toEqual({ n: 0 });
});

const boardInput = { on: '2026-11-27', types: null, organisationIds: null };
test.each([
  ['months-without-meeting', contract.monthsWithoutMeeting, { months: 6, atLeast: 1 }],
  ['quarters-without-topic', contract.quartersWithoutTopic, { months: 12, atLeast: 1 }],
  ['irregular-meetings', contract.irregularMeetings, { months: 12, fromDays: 20, toDays: 40, atLeast: 3 }],
  ['sliding-attendance', contract.slidingAttendance, { months: 12, meetings: 3 }],
  ['absences-without-leave', contract.absencesWithoutLeave, { months: 3, atLeast: 2 }],
  ['too-short-meetings', contract.tooShortMeetings, { months: 6, atLeast: 2 }],
  ['unfinished-tasks', contract.unfinishedTasks, { months: 3, sharePercent: 50 }],
  ['late-entries', contract.lateEntries, { months: 6, withinDays: 7, atLeast: 2 }],
  ['score-gaps', contract.scoreGaps, { months: 6, points: 10, atLeast: 2 }],
  ['repeated-content', contract.repeatedContent, { months: 6, alikePercent: 80, inARow: 2 }],
] as const)('%s finds some cells and not all of them', async (_name, question, parameters) => {
  const { rows } = await harness.ask(officer, question, { ...boardInput, parameters } as never);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.length).toBeLessThan(loaded.cells / 3);
});

test('tasks are done, late and open; topics are held and coming; scores differ from the superior’s', async () => {
  const tasks = await one(`
    SELECT count(*) FILTER (WHERE state = 'confirmed')::int AS done, count(*) FILTER (WHERE is_open AND due_on < '2026-11-27')::int AS late,
      count(*) FILTER (WHERE is_open AND due_on >= '2026-11-27')::int AS open FROM tasks.task`);
  for (const n of Object.values(tasks)) expect(n).toBeGreaterThan(20);
  const topics = await rowsOf('SELECT state, count(*)::int AS n FROM meetings.topic GROUP BY state');
  expect(new Set(topics.map(({ state }) => state))).toEqual(new Set(['planned', 'drafting', 'approved', 'held']));
  const scores = await one(`
    SELECT count(*) FILTER (WHERE superior_total = self_total)::int AS alike, count(*) FILTER (WHERE superior_total < self_total)::int AS lower,
      count(*) FILTER (WHERE superior_total IS NULL)::int AS waiting FROM meetings.score`);
  for (const n of Object.values(scores)) expect(n).toBeGreaterThan(20);
  const opinions = await one('SELECT count(*)::int AS n FROM meetings.opinion');
  expect(opinions.n).toBeGreaterThan(2000);
  expect(await one('SELECT count(*)::int AS n FROM meetings.urge_in')).toEqual(
    await one('SELECT count(*)::int AS n FROM meetings.urge'),
  );
});

test('cells that met and reported wrote about the months that are over, and some propose something', async () => {
  const words = await one(`
    SELECT count(DISTINCT month)::int AS months, count(*) FILTER (WHERE proposals IS NOT NULL)::int AS proposing, bool_and(is_fictional) AS fictional,
      count(*) FILTER (WHERE NOT EXISTS (SELECT FROM meetings.meeting m WHERE m.org_id = r.org_id AND m.reported_on IS NOT NULL
        AND m.kind IN ('regular', 'combined') AND date_trunc('month', m.planned_on) = r.month))::int AS without
    FROM meetings.month_report r`);
  expect(words).toMatchObject({ months: 3, fictional: true, without: 0 });
  expect(words.proposing).toBeGreaterThan(20);
});

test('counted again by who belonged to them, invented meetings come to the figures they were written with', async () => {
  await harness.program.runner.asSystem('meetings.recount-rolls', (context) =>
    recountWhere(context, sql`true`, 'roll'),
  );
  expect(await rowsOf('SELECT id, kind, held_on, recount FROM meetings.meeting WHERE recount IS NOT NULL')).toEqual([]);
  expect(await one('SELECT count(*)::int AS n FROM meetings.attendance WHERE counted_as IS NOT NULL')).toEqual({
    n: 0,
  });
});

test('a second load is refused', async () => {
  expect(await harness.refused(officer, contract.loadFictionalMeetings, { organisationId: communeId })).toEqual([
    'meetings.already-recorded-here',
  ]);
});

test('opinions are put into invented meetings only, and never in a database of real data', async () => {
  const put = (itemId: string) => {
    const line = {
      id: newId(),
      item_id: itemId,
      ordinal: 9,
      speaker_id: null,
      speaker: 'Ai đó',
      gist: 'Thêm (giả định)',
    };
    return rowsOf('SELECT meetings.put_fictional_opinions($1::jsonb) AS n', [JSON.stringify([line])]);
  };
  const { id } = await one(`
    SELECT i.id FROM meetings.agenda_item i JOIN meetings.meeting m ON m.id = i.meeting_id WHERE m.opinions > 0 LIMIT 1`);
  expect(await put(id)).toEqual([{ n: 0 }]);
  await harness.owner.query(`UPDATE platform.installation SET data_kind = 'real'`);
  await expect(put(id)).rejects.toThrow('invented opinions are never put beside real ones');
  await harness.owner.query(`UPDATE platform.installation SET data_kind = 'demonstration'`);
});
