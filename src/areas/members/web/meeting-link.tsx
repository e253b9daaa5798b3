import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { recordPageSlot } from '../../../web/slots.tsx';

/** The meeting that a vote was taken in, for those who may see meetings; the area that keeps them lends its page. */
export const MeetingLink = ({ meetingId }: { meetingId: string | null }) => {
  const t = useT();
  const may = useMay();
  const page = recordPageSlot('meetings.meeting');
  if (meetingId === null || !page || !may(page.needs)) return null;
  return <PageLink to={page.to(meetingId)}>{t('members.procedure.of-meeting')}</PageLink>;
};
