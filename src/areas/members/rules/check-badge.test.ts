import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { isRefusal, orRefuse, type Refusal } from '../../../platform/outcome/refusal.ts';
import { loadPacks, shippedPacksDir } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import { badgeRounds } from './badge-pack.ts';
import { levelReachedOn, roundsOfYear } from './badge-rounds.ts';
import { mayStepBadge } from './badge-transitions.ts';
import {
  type BadgeMember,
  checkDeferral,
  checkPastBadge,
  checkProposals,
  checkResumption,
  checkSpecialProposal,
} from './check-badge.ts';
import { badge } from './transitions.ts';

const rules = orRefuse(packInForce(loadPacks(shippedPacksDir), badgeRounds, day('2026-11-26'))).content;
const today = day('2026-11-26');
const world = { rules, today };
const february = day('2027-02-03');

const member = (more: Partial<BadgeMember> = {}): BadgeMember => ({
  standing: 'official',
  state: 'active',
  stateSince: null,
  partyAgeFrom: day('1997-01-15'),
  levels: [],
  suspension: null,
  ...more,
});
const codes = (answer: unknown): string[] =>
  isRefusal(answer) ? (answer as Refusal).reasons.map(({ code }) => code.replace('members.', '')) : [];
const proposal = (one: BadgeMember, level = 30, awardOn = february) =>
  checkProposals([{ level, member: one }], awardOn, world);

test('the age must be reached by the end of the window; what was reached before may be proposed late', () => {
  expect(proposal(member())).toEqual([{ reachedOn: '2027-01-15' }]);
  expect(codes(proposal(member({ partyAgeFrom: day('1997-02-28') })))).toEqual([]);
  expect(codes(proposal(member({ partyAgeFrom: day('1997-03-01') })))).toEqual(['badge-not-reached']);
  expect(codes(proposal(member({ partyAgeFrom: day('1995-03-01') })))).toEqual([]);
});

test('every reason of every line is named at once', () => {
  const answer = checkProposals(
    [
      { level: 35, member: member({ levels: [] }) },
      { level: 30, member: member({ levels: [30], state: 'removed', standing: 'probationary', partyAgeFrom: null }) },
    ],
    day('2027-02-04'),
    world,
  );
  expect(codes(answer)).toEqual([
    'badge-round-unknown',
    'badge-level-unknown',
    'badge-recorded-already',
    'party-age-unknown',
    'badge-for-official-only',
    'badge-member-left',
  ]);
  expect(codes(proposal(member(), 30, day('2026-02-03')))).toEqual(['badge-round-over', 'badge-not-reached']);
});

test('for serious illness twelve months, from the badge of 70 years on twenty-four', () => {
  const early = (partyAgeFrom: string, level: number) =>
    codes(
      checkSpecialProposal(
        { level, kind: 'early', roundOn: february },
        member({ partyAgeFrom: day(partyAgeFrom) }),
        world,
      ),
    );
  expect(early('1998-02-03', 30)).toEqual([]);
  expect(early('1998-02-04', 30)).toEqual(['badge-too-early']);
  expect(early('1959-02-03', 70)).toEqual([]);
  expect(early('1959-02-04', 70)).toEqual(['badge-too-early']);
  expect(early('1997-01-15', 30)).toEqual(['badge-is-regular']);
});

test('after a death: what would have been reached within twelve months', () => {
  const after = (stateSince: string | null, state: BadgeMember['state'] = 'deceased') =>
    codes(
      checkSpecialProposal(
        { level: 30, kind: 'posthumous', roundOn: february },
        member({ state, stateSince: stateSince === null ? null : day(stateSince) }),
        world,
      ),
    );
  expect(after('2026-01-15')).toEqual([]);
  expect(after('2026-01-14')).toEqual(['badge-too-far-after-death']);
  expect(after(null, 'active')).toEqual(['badge-not-deceased']);
});

test('an award of the past is neither in the future nor long before the age', () => {
  const past = (awardedOn: string, more: Partial<BadgeMember> = {}, level = 30) =>
    codes(
      checkPastBadge({ level, awardedOn: day(awardedOn) }, member({ partyAgeFrom: day('1990-06-01'), ...more }), world),
    );
  expect(past('2020-09-02')).toEqual([]);
  expect(past('2019-06-01')).toEqual([]);
  expect(past('2019-05-31')).toEqual(['badge-before-reached']);
  // Only from the badge of 70 years on may it be two years early.
  expect(past('2018-06-01', { partyAgeFrom: day('1950-06-01') }, 70)).toEqual([]);
  expect(past('2018-05-31', { partyAgeFrom: day('1950-06-01') }, 70)).toEqual(['badge-before-reached']);
  expect(past('2027-02-03')).toEqual(['day-ahead']);
  expect(past('2020-09-02', { partyAgeFrom: null, state: 'deceased' })).toEqual([]);
});

test('discipline names its measure and moves the badge to the round after the waiting time', () => {
  const current = { reachedOn: day('2027-01-15'), roundOn: february };
  const deferral = (measure: 'reprimand' | 'warning' | 'dismissal', since: string) =>
    checkDeferral({ deferredFor: 'discipline', discipline: { measure, since: day(since) } }, current, world);
  expect(deferral('warning', '2026-11-20')).toMatchObject({
    waitUntil: '2027-08-20',
    round: { awardOn: '2027-09-02' },
  });
  expect(deferral('dismissal', '2026-11-20')).toMatchObject({ round: { awardOn: '2028-02-03' } });
  expect(codes(deferral('reprimand', '2026-01-20'))).toEqual(['badge-waiting-over']);
  expect(codes(deferral('reprimand', '2026-12-20'))).toEqual(['day-ahead']);
  expect(codes(checkDeferral({ deferredFor: 'discipline', discipline: null }, current, world))).toEqual([
    'badge-discipline-needed',
  ]);
  expect(checkDeferral({ deferredFor: 'member-request', discipline: null }, current, world)).toMatchObject({
    waitUntil: null,
    round: { awardOn: '2027-05-19' },
  });
});

test('a deferred badge is not proposed again within its waiting time', () => {
  expect(codes(checkResumption(february, { waitUntil: day('2027-02-04') }, world))).toEqual(['badge-still-waiting']);
  expect(checkResumption(february, { waitUntil: february }, world)).toBe(true);
});

test('whoever is due in a round may be proposed for it, and for no earlier one', () => {
  const rounds = [2027, 2028, 2029].flatMap((year) => roundsOfYear(rules, year));
  fc.assert(
    fc.property(
      fc.constantFrom(...rules.levels),
      fc.integer({ min: 1, max: rounds.length - 1 }),
      fc.integer({ min: 0, max: 121 }),
      (level, at, offset) => {
        const round = rounds[at]!;
        const reached = addDays(round.from, offset);
        fc.pre(reached <= round.to);
        const from = addMonths(reached, -12 * level);
        fc.pre(levelReachedOn(from, level) === reached);
        expect(codes(proposal(member({ partyAgeFrom: from }), level, round.awardOn))).toEqual([]);
        expect(codes(proposal(member({ partyAgeFrom: from }), level, rounds[at - 1]!.awardOn))).toEqual([
          'badge-not-reached',
        ]);
      },
    ),
  );
});

test('nothing leads out of what was withdrawn, and an award is only taken back to the file', () => {
  expect(Object.keys(badge.withdrawn)).toEqual([]);
  expect(mayStepBadge('awarded', 'file-badges')).toBe(false);
  expect(mayStepBadge('awarded', 'take-back-badge-award')).toBe(true);
  expect(mayStepBadge('proposed', 'award-badges')).toBe(false);
  expect(mayStepBadge('deferred', 'file-badges')).toBe(false);
});

test('who is suspended while discipline or a criminal matter is looked into waits; another suspension only shows', () => {
  const suspended = (reason: 'discipline' | 'indicted' | 'other') =>
    member({ state: 'suspended', suspension: { reason, since: day('2026-10-01') } });
  expect(codes(proposal(suspended('discipline')))).toEqual(['badge-under-suspension']);
  expect(codes(proposal(suspended('indicted')))).toEqual(['badge-under-suspension']);
  expect(proposal(suspended('other'))).toEqual([{ reachedOn: '2027-01-15' }]);
  const early = { kind: 'early' as const, level: 30, roundOn: day('2027-02-03') };
  const ill = { ...suspended('discipline'), partyAgeFrom: day('1997-06-15') };
  expect(codes(checkSpecialProposal(early, ill, world))).toEqual(['badge-under-suspension']);
});
