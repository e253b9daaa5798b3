import { Answer } from '../../../web/kit/answer-states.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import {
  electionPaperPreview,
  issueElectionPaper,
  type MeetingElections,
  type MeetingId,
  papersOfElections,
} from '../contract.ts';
import { seatsLeftIn } from '../rules/check-ballot.ts';
import { postKey } from './election-names.ts';
import { ReportPapers } from './oversight-papers.tsx';

type Props = { readonly meetingId: MeetingId; readonly world: MeetingElections };

/** Why there is no ballot paper to print where there was one: nobody is left to be elected, or the election is over. */
const NoBallotPaper = ({ world }: Pick<Props, 'world'>) => {
  const t = useT();
  const over = world.elections.filter((one) => one.state !== 'open' || seatsLeftIn(one) === 0);
  if (over.length === 0) return null;
  const names = over.map(({ post }) => t(postKey(post, world.kind))).join(', ');
  return <p className="vm-soft not-printed">{t('meetings.elections.no-ballot-paper', { names })}</p>;
};

/** Ballot papers, minutes of counting and the report of the elections of a meeting. */
export const ElectionPapers = ({ meetingId, world }: Props) => {
  const t = useT();
  const language = useLanguage();
  const papers = useQuestion(papersOfElections, { meetingId });
  const { kind: of, holdsMinutes } = world;
  return (
    <Answer query={papers} lines={3}>
      {({ papers: kept, fitting }) => {
        const shown = fitting.filter(({ issuedId }) => holdsMinutes || issuedId !== null);
        if (shown.length === 0 && kept.length === 0)
          return fitting.length > 0 && <p className="vm-soft">{t('refusal.meetings.papers-made-elsewhere')}</p>;
        return (
          <>
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
            {holdsMinutes && <NoBallotPaper world={world} />}
          </>
        );
      }}
    </Answer>
  );
};
