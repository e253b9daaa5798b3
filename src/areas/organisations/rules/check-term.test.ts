import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, day } from '../../../platform/calendar/day.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { checkClosing, checkReopening } from './check-closing.ts';
import { checkTerm, type TermInput, type TermSurroundings } from './check-term.ts';
import { committeeRulesOn } from './committee-rules-on.ts';

const in2025 = committeeRulesOn(shippedPacks(), day('2025-08-10'))!;
const input: TermInput = {
  startsOn: day('2025-08-10'),
  basis: 'elected',
  decision: null,
  numberSet: null,
  standingSet: null,
  deputiesSet: null,
  isFirstOfNew: false,
};
const around: TermSurroundings = {
  life: { from: day('2025-07-01'), until: null },
  type: 'cell',
  officialMembers: null,
  others: [],
  closedOn: null,
  pack: in2025,
};
const codes = (answer: ReturnType<typeof checkTerm>): string[] =>
  isRefusal(answer) ? answer.reasons.map((one) => one.code) : [];
const someDay = fc.integer({ min: 0, max: 4000 }).map((count) => addDays(day('2020-01-01'), count));

test('a term without a given end ends by the rule, one with an end keeps it', () => {
  expect(checkTerm(input, around)).toMatchObject({ dueOn: '2030-08-10', findings: [] });
  const given = checkTerm({ ...input, dueOn: day('2027-01-01') }, around);
  expect(given).toMatchObject({
    dueOn: '2027-01-01',
    findings: [{ code: 'organisations.term-length-differs', clause: '23.1' }],
  });
});

test('the first term of a new organisation may have another length', () => {
  expect(checkTerm({ ...input, dueOn: day('2027-01-01'), isFirstOfNew: true }, around)).toMatchObject({ findings: [] });
});

test('with no rule and no end given nobody guesses', () => {
  expect(codes(checkTerm(input, { ...around, pack: undefined }))).toEqual(['organisations.term-length-unknown']);
  const given = checkTerm({ ...input, dueOn: day('2027-01-01') }, { ...around, pack: undefined });
  expect(given).toMatchObject({ findings: [{ code: 'organisations.no-term-rule', level: 'unknown' }] });
});

test('all that is wrong is said at once', () => {
  const wrong = {
    ...input,
    startsOn: day('2024-01-01'),
    dueOn: day('2023-01-01'),
    basis: 'appointed' as const,
    numberSet: 3,
    standingSet: 4,
  };
  expect(codes(checkTerm(wrong, { ...around, type: 'grassroots-party' }))).toEqual([
    'organisations.outside-life',
    'organisations.decision-missing',
    'organisations.standing-above-number',
    'organisations.from-after-to',
  ]);
});

test('a rule that an office has set to refuse does refuse', () => {
  const strict = {
    ...in2025,
    content: { ...in2025.content, cellCommittee: { ...in2025.content.cellCommittee!, effect: 'refuse' as const } },
  };
  expect(codes(checkTerm({ ...input, numberSet: 8 }, { ...around, pack: strict }))).toEqual([
    'organisations.cell-committee-too-large',
  ]);
});

test('terms that are accepted never overlap those that are there', () => {
  const other = fc
    .tuple(someDay, fc.integer({ min: 1, max: 900 }))
    .map(([startsOn, days]) => ({ startsOn, closedOn: addDays(startsOn, days) as Day | null }));
  fc.assert(
    fc.property(
      someDay,
      fc.option(fc.integer({ min: 1, max: 900 })),
      fc.array(other, { maxLength: 4 }),
      (startsOn, days, others) => {
        const closedOn = days === null ? null : addDays(startsOn, days);
        const answer = checkTerm(
          { ...input, startsOn, dueOn: addDays(startsOn, 1) },
          { ...around, life: { from: null, until: null }, others, closedOn },
        );
        const touches = others.some(
          (one) => startsOn < one.closedOn! && (closedOn === null || one.startsOn < closedOn),
        );
        expect(isRefusal(answer)).toBe(touches);
      },
    ),
  );
});

test('closing and reopening are each other’s undo only while nothing came after', () => {
  const term = { startsOn: day('2020-06-01'), closedOn: null };
  expect(checkClosing(term, day('2025-06-01'), day('2026-01-01'), 0)).toBeNull();
  expect(checkClosing(term, day('2020-06-01'), day('2026-01-01'), 1)).toMatchObject({
    reasons: [{ code: 'organisations.end-before-start' }, { code: 'organisations.posts-after-closing' }],
  });
  const closed = { startsOn: day('2020-06-01'), closedOn: day('2025-06-01') };
  expect(checkReopening(closed, [{ startsOn: day('2015-06-01'), closedOn: day('2020-06-01') }])).toBeNull();
  expect(checkReopening(closed, [{ startsOn: day('2025-06-01'), closedOn: null }])).toMatchObject({
    reasons: [{ code: 'organisations.later-term' }],
  });
});
