import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { checkOwnScore, checkSuperiorScore, gapOf, type ScoreLine } from './check-score.ts';
import { proposeScore } from './propose-score.ts';
import { type MeetingRecord, type ScoreFacts, scoreFact, scoreFactsOf } from './score-facts.ts';
import { meetingScoreSchema, type ScorePack } from './score-shape.ts';

const shipped = (id: string): ScorePack => {
  const pack = shippedPacks().find((one) => one.id === id)!;
  return { ...pack, content: meetingScoreSchema.parse(pack.content) };
};
const points = shipped('meeting-score-2025');
const frame = shipped('meeting-score-2018');

const record = (rest: Partial<MeetingRecord> = {}): MeetingRecord => ({
  minutes: 95,
  neededMinutes: 90,
  attended: { numerator: 19, denominator: 20 },
  unexcused: 0,
  excusedInARow: 1,
  committeeMet: true,
  noticeSent: true,
  materialsInTime: true,
  steps: { numerator: 8, denominator: 8 },
  speakers: 8,
  present: 19,
  remarks: 1,
  tasksDone: { numerator: 4, denominator: 5 },
  conclusionAdopted: true,
  minutesComplete: true,
  postedInTime: null,
  ...rest,
});
const regular = { kind: 'regular', preset: null } as const;
const proposedBy = (pack: ScorePack, facts: ScoreFacts, preset: string | null = null) =>
  Object.fromEntries(
    proposeScore(pack, { kind: 'regular', preset }, facts).map((one) => [one.criterion, one.proposed]),
  );

test('half of the sheet comes from facts; what is unknown or has no grade proposes nothing, never zero', () => {
  expect(proposedBy(points, scoreFactsOf(record()))).toEqual({
    c1: 5,
    c2: 5,
    c3: 5,
    c4a: 5,
    c4b: null,
    c4c: null,
    c5: null,
    c6: null,
    c7: null,
  });
});

test('each proposal shows its facts, what is unknown, and whether the table has no grade', () => {
  const proposals = proposeScore(points, regular, scoreFactsOf(record()));
  const of = (code: string) => proposals.find(({ criterion }) => criterion === code);
  expect(of('c6')).toMatchObject({
    isWithoutGrade: true,
    unknown: [],
    facts: [{ fact: 'tasks-done-share', value: { numerator: 4, denominator: 5 } }],
  });
  expect(of('c7')).toMatchObject({ isWithoutGrade: false, unknown: ['posted-in-time'], decidable: 5 });
  expect(of('c3')).toMatchObject({ proposed: 5, decidable: 5, max: 10, isVerified: false });
});

test('the preset of a ward grades what the frame leaves open', () => {
  expect(proposedBy(points, scoreFactsOf(record({ minutes: 80 })), 'ward-grades')).toMatchObject({
    c1: 4,
    c2: 5,
    c4b: 4,
    c6: 27,
  });
});

test('a meeting is scored by the form of its day, and the one of 2018 has no points', () => {
  expect(proposedBy(frame, scoreFactsOf(record({ minutes: 89 })))).toEqual({
    attendance: 1,
    preparation: null,
    organisation: 0,
    principles: null,
    results: null,
  });
});

test('nothing is known: nothing is proposed, by either form, with or without the preset', () => {
  const nothing = Object.fromEntries(scoreFact.options.map((fact) => [fact, null])) as ScoreFacts;
  for (const proposals of [
    proposedBy(points, nothing),
    proposedBy(points, nothing, 'ward-grades'),
    proposedBy(frame, nothing),
  ])
    expect(Object.values(proposals).every((one) => one === null)).toBe(true);
});

test('a share of nothing is unknown', () => {
  const facts = scoreFactsOf(record({ tasksDone: { numerator: 0, denominator: 0 }, present: 0, speakers: 0 }));
  expect(facts).toMatchObject({ 'tasks-done-share': null, 'speakers-share': null });
  expect(scoreFactsOf(record({ neededMinutes: null }))['minutes-short']).toBe('not-assessed');
});

const whole: readonly ScoreLine[] = points.content.criteria.map(({ code, max }) => ({
  criterion: code,
  points: max,
  reason: null,
}));
const changed = (criterion: string, rest: Partial<ScoreLine>): readonly ScoreLine[] =>
  whole.map((line) => (line.criterion === criterion ? { ...line, ...rest } : line));
const own = (lines: readonly ScoreLine[], facts = scoreFactsOf(record()), isComplete = true) =>
  checkOwnScore(points.content, { kind: 'regular', lines, isComplete }, proposeScore(points, regular, facts));
const codes = (verdict: ReturnType<typeof own>): string[] =>
  isRefusal(verdict) ? verdict.reasons.map(({ code }) => code.replace('meetings.', '')) : [];

describe('the column of the cell', () => {
  test('a hundred points are the best band', () => {
    expect(own(whole)).toMatchObject({ total: 100, max: 100, band: { code: 'good' } });
  });

  test('leaving a proposal needs a reason', () => {
    expect(codes(own(changed('c1', { points: 4 })))).toEqual(['leaves-proposal']);
    expect(codes(own(changed('c1', { points: 4, reason: ' ' })))).toEqual(['leaves-proposal']);
    expect(own(changed('c1', { points: 4, reason: 'Bắt đầu muộn 10 phút' }))).toMatchObject({ total: 99 });
  });

  test('the judged half of a criterion is free, below the facts it is not', () => {
    expect(codes(own(changed('c3', { points: 5 })))).toEqual([]);
    expect(codes(own(changed('c3', { points: 4.5 })))).toEqual(['leaves-proposal']);
  });

  test('nor is more than the facts and the judged rest make together', () => {
    const proposals = proposeScore(points, { kind: 'regular', preset: 'ward-grades' }, scoreFactsOf(record()));
    const lines = (given: number) => [{ criterion: 'c4b', points: given, reason: null }];
    const verdict = (given: number) =>
      codes(checkOwnScore(points.content, { kind: 'regular', lines: lines(given), isComplete: false }, proposals));
    expect([verdict(24), verdict(24.5), verdict(4), verdict(3.5)]).toEqual([
      [],
      ['leaves-proposal'],
      [],
      ['leaves-proposal'],
    ]);
  });

  test('where nothing is proposed nothing is left', () => {
    expect(codes(own(changed('c6', { points: 12 })))).toEqual([]);
  });

  test('bounds, unknown and double criteria, open lines', () => {
    expect(codes(own(changed('c5', { points: 5.5 })))).toEqual(['points-beyond-maximum']);
    expect(codes(own([...whole, whole[0]!, { criterion: 'c9', points: 1, reason: null }]))).toEqual([
      'criterion-twice',
      'criterion-unknown',
    ]);
    expect(codes(own(changed('c5', { points: null })))).toEqual(['score-incomplete']);
    const unheard = { kind: 'regular', lines: whole, isComplete: true, preset: 'unheard-of' } as const;
    expect(codes(checkOwnScore(points.content, unheard, []))).toEqual(['preset-unknown']);
    expect(codes(checkOwnScore(points.content, { ...unheard, preset: 'ward-grades' }, []))).toEqual([]);
    expect(own(changed('c5', { points: null }), scoreFactsOf(record()), false)).toMatchObject({
      total: null,
      band: null,
    });
  });
});

describe('the column of the superior', () => {
  const superior = (lines: readonly ScoreLine[]) =>
    checkSuperiorScore(points.content, { kind: 'regular', lines, isComplete: true }, whole);
  test('a difference needs a reason', () => {
    expect(codes(superior(changed('c6', { points: 24 })))).toEqual(['differs-without-reason']);
    expect(superior(changed('c6', { points: 15, reason: 'Một nhiệm vụ chưa xong' }))).toMatchObject({
      total: 85,
      band: { code: 'fair' },
    });
  });

  test('the gap names its criteria and is unknown while a line is missing', () => {
    expect(gapOf(whole, changed('c6', { points: 15 }))).toEqual({
      points: -15,
      lines: [{ criterion: 'c6', own: 30, superior: 15 }],
    });
    expect(gapOf(whole, changed('c6', { points: null }))).toMatchObject({ points: null });
    expect(gapOf([], [])).toMatchObject({ points: null });
  });
});

test('for any facts: a proposal lies within its criterion, and the points it proposes need no reason', () => {
  const share = fc
    .tuple(fc.nat(40), fc.integer({ min: 1, max: 40 }))
    .map(([a, b]) => ({ numerator: Math.min(a, b), denominator: b }));
  const anyRecord = fc.record({
    minutes: fc.option(fc.nat(200)),
    neededMinutes: fc.option(fc.integer({ min: 1, max: 120 })),
    attended: fc.option(share),
    unexcused: fc.option(fc.nat(5)),
    excusedInARow: fc.option(fc.nat(8)),
    committeeMet: fc.constantFrom(true, false, null, 'not-assessed' as const),
    noticeSent: fc.option(fc.boolean()),
    materialsInTime: fc.option(fc.boolean()),
    steps: fc.option(share),
    speakers: fc.option(fc.nat(20)),
    present: fc.option(fc.integer({ min: 20, max: 40 })),
    remarks: fc.option(fc.nat(5)),
    tasksDone: fc.option(share),
    conclusionAdopted: fc.option(fc.boolean()),
    minutesComplete: fc.option(fc.boolean()),
    postedInTime: fc.option(fc.boolean()),
  });
  fc.assert(
    fc.property(
      anyRecord,
      fc.constantFrom(null, 'ward-grades'),
      fc.constantFrom(points, frame),
      (known, preset, pack) => {
        const proposals = proposeScore(pack, { kind: 'regular', preset }, scoreFactsOf(known));
        for (const { proposed, decidable, max, facts, unknown } of proposals) {
          if (proposed !== null) expect(proposed).toBeLessThanOrEqual(decidable);
          expect(decidable).toBeLessThanOrEqual(max ?? 1);
          expect(unknown.every((fact) => facts.some((one) => one.fact === fact && one.value === null))).toBe(true);
        }
        const lines = proposals.map(({ criterion, proposed }) => ({ criterion, points: proposed, reason: null }));
        expect(isRefusal(checkOwnScore(pack.content, { kind: 'regular', lines, isComplete: false }, proposals))).toBe(
          false,
        );
      },
    ),
  );
});
