import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import type { VotedCase, VotedCaseKind } from '../../members/contract.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';

/** A case that waits for a vote of the cell, as far as the judging of a sheet needs it. */
export type KnownCase = {
  readonly kind: VotedCaseKind;
  readonly id: string;
  readonly earlierVotes: number;
  /** What stands in the way of a vote on the day of the meeting. */
  readonly obstacles: readonly Reason[];
};

type Vote = { readonly decision: string; readonly case?: VotedCase | null };
type Item = { readonly votes: readonly Vote[] };

/** Only a meeting of the whole cell votes about its members: a committee prepares, a group discusses. */
export const isOfWholeCell = (kind: MeetingKind): boolean => kind !== 'committee' && kind !== 'party-group';

/** The decision that a vote about a case takes: codes of the pack `vote-rules` are those of the kinds. */
export const decisionOf = ({ kind }: Pick<VotedCase, 'kind'>): string => kind;

const isSame = (one: VotedCase, other: Pick<KnownCase, 'kind' | 'id'>): boolean =>
  one.kind === other.kind && one.id === other.id;

export const findCase = (known: readonly KnownCase[], of: VotedCase | null | undefined): KnownCase | undefined =>
  of ? known.find((one) => isSame(of, one)) : undefined;

/**
 * May the votes of this sheet carry their cases on? Refuses, at the field of each vote: a meeting that is not one of the whole cell, a
 * case that waits for no vote, another decision than the case asks for, a case voted on twice, and what the case itself lacks. What is
 * not checked: whether the meeting said so.
 */
export const caseReasons = (kind: MeetingKind, items: readonly Item[], known: readonly KnownCase[]): Reason[] => {
  const seen: VotedCase[] = [];
  return items.flatMap(({ votes }, at) =>
    votes.flatMap((vote, place) => {
      if (!vote.case) return [];
      const isTwice = seen.some((one) => isSame(one, vote.case!));
      seen.push(vote.case);
      return reasonsOf({ kind, vote, of: vote.case, isTwice }, findCase(known, vote.case)).map((one) => ({
        ...one,
        field: `items.${at}.votes.${place}.${one.field ?? 'case'}`,
      }));
    }),
  );
};

type Asked = { readonly kind: MeetingKind; readonly vote: Vote; readonly of: VotedCase; readonly isTwice: boolean };

const reasonsOf = ({ kind, vote, of, isTwice }: Asked, known: KnownCase | undefined): Reason[] => [
  ...(isOfWholeCell(kind) ? [] : [reason('meetings.case-outside-cell-meeting')]),
  ...(isTwice ? [reason('meetings.case-voted-twice')] : []),
  ...(vote.decision === decisionOf(of) ? [] : [reason('meetings.case-decision-differs', {}, 'decision')]),
  ...(known ? known.obstacles.map(({ code, params }) => ({ code, params })) : [reason('meetings.case-not-waiting')]),
];
