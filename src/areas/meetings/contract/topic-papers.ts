import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { expectedVersion, namesSchema } from '../../organisations/contract.ts';
import {
  answeredFile,
  issuedPaper,
  issuedWith,
  issuingProposal,
  paperFormat,
  paperInRegister,
  paperVoice,
} from './paper-issuing.ts';
import { topicId } from './topics.ts';

/** Papers of one topic; each is a form `meetings.topic-<kind>`. */
export const topicPaperKind = z.enum(['plan', 'report']);
export type TopicPaperKind = z.output<typeof topicPaperKind>;

export const papersOfTopic = defineQuestion({
  name: 'meetings.papers-of-topic',
  summary: 'The plan and the report of a topic: what was issued, and what stands in the way of issuing',
  input: z.strictObject({ topicId }),
  output: z.object({
    papers: z.array(paperInRegister),
    fitting: z.array(
      z.object({
        kind: topicPaperKind,
        names: namesSchema,
        /** The paper of this kind that stands: no second one is issued beside it. */
        issuedId: z.uuid().nullable(),
        /** Codes of the reasons why it cannot be issued yet. */
        blockedBy: z.array(z.string()),
        issuing: issuingProposal,
      }),
    ),
  }),
  over: 'resolved',
});

export const topicPaperPreview = defineQuestion({
  name: 'meetings.topic-paper-preview',
  summary: 'The plan or the report of a topic as a file before it is issued, marked as a draft',
  input: z.strictObject({ topicId, kind: topicPaperKind, ...paperVoice, format: paperFormat }),
  output: answeredFile,
  over: 'resolved',
});

export const issueTopicPaper = defineAction({
  name: 'meetings.issue-topic-paper',
  summary: 'Issues the plan or the report of a topic from what the register holds: number, fixed content, Word file',
  input: z.strictObject({ topicId, expectedVersion, kind: topicPaperKind, ...issuedWith }),
  output: issuedPaper,
  over: 'resolved',
  undo: 'documents.withdraw-paper',
});
