import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/life-cycle-candidates.ts';
import { homes } from '../questions/life-cycle-homes.ts';
import { getCandidate, getMember } from '../questions/life-cycle-rows.ts';
import { checkHelper, checkNote } from '../rules/candidate-helper.ts';

type HelperRow = {
  readonly id: string;
  readonly candidateId: string;
  readonly sinceDay: Day;
  readonly untilDay: Day | null;
};

const getHelper = async (tx: Tx, helperId: string): Promise<HelperRow> => {
  const { rows } = await sql<HelperRow>`
    SELECT id, candidate_id AS "candidateId", since_day AS "sinceDay", nullif(until_day, 'infinity') AS "untilDay"
    FROM members.candidate_helper WHERE id = ${helperId} FOR UPDATE`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};

export const assignHelper = action(
  contract.assignHelper,
  async (input, { tx, today, tell, note }) => {
    const candidate = await getCandidate(tx, input.candidateId, true);
    const member = await getMember(tx, input.memberId);
    orRefuse(checkHelper({ ...input, candidate, member }, today));

    const helperId = newId<never>();
    await sql`
      INSERT INTO members.candidate_helper (id, candidate_id, member_id, since_day, together_since)
      VALUES (${helperId}, ${candidate.id}, ${member.id}, ${input.sinceDay}, ${input.togetherSince})`.execute(tx);
    note({ subject: `candidate ${candidate.id}`, after: { helper: member.id, sinceDay: input.sinceDay } });
    await tell('members.helper-assigned', { candidateId: candidate.id, helperId, memberId: member.id });
    return { helperId };
  },
  { over: homes.candidate },
);

export const endHelper = action(
  contract.endHelper,
  async (input, { tx, note }) => {
    const helper = await getHelper(tx, input.helperId);
    if (helper.untilDay !== null)
      throw new Refused(refuse(reason('members.helper-ended-already', { day: helper.untilDay })));
    if (input.untilDay <= helper.sinceDay) {
      const { rows } = await sql`SELECT 1 FROM members.candidate_note WHERE helper_id = ${helper.id} LIMIT 1`.execute(
        tx,
      );
      if (rows.length > 0) throw new Refused(refuse(reason('members.helper-has-notes')));
      await sql`DELETE FROM members.candidate_helper WHERE id = ${helper.id}`.execute(tx);
    } else {
      await sql`UPDATE members.candidate_helper SET until_day = ${input.untilDay} WHERE id = ${helper.id}`.execute(tx);
    }
    note({ subject: `candidate ${helper.candidateId}`, before: helper, after: { untilDay: input.untilDay } });
    return { done: true as const };
  },
  { over: homes.helper },
);

export const noteCandidate = action(
  contract.noteCandidate,
  async (input, { tx, today, note }) => {
    const helper = await getHelper(tx, input.helperId);
    orRefuse(checkNote(helper, input, today));

    const candidateNoteId = newId<never>();
    await sql`
      INSERT INTO members.candidate_note (id, candidate_id, helper_id, year, quarter, noted_on, remark)
      VALUES (${candidateNoteId}, ${helper.candidateId}, ${helper.id}, ${input.year}, ${input.quarter}, ${input.notedOn}, ${input.remark})`.execute(
      tx,
    );
    note({
      subject: `candidate ${helper.candidateId}`,
      after: { note: candidateNoteId, year: input.year, quarter: input.quarter },
    });
    return { candidateNoteId };
  },
  { over: homes.helper },
);

export const withdrawNote = action(
  contract.withdrawNote,
  async (input, { tx, note }) => {
    const { rows } = await sql<{ candidateId: string }>`
      DELETE FROM members.candidate_note WHERE id = ${input.candidateNoteId} RETURNING candidate_id AS "candidateId"`.execute(
      tx,
    );
    if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
    note({ subject: `candidate ${rows[0].candidateId}`, before: { note: input.candidateNoteId } });
    return { done: true as const };
  },
  { over: homes.note },
);
