import { expect, test } from 'vitest';
import { inputOf, type SheetDraft } from './sheet-draft.ts';

const line = (memberId: string, status: string, reason: string | null = null) => ({ memberId, status, reason });
const draft = {
  ...{ items: [], guests: [], remarks: [], tasks: [], taskReports: [], score: { preset: null, lines: {} } },
  ...{ place: null, title: null, duesNote: null, conclusion: null, weakPoints: null },
  attendance: [line('a', 'present'), line('b', 'excused'), line('c', 'excused', 'ill'), line('d', 'unexcused')],
} as unknown as SheetDraft;
const calledIn = (extent: 'running' | 'complete'): string[] =>
  inputOf(draft, { extent, version: 1, score: null }).attendance!.map(({ memberId }) => memberId);

test('a reason not chosen yet holds nobody else back: this one is not called yet while the meeting goes on', () => {
  expect(calledIn('running')).toEqual(['a', 'c', 'd']);
});

test('a meeting being recorded is asked about everybody', () => {
  expect(calledIn('complete')).toEqual(['a', 'b', 'c', 'd']);
});
