import { expect, test } from 'vitest';
import { newId } from '../../../platform/action/id.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { todayHere } from '../../../web/as-of.ts';
import type { Bundle } from './phone/phone-bundle.ts';
import { newSheet } from './phone/phone-scene.ts';
import { emptyItem, emptyVote, type SheetDraft } from './sheet-draft.ts';
import { type Basis, judgeSheet } from './sheet-verdict.ts';

const [a, b, c] = [newId(), newId(), newId()];
const groupId = newId();
const person = (memberId: string) => ({
  ...{ memberId, fullName: `Đảng viên ${memberId}`, post: null, isOfficial: true, isGuest: false, isAway: false },
  state: 'active',
});
const packOf = (kind: string) =>
  shippedPacks()
    .filter((pack) => pack.kind === kind && !pack.inForceTo)
    .at(-1)!;
const opening = {
  roll: [a, b, c].map(person),
  ...{ agenda: [], openTasks: [], cases: [], isMinutesHolder: true },
  packs: { meeting: null, online: null, votes: packOf('vote-rules'), base: packOf('voting-base'), score: null },
};

type Known = { readonly memberIds: readonly string[] | null; readonly postHolderIds: readonly string[] | null };

/** A sheet with one vote for the conclusion, all of two for it, as the screen and the phone judge it. */
const judged = (kind: Exclude<SheetDraft['kind'], 'congress'>, { memberIds, postHolderIds }: Known) => {
  const facts = {
    ...{ groups: [{ id: groupId, name: 'Tổ đảng số 1', memberIds }], others: [], headIds: [c], lastClerkId: b },
    ...{ today: todayHere(), enteredOn: null, postHolderIds, calls: [], agenda: null },
    ...{ life: { since: null, endedOn: null }, isPrepared: null, decidedMinutes: null, durationPreset: null },
  };
  const bundle = { organisationId: newId(), openings: { [kind]: opening }, facts, ahead: [] } as never as Bundle;
  const line = { ...emptyVote('Kết luận', 'resolution'), forVotes: 2, againstVotes: 0 };
  const draft = newSheet(kind, newId() as never, bundle).draft;
  const { base, votes } = judgeSheet({ ...draft, items: [emptyItem({ title: 'Kết luận', votes: [line] })] }, {
    opening,
    facts,
  } as never as Basis);
  return { base, verdict: votes.get(line.id)!.verdict! };
};

test.each([
  ['committee', { memberIds: null, postHolderIds: [a, c] }, 2, 2],
  ['party-group', { memberIds: [a, b], postHolderIds: null }, 2, 2],
  ['regular', { memberIds: [a, b], postHolderIds: [a] }, 3, 2],
] as const)('a vote of a %s has the base of those who met', (kind, known, base, needed) => {
  const { verdict } = judged(kind, known);
  expect(verdict).toMatchObject({ base, needed, isEnough: true });
});

test.each([
  ['committee', 'meetings.committee-base-unknown'],
  ['party-group', 'meetings.group-base-unknown'],
] as const)('a %s of whom nobody is recorded has no base, and the sheet says so', (kind, code) => {
  const { base, verdict } = judged(kind, { memberIds: null, postHolderIds: null });
  expect(base).toBeNull();
  expect(isRefusal(verdict) ? verdict.reasons.map((one) => one.code) : []).toEqual([code]);
});
