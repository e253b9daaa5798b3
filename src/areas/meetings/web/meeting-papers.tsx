import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { AttachmentList, PaperButtons, PaperState } from '../../documents/web/public.tsx';
import type { MeetingSheet } from '../contract/reads.ts';
import { papersOfMeeting } from '../contract.ts';

type Paper = OutputOf<typeof papersOfMeeting>['papers'][number];

const OnePaper = ({ paper }: { paper: Paper }) => {
  const may = useMay();
  const name = [paper.number, paper.title].filter(Boolean).join(' · ');
  return (
    <li>
      <p>
        {may('documents.paper') ? (
          <PageLink to="/documents/$paperId" params={{ paperId: paper.paperId }}>
            {name}
          </PageLink>
        ) : (
          name
        )}{' '}
        <PaperState state={paper.state} /> {paper.issuedOn && dayText(paper.issuedOn)}
      </p>
      <PaperButtons paperId={paper.paperId} />
    </li>
  );
};

/** Official papers that came from the meeting, and the signed copies kept with it. */
export const MeetingPapers = ({ meeting }: { meeting: MeetingSheet }) => {
  const t = useT();
  const may = useMay();
  const meetingId = meeting.face.id;
  const papers = useQuestion(papersOfMeeting, { meetingId });
  return (
    <>
      <section className="vm-card">
        <h2>{t('meetings.one.papers')}</h2>
        <Answer
          query={papers}
          isEmpty={(answer) => answer.papers.length === 0}
          empty={<p className="vm-soft">{t('meetings.one.no-papers')}</p>}
        >
          {(answer) => (
            <ul className="meetings-votes">
              {answer.papers.map((paper) => (
                <OnePaper key={paper.paperId} paper={paper} />
              ))}
            </ul>
          )}
        </Answer>
      </section>
      {may('documents.attachments') && (
        <AttachmentList
          to={{ what: 'other', organisationId: meeting.organisationId as never, area: 'meetings', id: meetingId }}
          isConfined
        />
      )}
    </>
  );
};
