import { useT } from '../../../web/messages.ts';
import type { CaseVote as Vote } from '../contract.ts';
import { MeetingLink } from './meeting-link.tsx';

/** The last vote of the cell about an exemption or a badge, with the way to its meeting. */
export const CaseVote = ({ vote }: { vote: Vote | null }) => {
  const t = useT();
  if (vote === null) return null;
  const { onDay: day, forVotes, base, needed, isEnough, meetingId } = vote;
  return (
    <div>
      {t(isEnough ? 'members.case-vote.carried' : 'members.case-vote.missed', { day, for: forVotes, base, needed })}{' '}
      <MeetingLink meetingId={meetingId} />
    </div>
  );
};
