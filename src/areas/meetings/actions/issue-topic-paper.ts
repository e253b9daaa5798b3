import { action } from '../../../platform/action/action.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { issuePaper } from '../../documents/public.ts';
import * as contract from '../contract/topic-papers.ts';
import { refuseStale } from '../questions/meeting-rows.ts';
import { papersFrom } from '../questions/report-world.ts';
import { standingOfTopic, topicFormOf, topicSpecOf } from '../questions/topic-papers.ts';
import { getTopic, homeOfTopic } from '../questions/topic-rows.ts';
import { topicRecordOf } from '../questions/topics.ts';
import { checkTopicPaper } from '../rules/check-topic-paper.ts';

export const issueTopicPaper = action(
  contract.issueTopicPaper,
  async ({ topicId, expectedVersion, withoutTerm, ...made }, context) => {
    const { tx, today } = context;
    // Locked: of two who issue at the same time the second finds the paper of the first.
    refuseStale(await getTopic(tx, topicId, true), expectedVersion);
    const topic = await topicRecordOf(tx, topicId, today);
    const { standing } = await papersFrom(tx, topicId);
    const issuedOn = standing(topicFormOf(made.kind))?.issuedOn ?? null;

    orRefuse(checkTopicPaper(standingOfTopic(made.kind, topic, issuedOn), made.issuedOn));

    return issuePaper(context, { ...(await topicSpecOf(context, topic, made)), withoutTerm });
  },
  { over: homeOfTopic },
);
