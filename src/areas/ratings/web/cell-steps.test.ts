import { expect, test } from 'vitest';
import type { CellRow } from '../contract.ts';
import { isNamedTwice, nextStep, standingSteps } from './cell-steps.ts';

const row = (title: string, change: Partial<CellRow> = {}): CellRow =>
  ({
    title,
    isPerson: true,
    state: 'open',
    targets: 0,
    selfLevel: null,
    proposedLevel: null,
    reviewHeldOn: null,
    handed: null,
    comments: 0,
    isVoted: false,
    isSheetOld: false,
    ...change,
  }) as CellRow;

const waitingAt = (rows: readonly CellRow[], step: string) =>
  standingSteps(rows)
    .find(({ key }) => key === step)!
    .waiting.map(({ title }) => title);

test('who is not rated is waited for nowhere, and a collective is handed no sheet of a person', () => {
  const rows = [row('An'), row('Bình', { state: 'not-rated' }), row('Chi bộ', { isPerson: false })];
  expect(waitingAt(rows, 'self')).toEqual(['An', 'Chi bộ']);
  expect(waitingAt(rows, 'sheet')).toEqual(['An']);
});

test('a sheet that was handed out and not read still waits; one that was read does not', () => {
  const handed = { sheetId: 'x', handedOn: '2026-12-01', readOn: null, readHow: null } as unknown as CellRow['handed'];
  const read = { ...handed, readOn: '2026-12-02', readHow: 'on-paper' } as CellRow['handed'];
  expect(waitingAt([row('An', { handed }), row('Bình', { handed: read })], 'sheet')).toEqual(['An']);
});

test('fixing targets comes first and is done one by one; once anybody has some, whoever has none holds nobody up', () => {
  const rows = [row('An', { targets: 2 }), row('Bình'), row('Chi bộ', { isPerson: false })];
  expect(standingSteps(rows)[0]!.key).toBe('targets');
  expect(waitingAt(rows, 'targets')).toEqual(['Bình', 'Chi bộ']);
  expect(nextStep(standingSteps(rows))).toBe('self');
  expect(nextStep(standingSteps([row('An'), row('Bình')]))).toBe('targets');
  expect(nextStep(standingSteps([row('An', { selfLevel: 'good' }), row('Bình')]))).toBe('self');
});

test('comments of workplace and residence hold nobody up', () => {
  const rows = [row('An', { selfLevel: 'good', handed: { readOn: '2026-12-02' } as CellRow['handed'] })];
  expect(nextStep(standingSteps(rows))).toBe('review');
});

test('a cell whose subjects are all decided has no next step', () => {
  const done = { selfLevel: 'good', proposedLevel: 'good', isVoted: true, state: 'decided' } as const;
  const rows = [row('An', { ...done, handed: { readOn: '2026-12-02' } as never, reviewHeldOn: '2026-12-05' as never })];
  expect(nextStep(standingSteps(rows))).toBeNull();
});

test('each step says of whom its number is: how many of them are collectives, or that a step of persons leaves them out', () => {
  const rows = [row('An'), row('Bình'), row('Chi bộ', { isPerson: false }), row('Cúc', { state: 'not-rated' })];
  const of = (step: string) => {
    const { collectives, leftOut } = standingSteps(rows).find(({ key }) => key === step)!;
    return { collectives, leftOut };
  };
  expect(of('self')).toEqual({ collectives: 1, leftOut: 0 });
  expect(of('sheet')).toEqual({ collectives: 0, leftOut: 1 });
});

test('who is rated in a post and as a member stands twice and is told apart; namesakes too', () => {
  const head = row('Ngô Thị Lan', { subjectId: 'a' as never, postWords: 'Bí thư' });
  const member = row('Ngô Thị Lan', { subjectId: 'b' as never });
  expect(isNamedTwice(member, [head, member])).toBe(true);
  expect(isNamedTwice(row('An', { subjectId: 'c' as never }), [head, member])).toBe(false);
});
