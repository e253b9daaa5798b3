import { action } from '../../../platform/action/action.ts';
import { pdfBytes } from '../../../platform/paper/pdf.ts';
import { nearestNames, organisationsOn } from '../../organisations/public.ts';
import * as contract from '../contract/topics.ts';
import { topicPaper } from '../papers/topic-paper.ts';
import { takenOutLine } from '../questions/taken-out-line.ts';
import { homeOfTopic } from '../questions/topic-rows.ts';
import { topicRecordOf } from '../questions/topics.ts';

export const printTopic = action(
  contract.printTopic,
  async ({ topicId, paper, language }, { tx, today, now, actor, note }) => {
    const topic = await topicRecordOf(tx, topicId, today);
    const superiorId = (await organisationsOn(tx, today, [topic.organisationId])).get(topic.organisationId)?.parentId;
    const superior = superiorId ? ((await nearestNames(tx, today, [superiorId])).get(superiorId) ?? null) : null;
    const watermark = await takenOutLine(tx, { actor, now, language, scope: topic.organisationName });
    note({ subject: `topic ${topicId}`, after: { paper } });
    const bytes = await pdfBytes(topicPaper({ topic, paper, superior, language, watermark, printedOn: today }));
    return {
      fileName: `chuyen-de-${topicId.slice(0, 8)}-${today}.pdf`,
      mediaType: 'application/pdf',
      contentBase64: Buffer.from(bytes).toString('base64'),
    };
  },
  { over: homeOfTopic },
);
