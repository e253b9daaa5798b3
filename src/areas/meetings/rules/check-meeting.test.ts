import { describe, expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { checkMeeting } from './check-meeting.ts';
import type { HeldMeeting, MeetingFacts } from './held-meeting.ts';
import { meetingRulesSchema } from './meeting-rules-shape.ts';
import type { Slot } from './meeting-slot.ts';
import { onlineMeetingSchema } from './online-meeting-shape.ts';
import type { RollPerson } from './roll-status.ts';

const shipped = (id: string) => shippedPacks().find((pack) => pack.id === id)!;
const rulesOf = (id: string) => ({ ...shipped(id), content: meetingRulesSchema.parse(shipped(id).content) });
const pack = rulesOf('meeting-rules-2025');
const content = onlineMeetingSchema.parse(shipped('online-meeting-2026').content);
const online = { ...shipped('online-meeting-2026'), content };

const person = (memberId: string, rest: Partial<RollPerson> = {}): RollPerson => ({
  memberId,
  isOfficial: true,
  isGuest: false,
  isAway: false,
  state: 'active',
  ...rest,
});
const roll = ['a', 'b', 'c', 'd'].map((id) => person(id));

const held = (rest: Partial<HeldMeeting> = {}): HeldMeeting => ({
  kind: 'regular',
  groupId: null,
  heldOn: day('2026-11-03'),
  startedAt: '19:30',
  endedAt: '21:00',
  mode: 'in-person',
  ground: null,
  apart: null,
  sheet: 'complete',
  isInsteadOfRegular: false,
  noticedOn: day('2026-10-30'),
  materialsOn: day('2026-11-02'),
  chairId: 'a',
  clerkId: 'b',
  attendance: ['a', 'b', 'c', 'd'].map((memberId) => ({ memberId, status: 'present', reason: null })),
  tasks: [],
  ...rest,
});
const facts = (rest: Partial<MeetingFacts> = {}): MeetingFacts => ({
  today: day('2026-11-04'),
  enteredOn: null,
  life: { since: day('2025-07-01'), endedOn: null },
  roll,
  postHolderIds: new Set(['a', 'b']),
  headIds: new Set(['a']),
  groupMemberIds: null,
  others: [],
  isPrepared: true,
  decidedMinutes: null,
  durationPreset: null,
  pack,
  online,
  ...rest,
});
const other = (rest: Partial<Slot & { isHeld: boolean }> = {}) => ({
  kind: 'regular' as const,
  groupId: null,
  on: day('2026-11-03'),
  from: '08:00',
  to: '09:30',
  isHeld: true,
  ...rest,
});

const refusals = (input: HeldMeeting, known: MeetingFacts = facts()): string[] => {
  const verdict = checkMeeting(input, known);
  return isRefusal(verdict) ? verdict.reasons.map(({ code }) => code.replace('meetings.', '')) : [];
};
const findings = (input: HeldMeeting, known: MeetingFacts = facts()): string[] => {
  const verdict = checkMeeting(input, known);
  if (isRefusal(verdict)) throw new Error(verdict.reasons.map(({ code }) => code).join(', '));
  return verdict.findings.map(({ code }) => code.replace('meetings.', ''));
};

test('a meeting in order has nothing against it, and its figures', () => {
  expect(checkMeeting(held(), facts())).toMatchObject({
    turnout: { present: 4, attended: { numerator: 4, denominator: 4 }, voters: 4 },
    minutes: 90,
    enteredAfterDays: 1,
    findings: [],
  });
});

test('all reasons come at once', () => {
  const input = held({
    heldOn: day('2026-12-01'),
    startedAt: '21:00',
    endedAt: '19:30',
    attendance: [
      { memberId: 'a', status: 'present', reason: null },
      { memberId: 'a', status: 'present', reason: null },
      { memberId: 'x', status: 'present', reason: null },
      { memberId: 'b', status: 'excused', reason: '  ' },
      { memberId: 'c', status: 'present-online', reason: null },
    ],
    tasks: [{ owners: 0, dueOn: day('2026-11-30') }],
  });
  expect(refusals(input).sort()).toEqual(
    [
      'held-in-future',
      'end-before-start',
      'person-twice',
      'not-on-roll',
      'excused-without-reason',
      'online-in-person-meeting',
      'attendance-missing',
      'clerk-not-there',
      'task-without-owner',
      'task-due-before-meeting',
    ].sort(),
  );
});

describe('place and hour', () => {
  test('a meeting held takes the slot, a planned one does not; the rules of online meetings hold here too', () => {
    expect(refusals(held(), facts({ others: [other()] }))).toEqual(['slot-taken']);
    expect(refusals(held(), facts({ others: [other({ isHeld: false })] }))).toEqual([]);
    expect(findings(held({ mode: 'online', ground: 'at-sea', apart: 3 }))).toEqual(['online-rule-unverified']);
  });

  test('a running sheet has open ends, a complete one has not', () => {
    const open = held({
      endedAt: null,
      attendance: [{ memberId: 'a', status: 'present', reason: null }],
      clerkId: null,
    });
    expect(refusals({ ...open, sheet: 'running' })).toEqual([]);
    expect(refusals(open)).toEqual(['end-missing', 'attendance-missing']);
  });
});

describe('who sits there', () => {
  test('a committee meeting is made up of those who hold a post', () => {
    const committee = held({ kind: 'committee', attendance: held().attendance.slice(0, 3) });
    expect(refusals(committee)).toEqual(['not-on-committee']);
    expect(refusals({ ...committee, attendance: held().attendance.slice(0, 2) })).toEqual([]);
    expect(findings(committee, facts({ postHolderIds: null, roll: roll.slice(0, 3) }))).toContain('committee-unknown');
  });

  test('a status must fit the mark on the roll', () => {
    const exempt = facts({ roll: [person('a', { state: 'exempt' }), ...roll.slice(1)] });
    expect(refusals(held(), exempt)).toEqual(['status-against-roll']);
    const came = held().attendance.map((line) =>
      line.memberId === 'a' ? { ...line, status: 'exempt-present' as const } : line,
    );
    expect(refusals(held({ attendance: came }), exempt)).toEqual([]);
  });

  test('marked ones need no line, everybody else is called', () => {
    const marked = facts({ roll: [...roll, person('e', { state: 'exempt' }), person('f', { isAway: true })] });
    expect(refusals(held(), marked)).toEqual([]);
    expect(refusals(held(), facts({ roll: [...roll, person('g', { isGuest: true })] }))).toEqual([
      'attendance-missing',
    ]);
  });

  test('reasons name the line and no person', () => {
    const verdict = checkMeeting(
      held({ attendance: [{ memberId: 'secret', status: 'present', reason: null }] }),
      facts(),
    );
    expect(JSON.stringify(verdict)).not.toContain('secret');
    expect(verdict).toMatchObject({ reasons: [{ field: 'attendance.0.memberId' }, {}, {}, {}] });
  });
});

describe('what is only advised', () => {
  const absent = (status: 'excused' | 'unexcused') =>
    held({
      attendance: held().attendance.map((one) => (one.memberId === 'd' ? { ...one, status, reason: 'ill' } : one)),
    });

  test('a minute short, and a decision that makes it enough', () => {
    expect(findings(held({ endedAt: '20:59' }))).toEqual(['short-meeting']);
    const decided = { minutes: 60, since: day('2026-01-01') };
    expect(findings(held({ endedAt: '20:30' }), facts({ decidedMinutes: decided }))).toEqual([]);
    for (const kind of ['combined', 'extraordinary'] as const)
      expect(findings(held({ kind }))).toEqual(kind === 'combined' ? ['short-meeting'] : []);
  });

  test('attendance below the target, absence without leave, few present', () => {
    expect(findings(absent('excused'))).toEqual(['attendance-below-target']);
    expect(findings(absent('unexcused'))).toEqual(['attendance-below-target', 'absent-without-leave']);
    const two = held().attendance.map((one, at) =>
      at < 2 ? one : { ...one, status: 'excused' as const, reason: 'ill' },
    );
    expect(findings(held({ attendance: two }))).toEqual(['few-present', 'attendance-below-target']);
  });

  test('the guidance of 2018 asks for another target and knows no notice', () => {
    const then = facts({ pack: rulesOf('meeting-rules-2018'), today: day('2025-01-04') });
    const input = held({ heldOn: day('2025-01-03'), noticedOn: null, materialsOn: null });
    expect(findings(input, { ...then, life: { since: null, endedOn: null } })).toEqual([]);
  });

  test('notice, documents and the committee before it', () => {
    expect(findings(held({ noticedOn: null, materialsOn: null }), facts({ isPrepared: false }))).toEqual([
      'committee-did-not-meet',
      'notice-not-recorded',
      'materials-not-recorded',
    ]);
    expect(findings(held({ materialsOn: day('2026-11-03') }))).toEqual(['materials-late']);
    expect(findings(held(), facts({ isPrepared: null }))).toEqual(['preparation-unknown']);
    expect(findings(held(), facts({ isPrepared: false, postHolderIds: new Set(['a']) }))).toEqual([]);
    expect(refusals(held({ noticedOn: day('2026-11-04') }))).toEqual(['sent-after-meeting']);
  });

  test('a thematic meeting does not stand in for the regular one', () => {
    expect(refusals(held({ kind: 'thematic', isInsteadOfRegular: true }))).toEqual(['thematic-replaces-regular']);
    expect(
      findings(held({ kind: 'thematic' }), facts({ today: day('2026-11-30'), enteredOn: day('2026-11-04') })),
    ).toEqual([]);
    const over = facts({ today: day('2026-12-01'), enteredOn: day('2026-11-04') });
    expect(findings(held({ kind: 'thematic' }), over)).toEqual(['no-regular-beside-thematic']);
    const beside = { ...over, others: [other({ on: day('2026-11-20') })] };
    expect(findings(held({ kind: 'thematic' }), beside)).toEqual([]);
  });

  test('a second regular meeting in the month, a late entry, a chair without office', () => {
    const second = facts({ others: [other({ on: day('2026-11-01') })] });
    expect(findings(held(), second)).toEqual(['second-regular-in-month']);
    expect(findings(held(), facts({ today: day('2026-11-05') }))).toEqual([]);
    expect(findings(held(), facts({ today: day('2026-11-06') }))).toEqual(['entered-late']);
    expect(findings(held({ chairId: 'b' }))).toEqual(['chair-not-in-office', 'chair-takes-minutes']);
  });

  test('no rule of that day: nothing is judged and nothing counted out of a base', () => {
    expect(checkMeeting(held(), facts({ pack: null }))).toMatchObject({
      turnout: null,
      findings: [{ code: 'meetings.no-meeting-rule', level: 'unknown' }],
    });
  });

  test('a finding carries its clause and says whether that was read', () => {
    const verdict = checkMeeting(held({ endedAt: '20:00' }), facts());
    expect(verdict).toMatchObject({
      findings: [{ clause: '42-HD/BTCTW 2025', source: '42-HD/BTCTW', verified: true }],
    });
    const late = checkMeeting(held(), facts({ today: day('2026-11-20') }));
    expect(late).toMatchObject({ findings: [{ clause: '42-HD/BTCTW 2025', verified: false }] });
  });
});
