import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Day } from '../../../platform/calendar/day.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { meetingAgendaKind } from './agenda-pack.ts';
import type { Draws, MeetingBank } from './fictional-bank.ts';
import { fictionalCalendar, type Habit, habits } from './fictional-habits.ts';
import type { Face } from './fictional-sheet.ts';
import { fictionalTopics } from './fictional-topics.ts';
import { type CellWorld, fictionalYear } from './fictional-year.ts';
import { meetingRulesKind } from './meeting-rules-pack.ts';
import { meetingScoreKind } from './score-pack.ts';
import { voteRulesKind } from './vote-rules-pack.ts';

const bank: MeetingBank = parse(
  readFileSync(new URL('../../../../seeds/demonstration/meetings.yaml', import.meta.url), 'utf8'),
);
const today = '2026-11-27' as Day;

test('no words of topics and orientations are cut off at a comma', () => {
  const topicKeys = ['facts', 'households', 'lessons', 'residents', 'result', 'situation', 'solution', 'title', 'why'];
  for (const topic of Object.values(bank.topics).flat()) expect(Object.keys(topic).sort()).toEqual(topicKeys);
  for (const one of bank.orientations) expect(Object.keys(one).sort()).toEqual(['content', 'reading', 'title']);
});

const drawsFrom = (seed: number): Draws => {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return {
    chance: (share) => next() < share,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (list) => list[Math.floor(next() * list.length)]!,
  };
};

const roll = Array.from(
  { length: 24 },
  (_, at): Face => ({
    memberId: `m${at}`,
    fullName: `Đảng viên ${at} (giả định)`,
    sortName: String(at).padStart(2, '0'),
    isOfficial: at !== 20,
    isGuest: at === 21,
    isAway: at === 22,
    state: at === 23 ? 'exempt' : 'active',
  }),
);
const holders = [
  { memberId: 'm0', kind: 'secretary' },
  { memberId: 'm1', kind: 'deputy-secretary' },
  { memberId: 'm2', kind: 'committee-member' },
];
const threshold = { code: 'ordinary', numerator: 1, denominator: 2, isMoreThan: true };

const worldOf = (habit: Habit, seed = 1): CellWorld => {
  const draws = drawsFrom(seed);
  let id = 0;
  const packs = shippedPacks();
  return {
    ...{ habit, at: 3, bank, draws, today },
    cell: { id: 'cell', type: 'residential-cell', sector: 'residential-area' },
    newId: () => `id${id++}`,
    life: { since: null, endedOn: null },
    calendar: fictionalCalendar({ habit, at: 3, today, months: 12, since: null, hasCommittee: true, draws }),
    rollOn: () => roll,
    holdersOn: () => holders,
    visitorAt: (ago) => (ago === 1 ? { personId: 'p', fullName: 'Khách (giả định)', post: 'Cấp ủy viên' } : null),
    rulesOn: (on) => ({
      pack: findPackInForce(packs, meetingRulesKind, on) ?? null,
      score: findPackInForce(packs, meetingScoreKind, on) ?? null,
      votes: findPackInForce(packs, voteRulesKind, on) ?? null,
      agenda: findPackInForce(packs, meetingAgendaKind, on)?.content ?? null,
      baseOf: () => ({ packId: 'base', official: 20, base: 20, deductions: [], thresholds: [threshold] }),
    }),
  };
};

describe.each([...habits, 'plain'] as const)('a cell that is %s', (habit) => {
  // `fictionalYear` itself refuses what the rules of real sheets refuse.
  const { meetings, tasks } = fictionalYear(worldOf(habit));

  test('holds a year of meetings that the rules let stand, in order and not after today', () => {
    expect(meetings.length).toBeGreaterThan(18);
    for (const { sheet, enteredOn } of meetings) {
      expect(sheet.heldOn <= enteredOn && enteredOn <= today).toBe(true);
      expect(sheet.items.length).toBeGreaterThan(0);
    }
  });

  test('gives tasks to people who were there, and reports on no task twice as done', () => {
    for (const { ownerId, meetingId } of tasks) {
      const { sheet } = meetings.find((one) => one.sheet.meetingId === meetingId)!;
      expect(sheet.attendance.find((line) => line.memberId === ownerId)?.status).toBe('present');
    }
    const done = meetings.flatMap(({ sheet }) => sheet.taskReports.filter(({ result }) => result === 'done'));
    expect(new Set(done.map(({ taskId }) => taskId)).size).toBe(done.length);
  });
});

test('the orderly cell misses no month, has nobody absent without leave and all tasks of before done', () => {
  const { meetings, tasks } = fictionalYear(worldOf('orderly'));
  const months = meetings.filter(({ slot }) => slot.kind === 'regular' || slot.kind === 'combined');
  expect(months.length).toBe(13);
  expect(months.every(({ verdict }) => verdict.turnout!.unexcused === 0)).toBe(true);
  expect(tasks.filter(({ dueOn, steps }) => dueOn < today && steps.at(-1)?.step !== 'confirm-task')).toEqual([]);
});

test.each([...habits, 'plain'] as const)(
  'a cell that is %s says why wherever its points differ from those of the facts',
  (habit) => {
    const lines = fictionalYear(worldOf(habit)).meetings.flatMap(({ score }) => score?.lines ?? []);
    const other = lines.filter(({ proposed, own }) => proposed !== null && own !== proposed);
    expect(other.length).toBeGreaterThan(0);
    expect(other.filter(({ ownReason }) => ownReason === null)).toEqual([]);
  },
);

test('every resolution is voted on under the conclusion of its own sheet', () => {
  const { meetings } = fictionalYear(worldOf('plain'));
  const voted = meetings.flatMap(({ sheet, votes }) =>
    votes.map(({ itemId }) => sheet.items.find(({ id }) => id === itemId)?.sourceCode),
  );
  expect(voted.length).toBeGreaterThan(10);
  expect(new Set(voted)).toEqual(new Set(['conclusion']));
});

test('the same seed gives the same year', () => {
  expect(fictionalYear(worldOf('plain', 7)).meetings).toEqual(fictionalYear(worldOf('plain', 7)).meetings);
});

test('topics are held in their quarter with the meeting they were talked over in', () => {
  const world = worldOf('plain');
  const { meetings } = fictionalYear(world);
  const topics = fictionalTopics(world, meetings);
  expect(topics.filter(({ state }) => state === 'held').length).toBe(4);
  for (const { state, meetingId } of topics) expect(state === 'held').toBe(meetingId !== null);
});
