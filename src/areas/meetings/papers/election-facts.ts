import type { Day } from '../../../platform/calendar/day.ts';
import type { PaperFields } from '../../../platform/paper/official/paper-form.ts';
import type { ElectionRecord } from '../contract/election-results.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import { dayText, numberText, orDots } from './paper-lines.ts';
import { sentence } from './paper-words.ts';

/** What the papers of elections are filled from; what is null is written by hand. */
export type ElectionPaperFacts = {
  /** What meeting it was, as its papers say under their title. */
  readonly occasion: string;
  readonly kind: MeetingKind;
  readonly on: Day;
  readonly place: string | null;
  readonly superior: string | null;
  readonly official: number | null;
  readonly base: number | null;
  readonly deductions: readonly { readonly ground: string; readonly count: number }[];
  readonly voters: number | null;
  readonly elections: readonly ElectionRecord[];
  /** The one that a ballot paper or minutes of counting are about. */
  readonly election: ElectionRecord | null;
  /** The rule that says who is elected, with whether anybody compared it. */
  readonly rule: string | null;
};

const field = (vi: string, en: string) => ({ vi, en });

/** What papers of elections say of the meeting itself. */
export const congressFields: PaperFields = {
  occasion: field('Cuộc họp, đại hội', 'The meeting'),
  heldOn: field('Ngày bầu', 'Day of the election'),
  place: field('Địa điểm', 'Place'),
  base: field('Số đảng viên được triệu tập', 'Members summoned'),
  voters: field('Số có mặt được bầu cử', 'There with a vote'),
};

const baseText = ({ base, official, deductions }: ElectionPaperFacts): string => {
  const less = deductions
    .filter(({ count }) => count > 0)
    .map(({ ground, count }) => `${numberText(count)} ${sentence('vi', `meetings.deduction.${ground}`)}`);
  const made = `đảng viên chính thức ${numberText(official)}${less.length > 0 ? `, trừ ${less.join(', ')}` : ''}`;
  return `${numberText(base)} (${made})`;
};

export const congressData = (facts: ElectionPaperFacts) => ({
  occasion: facts.occasion,
  heldOn: dayText(facts.on),
  place: orDots(facts.place),
  base: baseText(facts),
  voters: numberText(facts.voters),
});
