import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { expectedVersion, namesSchema } from '../../organisations/contract.ts';
import { electedPost, electionId } from './elections.ts';
import { meetingId } from './meeting-codes.ts';
import {
  answeredFile,
  issuedPaper,
  issuedWith,
  issuingProposal,
  paperFormat,
  paperInRegister,
  paperVoice,
} from './paper-issuing.ts';

/** Papers of the elections of a meeting; each is a form `meetings.<kind>`. */
export const electionPaperKind = z.enum(['ballot-paper', 'tally-minutes', 'election-result']);
export type ElectionPaperKind = z.output<typeof electionPaperKind>;

/** Ballot papers and minutes of counting are of one election; the report of the result is of the meeting. */
const about = { meetingId, kind: electionPaperKind, electionId: electionId.nullable().default(null) };

export const papersOfElections = defineQuestion({
  name: 'meetings.papers-of-elections',
  summary: 'Ballot papers, minutes of counting and the report of the elections of a meeting, with what was issued',
  input: z.strictObject({ meetingId }),
  output: z.object({
    papers: z.array(paperInRegister),
    fitting: z.array(
      z.object({
        kind: electionPaperKind,
        electionId: electionId.nullable(),
        post: electedPost.nullable(),
        names: namesSchema,
        issuedId: z.uuid().nullable(),
        /** Codes of the reasons why it cannot be issued yet. */
        blockedBy: z.array(z.string()),
        issuing: issuingProposal,
        /** Version of the election, or of the meeting for the report. */
        version: z.int(),
      }),
    ),
  }),
  over: 'resolved',
});

export const electionPaperPreview = defineQuestion({
  name: 'meetings.election-paper-preview',
  summary:
    'A ballot paper, minutes of counting or the report of elections as a file; what is not known yet is written by hand',
  input: z.strictObject({ ...about, ...paperVoice, format: paperFormat }),
  output: answeredFile,
  over: 'resolved',
});

export const issueElectionPaper = defineAction({
  name: 'meetings.issue-election-paper',
  summary:
    'Issues minutes of counting or the report of elections from what is recorded: number, fixed content, Word file',
  input: z.strictObject({ ...about, expectedVersion, ...issuedWith }),
  output: issuedPaper,
  over: 'resolved',
  undo: 'documents.withdraw-paper',
});
