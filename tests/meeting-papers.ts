import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { paperFile } from '../src/areas/documents/contract.ts';
import type { MeetingPaperKind } from '../src/areas/meetings/contract.ts';
import * as of from '../src/areas/meetings/contract.ts';
import type { InputOf } from '../src/platform/action/contract.ts';
import { newId } from '../src/platform/action/id.ts';
import type { Account, Harness } from './harness.ts';

/** Gives a member the post of secretary of a cell since 1 July 2025, written past row-level security. */
export const makeSecretary = (harness: Harness, organisationId: string, memberId: string): Promise<unknown> =>
  harness.load((tx) =>
    sql`
      INSERT INTO organisations.post (id, org_id, org_pos, kind, is_single, person_id, period, basis)
      SELECT ${newId()}, o.id, o.pos, 'secretary', true, m.person_id, '[2025-07-01,)', 'appointed'
      FROM organisations.organisation o, members.member m WHERE o.id = ${organisationId} AND m.id = ${memberId}`.execute(
      tx,
    ),
  );

type Asked = Partial<InputOf<typeof of.issueMeetingPaper>>;

/** Issues a paper of a meeting as it stands now, dated on the day of the meeting unless stated otherwise. */
export const issueFor = async (
  { act, ask }: Harness,
  account: Account,
  meetingId: string,
  kind: MeetingPaperKind,
  more: Asked = {},
) => {
  const { face } = await ask(account, of.meetingById, { meetingId: meetingId as never });
  return act(account, of.issueMeetingPaper, {
    meetingId: meetingId as never,
    expectedVersion: face.version,
    issuedOn: (face.heldOn ?? face.plannedOn) as never,
    kind,
    ...more,
  });
};

/** The bytes of an answered file, checked to be what its type says. */
export const bytesOf = ({ mediaType, contentBase64 }: { mediaType: string; contentBase64: string }): Buffer => {
  const bytes = Buffer.from(contentBase64, 'base64');
  expect(bytes.subarray(0, mediaType === 'application/pdf' ? 4 : 2).toString('latin1')).toBe(
    mediaType === 'application/pdf' ? '%PDF' : 'PK',
  );
  return bytes;
};

/** The words of an issued paper, a line for each paragraph of its Word file. */
export const wordsOfPaper = async ({ ask }: Harness, account: Account, paperId: string): Promise<string> => {
  const docx = await ask(account, paperFile, { paperId: paperId as never, format: 'docx' });
  const xml = strFromU8(unzipSync(bytesOf(docx))['word/document.xml']!);
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
};
