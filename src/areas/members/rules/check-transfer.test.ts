import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { calendarFrom } from '../../../platform/calendar/work-calendar.ts';
import { isRefusal, orRefuse } from '../../../platform/outcome/refusal.ts';
import { loadPacks, shippedPacksDir } from '../../../platform/packs/load-packs.ts';
import { packInForce } from '../../../platform/packs/pack.ts';
import { checkPresentation } from './check-reception.ts';
import {
  barReasons,
  checkTransfer,
  type TransferFacts,
  type TransferInput,
  transferWarnings,
} from './check-transfer.ts';
import { checkSlipBox } from './slip-boxes.ts';
import { lastOverdueIssue, latenessOf, transferClocks } from './transfer-clocks.ts';
import { transferRules } from './transfer-pack.ts';

const packs = loadPacks(shippedPacksDir);
const rules = orRefuse(packInForce(packs, transferRules, day('2026-03-01'))).content;
const calendar = calendarFrom(packs);
const today = day('2026-03-10');

const input = (more: Partial<TransferInput> = {}): TransferInput => ({
  kind: 'official',
  toOrganisationId: 'b',
  toText: null,
  issuedOn: today,
  duesPaidThrough: day('2026-03-01'),
  until: null,
  isStudy: false,
  ...more,
});
const facts = (more: Partial<TransferFacts> = {}): TransferFacts => ({
  state: 'active',
  organisationId: 'a',
  memberSince: day('2025-07-01'),
  blocks: [],
  openComplaints: [],
  openTransferOn: null,
  stayUntil: null,
  openProcedures: [],
  target: { lives: true, leavesUpperParty: true },
  ...more,
});
const codesOf = (i: TransferInput, f: TransferFacts): string[] => {
  const verdict = checkTransfer(i, f, rules, today);
  return isRefusal(verdict) ? verdict.reasons.map((one) => one.code) : [];
};

test('the boxes of the slip follow from whether the move leaves the upper party', () => {
  expect(checkTransfer(input(), facts(), rules, today)).toEqual({ slipBoxes: 10 });
  const inside = facts({ target: { lives: true, leavesUpperParty: false } });
  expect(checkTransfer(input({ kind: 'internal' }), inside, rules, today)).toEqual({ slipBoxes: 7 });
  const abroad = input({ kind: 'abroad', toOrganisationId: null, toText: 'Đảng bộ ngoài nước (giả định)' });
  expect(checkTransfer(abroad, facts({ target: null }), rules, today)).toEqual({ slipBoxes: 2 });
});

test('everything that stands in the way is named at once', () => {
  const blocked = facts({
    state: 'resigned',
    blocks: [
      { kind: 'inspection', since: day('2026-01-05') },
      { kind: 'complaint', since: day('2026-02-05') },
    ],
    openComplaints: [{ filedOn: day('2026-02-20') }],
    openTransferOn: day('2026-02-01'),
    openProcedures: [{ openedOn: day('2026-02-02') }],
    target: { lives: false, leavesUpperParty: true },
  });
  const asked = input({ issuedOn: day('2026-03-11'), duesPaidThrough: day('2026-02-01') });
  expect(codesOf(asked, blocked)).toEqual([
    'members.transfer-of-former-member',
    'members.transfer-under-inspection',
    'members.transfer-under-complaint',
    'members.transfer-under-complaint',
    'members.transfer-already-open',
    'members.day-in-future',
    'members.transfer-target-ended',
    'members.dues-not-paid-through',
  ]);
});

test('a suspension, an open procedure and another month in the ledger are shown to whoever signs, and bar nothing', () => {
  const warned = facts({ state: 'suspended', openProcedures: [{ openedOn: day('2026-02-02') }] });
  expect(codesOf(input(), warned)).toEqual([]);
  expect(transferWarnings(warned, { typed: day('2026-03-01'), through: day('2026-01-01'), open: [] })).toEqual([
    { code: 'suspended' },
    { code: 'procedure-open', openedOn: '2026-02-02' },
    { code: 'dues-differ', ledger: '2026-01-01' },
  ]);
  expect(transferWarnings(facts(), { typed: day('2026-03-01'), through: day('2026-03-01'), open: [] })).toEqual([]);
  expect(transferWarnings(facts(), { typed: day('2026-03-01'), through: null, open: [] })).toEqual([]);
});

test('a ledger in which nothing is paid is not one that nobody opened: its months are named, up to the one on the slip', () => {
  const open = [day('2026-04-01'), day('2026-03-01'), day('2026-02-01')];
  expect(transferWarnings(facts(), { typed: day('2026-03-01'), through: null, open })).toEqual([
    { code: 'dues-open', months: ['2026-02-01', '2026-03-01'] },
  ]);
  expect(transferWarnings(facts(), { typed: day('2026-03-01'), through: day('2026-01-01'), open })).toEqual([
    { code: 'dues-differ', ledger: '2026-01-01' },
    { code: 'dues-open', months: ['2026-02-01', '2026-03-01'] },
  ]);
  expect(transferWarnings(facts(), { typed: day('2026-01-01'), through: null, open })).toEqual([]);
  expect(transferWarnings(facts(), { typed: null, through: null, open })).toEqual([]);
});

test('internal means inside the upper party, outside means by name, nobody goes where they are', () => {
  expect(codesOf(input({ kind: 'internal' }), facts())).toEqual(['members.transfer-not-internal']);
  expect(codesOf(input({ kind: 'out', toOrganisationId: null }), facts())).toEqual(['members.transfer-target-missing']);
  expect(codesOf(input({ kind: 'out', toText: 'Nơi khác' }), facts())).toEqual(['members.transfer-target-inside']);
  expect(codesOf(input({ toText: 'Nơi khác' }), facts())).toEqual(['members.transfer-target-twice']);
  expect(codesOf(input({ toOrganisationId: 'a' }), facts())).toEqual(['members.transfer-to-same']);
  expect(codesOf(input({ toOrganisationId: null }), facts())).toEqual(['members.transfer-target-missing']);
});

test('a temporary stay says until when, and only that one does', () => {
  expect(codesOf(input({ kind: 'temporary' }), facts())).toEqual(['members.stay-end-missing']);
  expect(codesOf(input({ until: day('2026-09-01') }), facts())).toEqual(['members.stay-only-temporary']);
});

test('a stay is allowed exactly between its limits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900 }), fc.boolean(), (days, isStudy) => {
      const until = addDays(today, days);
      const long = isStudy ? until > addMonths(today, 24) : until >= addMonths(today, 12);
      const wrong = until < addMonths(today, 3) || long;
      expect(codesOf(input({ kind: 'temporary', until, isStudy }), facts()).length > 0).toBe(wrong);
    }),
  );
});

test('30 working days to present, three months until the check', () => {
  const clocks = transferClocks(rules, { dueSince: null, issuedOn: day('2026-03-02') }, calendar);
  // 30 working days from Monday 2 March 2026: six weeks, one day off for the Hùng Kings (27/4 lies behind).
  expect(clocks.presentBy).toBe('2026-04-13');
  expect(clocks.checkOn).toBe('2026-06-02');
  expect(latenessOf(clocks, day('2026-04-13'))).toBe('none');
  expect(latenessOf(clocks, day('2026-04-14'))).toBe('presentation-overdue');
  expect(latenessOf(clocks, day('2026-06-03'))).toBe('three-months');
  expect(
    transferClocks(rules, { dueSince: day('2026-01-05'), issuedOn: today }, calendar).issueBy! > '2026-03-30',
  ).toBe(true);
});

test('the threshold of overdue slips agrees with the clock of each slip', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 250 }), fc.integer({ min: 0, max: 120 }), (back, ahead) => {
      const on = addDays(day('2026-02-01'), ahead);
      const issuedOn = addDays(on, -back);
      const { presentBy } = transferClocks(rules, { dueSince: null, issuedOn }, calendar);
      const last = lastOverdueIssue(rules.presentWithin.value, on, calendar)!;
      expect(issuedOn <= last).toBe(presentBy! < on);
    }),
    { numRuns: 40 },
  );
});

test('papers that come late need an explanation', () => {
  const slip = { issuedOn: day('2026-01-05'), presentBy: day('2026-02-20') };
  const codes = (presentedOn: Day, lateExplanation: string | null) =>
    checkPresentation({ presentedOn, lateExplanation }, slip, today)?.reasons.map((one) => one.code) ?? [];
  expect(codes(day('2026-02-20'), null)).toEqual([]);
  expect(codes(day('2026-02-21'), null)).toEqual(['members.late-without-explanation']);
  expect(codes(day('2026-02-21'), 'Đi công tác')).toEqual([]);
  expect(codes(day('2026-01-04'), null)).toEqual(['members.presented-before-issue']);
});

test('boxes are signed in order and never more than the slip has', () => {
  const box = (boxNo: number, signedOn: string) => ({ boxNo, level: 'x', signedOn: day(signedOn), signer: 'x' });
  expect(checkSlipBox({ signedOn: today }, [box(1, '2026-03-01')], 7, today)).toEqual({ boxNo: 2 });
  expect(checkSlipBox({ signedOn: day('2026-02-28') }, [box(1, '2026-03-01')], 7, today)).toMatchObject({
    reasons: [{ code: 'members.slip-box-before-last' }],
  });
  expect(checkSlipBox({ signedOn: today }, [box(1, '2026-03-01'), box(2, '2026-03-02')], 2, today)).toMatchObject({
    reasons: [{ code: 'members.slip-boxes-full' }],
  });
});

test('only what the pack names bars a transfer', () => {
  const on = day('2026-03-01');
  const barred = facts({ blocks: [{ kind: 'inspection', since: on }], openComplaints: [{ filedOn: on }] });
  const codesUnder = (value: ('inspection' | 'complaint')[]) =>
    barReasons(barred, { ...rules, blockedBy: { ...rules.blockedBy, value } }).map((one) => one.code);
  expect(codesUnder([])).toEqual([]);
  expect(codesUnder(['inspection'])).toEqual(['members.transfer-under-inspection']);
  expect(codesUnder(['complaint'])).toEqual(['members.transfer-under-complaint']);
});
