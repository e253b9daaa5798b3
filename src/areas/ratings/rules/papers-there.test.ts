import { expect, test } from 'vitest';
import { day } from '../../../platform/calendar/day.ts';
import { missingOn, onPaper, type Standing } from './papers-there.ts';

const one = (title: string, rest: Partial<Standing> = {}) => ({
  title,
  kind: 'member' as const,
  state: 'open' as const,
  selfLevel: null,
  proposedLevel: null,
  decidedLevel: null,
  reviewHeldOn: null,
  ballot: null,
  ...rest,
});
const held = { state: 'reviewed', reviewHeldOn: day('2026-12-05'), ballot: { votedOn: day('2026-12-05') } } as const;
const all = [
  one('chưa tự kiểm điểm'),
  one('đã tự kiểm điểm', { selfLevel: 'good' }),
  one('đã kiểm điểm', { state: 'reviewed', reviewHeldOn: day('2026-12-05'), selfLevel: 'good' }),
  one('đã bỏ phiếu', { ...held, selfLevel: 'good' }),
  // The review was held again after the vote: that vote is over.
  one('kiểm điểm lại', { ...held, reviewHeldOn: day('2026-12-09'), selfLevel: 'good' }),
  one('đã quyết định', { ...held, state: 'decided', decidedLevel: 'good', selfLevel: 'good' }),
  one('chưa xếp loại', { state: 'not-rated' }),
  one('rút', { state: 'withdrawn' }),
];
const titles = (found: readonly { title: string }[] | undefined) => found?.map(({ title }) => title);

test('a ballot paper is about those whose vote can be held now: not voted on, not decided, not set aside', () => {
  expect(titles(onPaper('ballot-paper', all, 'recorded'))).toEqual([
    'đã tự kiểm điểm',
    'đã kiểm điểm',
    'kiểm điểm lại',
  ]);
  expect(titles(onPaper('ballot-paper', all, 'blank'))).toEqual(['chưa tự kiểm điểm']);
  expect(titles(onPaper('ballot-paper', all, 'reprint'))).toEqual(['đã bỏ phiếu', 'đã quyết định']);
  expect(missingOn('ballot-paper', all)).toMatchObject({ why: 'ballot-not-due' });
  expect(missingOn('ballot-paper', [all[3]!])).toMatchObject({
    why: 'voted-already',
    subjects: [{ title: 'đã bỏ phiếu' }],
  });
});

test('a self-review is printed of who wrote one; of who wrote none only as a blank form, and said as missing', () => {
  expect(titles(onPaper('member-review', all, 'recorded'))).not.toContain('chưa tự kiểm điểm');
  expect(titles(onPaper('member-review', all, 'blank'))).toEqual(['chưa tự kiểm điểm']);
  expect(titles(missingOn('member-review', all)?.subjects)).toEqual(['chưa tự kiểm điểm']);
  // Who is set aside is not asked, and of another kind neither.
  expect(onPaper('leader-review', all, 'blank')).toEqual([]);
  expect(onPaper('member-review', all, 'reprint')).toEqual([]);
});

test('minutes have those voted on; a list stands once somebody is proposed, with all of them', () => {
  expect(titles(onPaper('tally-minutes', all, 'recorded'))).toEqual(['đã bỏ phiếu', 'kiểm điểm lại', 'đã quyết định']);
  expect(onPaper('tally-minutes', all.slice(0, 3), 'recorded')).toEqual([]);
  expect(titles(missingOn('tally-minutes', all)?.subjects)).toEqual([
    'chưa tự kiểm điểm',
    'đã tự kiểm điểm',
    'đã kiểm điểm',
  ]);
  expect(onPaper('decision-list', all.slice(0, 3), 'recorded')).toEqual([]);
  expect(onPaper('decision-list', all, 'recorded')).toHaveLength(all.length);
  expect(titles(onPaper('result-notice', all, 'recorded'))).toEqual(['đã quyết định', 'chưa xếp loại']);
});
