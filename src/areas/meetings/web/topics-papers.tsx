import { Answer } from '../../../web/kit/answer-states.tsx';
import { useLanguage } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { issueTopicPaper, papersOfTopic, type TopicRecord, topicPaperPreview } from '../contract.ts';
import { ReportPapers } from './oversight-papers.tsx';

/** The plan and the report of a topic. */
export const TopicPapers = ({ topic: { topicId, version } }: { topic: TopicRecord }) => {
  const language = useLanguage();
  const papers = useQuestion(papersOfTopic, { topicId });
  return (
    <Answer query={papers} lines={3}>
      {(answer) => (
        <ReportPapers
          papers={answer.papers}
          made={answer.fitting.map(({ kind, names, ...one }) => ({
            ...one,
            key: kind,
            name: names[language],
            preview: { contract: topicPaperPreview, input: { topicId, kind } },
            issue: { contract: issueTopicPaper, input: { topicId, kind, expectedVersion: version } },
          }))}
        />
      )}
    </Answer>
  );
};
