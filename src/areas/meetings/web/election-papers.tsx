import { Answer } from '../../../web/kit/answer-states.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import {
  electionPaperPreview,
  issueElectionPaper,
  type MeetingId,
  type MeetingKind,
  papersOfElections,
} from '../contract.ts';
import { postKey } from './election-names.ts';
import { ReportPapers } from './oversight-papers.tsx';

type Props = { readonly meetingId: MeetingId; readonly kind: MeetingKind; readonly holdsMinutes: boolean };

/** Ballot papers, minutes of counting and the report of the elections of a meeting. */
export const ElectionPapers = ({ meetingId, kind: of, holdsMinutes }: Props) => {
  const t = useT();
  const language = useLanguage();
  const papers = useQuestion(papersOfElections, { meetingId });
  return (
    <Answer query={papers} lines={3}>
      {({ papers: kept, fitting }) => {
        const shown = fitting.filter(({ issuedId }) => holdsMinutes || issuedId !== null);
        if (shown.length === 0 && kept.length === 0)
          return fitting.length > 0 && <p className="vm-soft">{t('refusal.meetings.papers-made-elsewhere')}</p>;
        return (
          <ReportPapers
            papers={kept}
            made={shown.map(({ kind, names, electionId, post, version, ...one }) => {
              const which = { meetingId, kind, electionId };
              return {
                ...one,
                key: `${kind} ${electionId}`,
                name: [names[language], post && t(postKey(post, of))].filter(Boolean).join(' · '),
                preview: { contract: electionPaperPreview, input: which },
                issue: { contract: issueElectionPaper, input: { ...which, expectedVersion: version } },
              };
            })}
          />
        );
      }}
    </Answer>
  );
};
