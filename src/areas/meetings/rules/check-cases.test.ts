import { expect, test } from 'vitest';
import { reason } from '../../../platform/outcome/refusal.ts';
import { sheetInput } from '../contract/sheet.ts';
import { caseTitle } from './case-title.ts';
import { caseReasons, type KnownCase } from './check-cases.ts';

const recognition = { kind: 'recognition', id: '01890000-0000-7000-8000-000000000001' } as const;
const known = (more: Partial<KnownCase> = {}): KnownCase[] => [
  { ...recognition, earlierVotes: 0, obstacles: [], ...more },
];
const vote = { decision: 'recognition', case: recognition };
const codes = (...asked: Parameters<typeof caseReasons>) =>
  caseReasons(...asked).map(({ code, field }) => [code, field]);

test('a vote without a case, and one about a case that waits for it, have nothing in the way', () => {
  const items = [{ votes: [{ decision: 'resolution', case: null }, { decision: 'resolution' }] }, { votes: [vote] }];
  expect(codes('regular', items, known())).toEqual([]);
});

test('a committee and a group do not vote about a member', () => {
  for (const kind of ['committee', 'party-group'] as const)
    expect(codes(kind, [{ votes: [vote] }], known())).toEqual([
      ['meetings.case-outside-cell-meeting', 'items.0.votes.0.case'],
    ]);
});

test('a case that waits for no vote, or of another kind than it is, is refused at its own vote', () => {
  expect(codes('regular', [{ votes: [] }, { votes: [vote] }], [])).toEqual([
    ['meetings.case-not-waiting', 'items.1.votes.0.case'],
  ]);
  const asRemoval = { decision: 'removal', case: { ...recognition, kind: 'removal' as const } };
  expect(codes('regular', [{ votes: [asRemoval] }], known())).toEqual([
    ['meetings.case-not-waiting', 'items.0.votes.0.case'],
  ]);
});

test('the decision is the one the case asks for, so that its share cannot be chosen', () => {
  expect(codes('regular', [{ votes: [{ ...vote, decision: 'resolution' }] }], known())).toEqual([
    ['meetings.case-decision-differs', 'items.0.votes.0.decision'],
  ]);
});

test('one meeting votes once about one case, under whatever items', () => {
  expect(codes('regular', [{ votes: [vote] }, { votes: [vote] }], known())).toEqual([
    ['meetings.case-voted-twice', 'items.1.votes.0.case'],
  ]);
});

test('what the case itself lacks comes with its own parameters', () => {
  const obstacle = reason('members.probation-still-running', { day: '2026-12-01' }, 'onDay');
  expect(caseReasons('regular', [{ votes: [vote] }], known({ obstacles: [obstacle] }))).toEqual([
    { code: obstacle.code, params: obstacle.params, field: 'items.0.votes.0.case' },
  ]);
});

test('an agenda names a case by what is asked and of whom', () => {
  expect(caseTitle({ kind: 'badge', subject: 'Trần Thị Ánh', step: '40' })).toBe(
    'Xét, đề nghị tặng Huy hiệu 40 năm tuổi Đảng cho đồng chí Trần Thị Ánh',
  );
});

test('a sheet that waited in a queue since before votes could name a case is taken as it is', () => {
  const id = recognition.id;
  const old = {
    id,
    matter: 'Thông qua nghị quyết',
    decision: 'resolution',
    method: 'open',
    forVotes: 3,
    againstVotes: 0,
  };
  const sheet = sheetInput.parse({
    ...{ contract: 1, organisationId: id, meetingId: id, kind: 'regular', heldOn: '2026-11-03', startedAt: '19:30' },
    ...{ attendance: [], items: [{ id, source: 'own', title: 'Nghị quyết', votes: [old] }] },
  });
  expect(sheet.items[0]!.votes[0]!.case).toBeNull();
  expect(caseReasons('regular', sheet.items, [])).toEqual([]);
});
