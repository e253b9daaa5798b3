import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { draftCaseResolution } from '../../documents/public.ts';
import type { VotedCase } from '../../members/contract.ts';
import { casesOf } from '../../members/public.ts';
import * as contract from '../contract/case-papers.ts';
import { caseResolutionKnown } from '../papers/case-resolution.ts';
import { homeOfMeeting } from '../questions/meeting-homes.ts';
import { getMeeting, type MeetingRow } from '../questions/meeting-rows.ts';
import { paperFactsOf } from '../questions/paper-facts-of.ts';
import { refusePapersElsewhere } from '../questions/paper-spec.ts';
import { signersOn } from '../questions/paper-world.ts';

type Vote = {
  readonly base: number;
  readonly forVotes: number;
  readonly againstVotes: number;
  readonly blankVotes: number;
  readonly method: 'secret' | 'open';
  readonly isEnough: boolean;
  readonly kind: VotedCase['kind'] | null;
  readonly caseId: string | null;
  readonly conclusion: string | null;
};

const voteOf = async (tx: Tx, meetingId: string, voteId: string): Promise<Vote> => {
  const { rows } = await sql<Vote>`
    SELECT v.base, v.for_votes AS "forVotes", v.against_votes AS "againstVotes", v.blank_votes AS "blankVotes", v.method,
      v.is_enough AS "isEnough", v.case_kind AS kind, v.case_id AS "caseId", i.conclusion
    FROM meetings.vote v LEFT JOIN meetings.agenda_item i ON i.id = v.item_id
    WHERE v.id = ${voteId} AND v.meeting_id = ${meetingId}`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found', {}, 'voteId')));
  return rows[0];
};

const isRecorded = ({ state }: MeetingRow): boolean => state === 'closed' || state === 'reported';

export const draftCasePaper = action(
  contract.draftCasePaper,
  async ({ meetingId, voteId }, context) => {
    const { tx, note } = context;
    const row = await getMeeting(tx, meetingId);
    await refusePapersElsewhere(tx, row.organisationId);
    const { kind, caseId, conclusion, ...tally } = await voteOf(tx, meetingId, voteId);
    const reasons = [
      ...(isRecorded(row) ? [] : [reason('meetings.vote-not-recorded')]),
      ...(kind === null ? [reason('meetings.vote-without-case', {}, 'voteId')] : []),
    ];
    if (reasons.length > 0 || kind === null || caseId === null) throw new Refused(refuse(...reasons));
    const [face] = await casesOf(tx, [{ kind, id: caseId }]);
    if (!face) throw new Refused(refuseNotFound(reason('platform.not-found', {}, 'voteId')));

    const facts = await paperFactsOf(context, row);
    const [signer = null] = await signersOn(tx, row.organisationId, facts.on);
    const paperId = await draftCaseResolution(context, {
      case: { kind, id: caseId },
      memberId: face.memberId,
      organisationId: row.organisationId,
      issuedOn: facts.on,
      tally,
      signer,
      known: caseResolutionKnown(facts, face, conclusion),
    });
    note({ subject: `paper ${paperId}`, after: { meetingId, case: kind } });
    return { paperId };
  },
  { over: homeOfMeeting },
);
