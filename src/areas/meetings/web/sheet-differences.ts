import type { SheetDraft } from './sheet-draft.ts';

type Part = { readonly name: string; readonly of: (draft: SheetDraft) => unknown };

const parts: readonly Part[] = [
  {
    name: 'head',
    of: ({ kind, heldOn, startedAt, endedAt, place, mode, chairId, clerkId }) => [
      ...[kind, heldOn, startedAt, endedAt],
      ...[place, mode, chairId, clerkId],
    ],
  },
  {
    name: 'roll',
    of: ({ attendance }) => attendance.map(({ memberId, status, reason }) => [memberId, status, reason]).sort(),
  },
  { name: 'guests', of: ({ guests }) => guests },
  { name: 'agenda', of: ({ items }) => items },
  { name: 'reports', of: ({ taskReports }) => taskReports },
  { name: 'remarks', of: ({ remarks }) => remarks },
  { name: 'tasks', of: ({ tasks }) => tasks },
  { name: 'closing', of: ({ conclusion, duesNote }) => [conclusion, duesNote] },
  { name: 'score', of: ({ score, weakPoints }) => [score, weakPoints] },
];

/** How much a part holds, so that one sees which of the two has more. */
const sizeOf = (value: unknown): number => (Array.isArray(value) ? value.length : JSON.stringify(value).length);

/** The parts in which two sheets of one meeting differ. */
export const differingParts = (mine: SheetDraft, theirs: SheetDraft) =>
  parts
    .map(({ name, of }) => ({ name, mine: of(mine), theirs: of(theirs) }))
    .filter((one) => JSON.stringify(one.mine) !== JSON.stringify(one.theirs))
    .map((one) => ({ name: one.name, mine: sizeOf(one.mine), theirs: sizeOf(one.theirs) }));
