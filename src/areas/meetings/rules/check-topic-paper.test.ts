import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { checkTopicPaper, type TopicPaperStanding } from './check-topic-paper.ts';

const codes = (standing: TopicPaperStanding, on: Parameters<typeof checkTopicPaper>[1] = null): string[] => {
  const verdict = checkTopicPaper(standing, on);
  return isRefusal(verdict) ? verdict.reasons.map(({ code }) => code) : [];
};
const approved: TopicPaperStanding = {
  kind: 'plan',
  state: 'approved',
  approvedOn: day('2026-10-02'),
  heldOn: null,
  hasResult: false,
  issuedOn: null,
};

test('a plan is issued once the committee approved it, and only once', () => {
  expect(codes(approved)).toEqual([]);
  expect(codes({ ...approved, state: 'drafting', approvedOn: null })).toEqual(['meetings.topic-plan-not-approved']);
  expect(codes({ ...approved, issuedOn: day('2026-10-05') })).toEqual(['meetings.topic-paper-stands']);
});

test('a report names everything that is missing at once', () => {
  expect(codes({ ...approved, kind: 'report' })).toEqual([
    'meetings.topic-report-not-held',
    'meetings.topic-report-without-result',
  ]);
  const held = { ...approved, kind: 'report', state: 'held', heldOn: day('2026-10-20'), hasResult: true } as const;
  expect(codes(held)).toEqual([]);
});

test('no paper is dated before what it tells; on that very day it may be', () => {
  expect(codes(approved, day('2026-10-01'))).toEqual(['meetings.paper-before-its-matter']);
  expect(codes(approved, day('2026-10-02'))).toEqual([]);
});

test('of a dropped topic nothing is issued', () => {
  expect(codes({ ...approved, state: 'dropped' })).toEqual(['meetings.topic-dropped']);
});
