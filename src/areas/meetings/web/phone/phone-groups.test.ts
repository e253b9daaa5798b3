import { expect, test } from 'vitest';
import { newId } from '../../../../platform/action/id.ts';
import { todayHere } from '../../../../web/as-of.ts';
import { recordMeeting } from '../../contract.ts';
import { inputOf, type SheetDraft, withoutBlankLines } from '../sheet-draft.ts';
import { type Bundle, kindsToBegin } from './phone-bundle.ts';
import { followed, newSheet, sheetName } from './phone-scene.ts';

const [a, b, c] = [newId(), newId(), newId()];
const [first, second] = [newId(), newId()];
const person = (memberId: string) => ({
  ...{ memberId, fullName: `Đảng viên ${memberId}`, post: null, isOfficial: true, isGuest: false, isAway: false },
  state: 'active',
});
const opening = {
  roll: [a, b, c].map(person),
  ...{ agenda: [], openTasks: [], cases: [], isMinutesHolder: true },
  packs: { meeting: null, online: null, votes: null, base: null, score: null },
};
const group = (id: string, memberIds: readonly string[] | null) => ({ id, name: `Tổ đảng ${id}`, memberIds });
const bundleOf = (groups: readonly object[], more: object = {}): Bundle =>
  ({
    organisationId: newId(),
    openings: { regular: opening, 'party-group': opening, ...more },
    facts: { groups, headIds: [c], lastClerkId: b, others: [], postHolderIds: null },
    ahead: [],
  }) as never;

const begin = (bundle: Bundle): SheetDraft => newSheet('party-group', newId() as never, bundle).draft;
const called = ({ attendance }: SheetDraft): readonly string[] => attendance.map(({ memberId }) => memberId);

test('a meeting of a group begins only where the cell has groups and their roll was fetched', () => {
  expect(kindsToBegin(bundleOf([]))).toEqual(['regular']);
  expect(kindsToBegin(bundleOf([group(first, [a])]))).toEqual(['regular', 'party-group']);
  expect(kindsToBegin(bundleOf([group(first, [a])], { 'party-group': undefined }))).toEqual(['regular']);
});

test('the only group is taken, with its members as the roll; who sits outside of it has no seat', () => {
  const draft = begin(bundleOf([group(first, [a, b])]));
  expect(draft).toMatchObject({ groupId: first, heldOn: todayHere(), chairId: null, clerkId: b });
  expect(called(draft)).toEqual([a, b]);
});

test('of several groups one is chosen, and the roll follows the choice', () => {
  const bundle = bundleOf([group(first, [a]), group(second, [b, c])]);
  const open = begin(bundle);
  expect(open.groupId).toBeNull();
  const chosen = followed(open, { ...open, groupId: second as never }, bundle);
  expect(called(chosen)).toEqual([b, c]);
  expect(sheetName(chosen, bundle)).toContain(second);
  expect(called(followed(chosen, { ...chosen, groupId: first as never }, bundle))).toEqual([a]);
});

test('what is queued is number 1 of the contract as it stands', () => {
  const draft = { ...begin(bundleOf([group(first, [a, b])])), startedAt: '19:30', endedAt: '21:00' };
  const input = {
    contract: 1,
    ...inputOf(withoutBlankLines(draft), { extent: 'complete', version: null, score: null }),
  };
  const read = recordMeeting.input.parse(input);
  expect(read).toMatchObject({ contract: 1, kind: 'party-group', groupId: first });
});
