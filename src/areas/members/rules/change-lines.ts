import type { Day } from '../../../platform/calendar/day.ts';
import type { SealedKind } from '../contract.ts';
import type { ChangeLines, CheckedChange } from './check-change.ts';
import type { FieldValue } from './member-fields.ts';

/** What stands for a sealed value in a stored change: that there is one, never what it says. */
const MASK = '•';

const sealedKeys: Readonly<Record<string, SealedKind>> = {
  personalId: 'personal-id',
  oldCard: 'old-card',
  birthRegistration: 'birth-registration',
  homePlace: 'home-place',
  permanentResidence: 'permanent-residence',
  oldIdentityNumber: 'old-identity-number',
};

/** The key under which a time that does not count for party age is recorded or taken away. */
const GAP = 'partyAgeGap';

/** A time that does not count for party age, with the decision it rests on. */
export type StoredGap = {
  readonly id: string;
  readonly since: Day;
  readonly until: Day;
  readonly reason: string;
  readonly decision: { readonly number: string; readonly decidedOn: Day; readonly issuer: string } | null;
};
export type GapLine = { readonly before: StoredGap | null; readonly after: StoredGap | null };

type Line = { readonly before?: FieldValue; readonly after?: FieldValue };

/** A change as `members.member_change.changes` holds it: field → before and after; sealed kinds only by name. */
export type StoredChanges = Readonly<Record<string, Line>>;

export const storedChanges = ({ lines, sealed }: CheckedChange): StoredChanges => ({
  ...lines,
  ...Object.fromEntries(
    sealed.map(({ kind, isTakenAway }) => {
      const key = Object.keys(sealedKeys).find((one) => sealedKeys[one] === kind)!;
      return [key, { before: isTakenAway ? MASK : null, after: isTakenAway ? null : MASK }];
    }),
  ),
});

/** The plain fields of a stored change, with null where a side was left out. */
export const plainLines = (
  stored: StoredChanges,
): Readonly<Record<string, { before: FieldValue; after: FieldValue }>> =>
  Object.fromEntries(
    Object.entries(stored)
      .filter(([key]) => sealedKeys[key] === undefined && key !== GAP)
      .map(([key, { before = null, after = null }]) => [key, { before, after }]),
  );

export const changeLinesOf = (stored: StoredChanges): ChangeLines => plainLines(stored) as ChangeLines;

/** The sealed kinds that a stored change names. */
export const sealedLines = (stored: StoredChanges): CheckedChange['sealed'] =>
  Object.entries(stored).flatMap(([key, { after }]) => {
    const kind = sealedKeys[key];
    return kind === undefined ? [] : [{ kind, isTakenAway: (after ?? null) === null }];
  });

/** A change that records a time that does not count, or takes one away. */
export const storedGap = (line: GapLine): StoredChanges => ({ [GAP]: line as never });

/** The time that a stored change records or takes away; null when it is about something else. */
export const gapLineOf = (stored: StoredChanges): GapLine | null =>
  (stored[GAP] as never as GapLine | undefined) ?? null;
