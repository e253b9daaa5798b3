import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import { formatDay } from '../../../platform/i18n/format-message.ts';
import { type Reason, Refused, refuse } from '../../../platform/outcome/refusal.ts';
import type { VotedCase } from '../../members/contract.ts';
import { recordVoteOfMeeting, takeBackVotesOfMeeting } from '../../members/public.ts';
import type { SheetInput } from '../contract/sheet.ts';
import { shareText } from '../rules/check-vote.ts';
import type { JudgedVote } from './sheet-writes.ts';

/** Fields of the members' vote by their place on the sheet; everything else is about the case. */
const fieldOnSheet: Readonly<Record<string, string>> = {
  forVotes: 'forVotes',
  againstVotes: 'againstVotes',
  blankVotes: 'blankVotes',
  base: 'forVotes',
  method: 'method',
};

const placeOf = ({ items }: SheetInput, { itemId, line }: JudgedVote): string => {
  const at = items.findIndex(({ id }) => id === itemId);
  return `items.${at}.votes.${items[at]!.votes.findIndex(({ id }) => id === line.id)}`;
};

const onSheet = (place: string, { field, ...rest }: Reason): Reason => ({
  ...rest,
  field: `${place}.${(field && fieldOnSheet[field]) ?? 'case'}`,
});

/**
 * Recording a meeting carries each case on by the one vote taken about it, in the same transaction. What stands in the way was looked at
 * before; whatever somebody else did meanwhile comes back here, at the field of the vote.
 */
export const carryCases = async (
  context: ActionContext,
  input: SheetInput,
  votes: readonly JudgedVote[],
): Promise<void> => {
  const { organisationId, meetingId, heldOn: onDay } = input;
  // Kept with the case in the language of the papers, whoever reads it.
  const source = `Biên bản cuộc họp ngày ${formatDay(onDay)}`;
  for (const vote of votes) {
    const { line, verdict } = vote;
    if (!line.case) continue;
    const { base, official, deductions, isEnough, threshold } = verdict;
    const { forVotes, againstVotes, blankVotes, method } = line;
    const tally = { base, official, deductions, forVotes, againstVotes, blankVotes, method, isEnough };
    try {
      await recordVoteOfMeeting(context, {
        case: line.case,
        ...{ organisationId, meetingId, onDay, source },
        tally: { ...tally, share: shareText(threshold) },
      });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { refusal } = error;
      const reasons = refusal.reasons.map((one) => onSheet(placeOf(input, vote), one));
      throw new Refused({ ...refuse(...reasons), kind: refusal.kind });
    }
  }
};

/** Opening a meeting again takes back what its votes carried on; refused where a case has gone on since. */
export const takeBackCases = async (context: ActionContext, meetingId: string): Promise<void> => {
  const { rows: cases } = await sql<VotedCase>`
    SELECT v.case_kind AS kind, v.case_id AS id FROM meetings.vote v
    WHERE v.meeting_id = ${meetingId} AND v.case_id IS NOT NULL`.execute(context.tx);
  if (cases.length > 0) await takeBackVotesOfMeeting(context, { meetingId, cases });
};
