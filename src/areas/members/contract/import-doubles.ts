import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { idOf } from '../../../platform/action/id.ts';
import { expectedVersion, organisationId } from '../../organisations/contract.ts';
import { memberId } from './member.ts';

export const duplicateNoticeId = idOf('DuplicateNoticeId');
export type DuplicateNoticeId = z.output<typeof duplicateNoticeId>;

const bearer = z.object({ memberId, fullName: z.string(), organisationId, organisationName: z.string().nullable() });

export const duplicateNotices = defineQuestion({
  name: 'members.duplicate-notices',
  summary:
    'Pairs of members of different offices who carry one personal ID, for the committee above both; the number itself is not shown',
  input: z.strictObject({ isSettled: z.boolean().default(false), limit: z.int().min(1).max(500).default(200) }),
  output: z.object({
    /** All such notices; `rows` are the latest of them. */
    count: z.int(),
    rows: z.array(
      z.object({
        id: duplicateNoticeId,
        first: bearer,
        second: bearer,
        noticedAt: z.string(),
        settledAt: z.string().nullable(),
        note: z.string().nullable(),
        version: z.int(),
      }),
    ),
  }),
  over: 'anywhere',
});

export const settleDuplicate = defineAction({
  name: 'members.settle-duplicate',
  summary:
    'Closes a notice of one personal ID under two members, with what was found; the records are corrected on their own pages',
  input: z.strictObject({
    noticeId: duplicateNoticeId,
    expectedVersion,
    note: z.string().trim().normalize('NFC').min(1, { error: 'members.note-missing' }).max(500),
  }),
  output: z.object({ noticeId: duplicateNoticeId, version: z.int() }),
  over: 'resolved',
  undo: 'members.reopen-duplicate',
});

export const reopenDuplicate = defineAction({
  name: 'members.reopen-duplicate',
  summary: 'Opens a settled notice again',
  input: z.strictObject({ noticeId: duplicateNoticeId, expectedVersion }),
  output: z.object({ noticeId: duplicateNoticeId, version: z.int() }),
  over: 'resolved',
  undo: 'final',
});
