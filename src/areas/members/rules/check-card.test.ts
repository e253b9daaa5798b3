import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isRefusal, type Refusal } from '../../../platform/outcome/refusal.ts';
import { checkCardEvent, checkHandOver, checkReturn } from './check-card.ts';

const today = day('2026-11-26');
const codes = (answer: unknown): string[] =>
  isRefusal(answer) ? (answer as Refusal).reasons.map(({ code }) => code.replace('members.', '')) : [];

test('a card is re-issued for a reason, and nothing is entered ahead of its day', () => {
  const event = { happenedOn: day('2026-11-26'), kind: 're-issued', why: 'lost' };
  expect(codes(checkCardEvent(event, today))).toEqual([]);
  expect(codes(checkCardEvent({ ...event, happenedOn: day('2026-11-27'), why: null }, today))).toEqual([
    'day-ahead',
    'card-reason-missing',
  ]);
  expect(codes(checkCardEvent({ ...event, kind: 'issued', why: null }, today))).toEqual([]);
});

test('only a loan is due back, and not before it was lent', () => {
  const loan = { handedOn: day('2026-11-20'), kind: 'dossier-loan', dueOn: day('2026-11-20') };
  expect(codes(checkHandOver(loan, today))).toEqual([]);
  expect(codes(checkHandOver({ ...loan, dueOn: day('2026-11-19') }, today))).toEqual(['due-before-loan']);
  expect(codes(checkHandOver({ ...loan, kind: 'card' }, today))).toEqual(['due-only-for-loan']);
  expect(codes(checkReturn(day('2026-11-19'), loan, today))).toEqual(['return-before-loan']);
  expect(codes(checkReturn(day('2026-11-27'), loan, today))).toEqual(['day-ahead']);
  expect(codes(checkReturn(null, loan, today))).toEqual([]);
  expect(codes(checkReturn(null, { ...loan, kind: 'dossier' }, today))).toEqual(['not-a-loan']);
});
