import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/sheet.ts';
import { homeOfMeeting } from '../questions/meeting-homes.ts';
import { getMeeting, type MeetingRow, refuseStale } from '../questions/meeting-rows.ts';
import { scorePackOn } from '../questions/score-record.ts';
import { checkSuperiorScore, type ScoreLine } from '../rules/check-score.ts';

type Versioned = { readonly meetingId: string; readonly expectedVersion: number };

/** A closed meeting that the cell itself has scored. Whoever works in the cell cannot fill the superior's column. */
const loadScored = async (tx: Tx, { meetingId, expectedVersion }: Versioned): Promise<MeetingRow> => {
  const row = await getMeeting(tx, meetingId, true);
  refuseStale(row, expectedVersion);
  if (row.state !== 'closed' && row.state !== 'reported')
    throw new Refused(refuse(reason('meetings.step-not-open', { state: row.state })));
  return row;
};

const refuseOwnCell = async (tx: Tx, { organisationId }: MeetingRow, officeIds: readonly string[]): Promise<void> => {
  const { rows } = await sql`
    SELECT 1 FROM platform.office o WHERE o.id = ANY (${officeIds}::uuid[]) AND o.org_id <> ${organisationId} LIMIT 1`.execute(
    tx,
  );
  if (rows.length === 0) throw new Refused(refuse(reason('meetings.own-meeting')));
};

const ownLines = async (tx: Tx, meetingId: string): Promise<ScoreLine[]> => {
  const { rows } = await sql<ScoreLine>`
    SELECT l.criterion, l.self_points::float8 AS points, l.self_reason AS reason FROM meetings.score_line l
    WHERE l.meeting_id = ${meetingId}`.execute(tx);
  return rows;
};

export const scoreFromAbove = action(
  contract.scoreFromAbove,
  async ({ scoredOn, lines, ...input }, { tx, today, actor, note, tell }) => {
    const before = await loadScored(tx, input);
    await refuseOwnCell(tx, before, actor.officeIds);
    const heldOn = before.heldOn!;
    if (scoredOn > today || scoredOn < heldOn)
      throw new Refused(refuse(reason('meetings.scored-outside', { from: heldOn, to: today }, 'scoredOn')));
    const own = await ownLines(tx, before.id);
    if (own.length === 0) throw new Refused(refuse(reason('meetings.not-scored-yet')));
    const pack = scorePackOn(heldOn);
    if (!pack) throw new Refused(refuse(reason('meetings.no-score-form', { day: heldOn })));
    const verdict = orRefuse(checkSuperiorScore(pack.content, { kind: before.kind, lines, isComplete: true }, own));

    const total = verdict.total ?? verdict.met ?? 0;
    await sql`
      UPDATE meetings.score SET superior_total = ${total}, superior_band = ${verdict.band?.code ?? null},
        superior_on = ${scoredOn}::date, superior_by = ${actor.accountId}, version = version + 1
      WHERE meeting_id = ${before.id}`.execute(tx);
    await sql`
      UPDATE meetings.score_line t SET superior_points = l.points, superior_reason = l.reason
      FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l(criterion text, points numeric, reason text)
      WHERE t.meeting_id = ${before.id} AND t.criterion = l.criterion`.execute(tx);
    await sql`UPDATE meetings.meeting SET version = version + 1 WHERE id = ${before.id}`.execute(tx);
    note({ subject: `meeting ${before.id}`, after: { superiorTotal: total, band: verdict.band?.code ?? null } });
    await tell('meetings.scored-from-above', { meetingId: before.id, organisationId: before.organisationId });
    return { meetingId: before.id, version: before.version + 1, total, band: verdict.band?.code ?? null };
  },
  { over: homeOfMeeting },
);

export const withdrawScoreFromAbove = action(
  contract.withdrawScoreFromAbove,
  async (input, { tx, actor, note, tell }) => {
    const before = await loadScored(tx, input);
    await refuseOwnCell(tx, before, actor.officeIds);
    await sql`
      UPDATE meetings.score SET superior_total = NULL, superior_band = NULL, superior_on = NULL, superior_by = NULL,
        version = version + 1
      WHERE meeting_id = ${before.id}`.execute(tx);
    await sql`
      UPDATE meetings.score_line SET superior_points = NULL, superior_reason = NULL WHERE meeting_id = ${before.id}`.execute(
      tx,
    );
    await sql`UPDATE meetings.meeting SET version = version + 1 WHERE id = ${before.id}`.execute(tx);
    note({ subject: `meeting ${before.id}`, before: { superior: 'scored' } });
    await tell('meetings.score-withdrawn', { meetingId: before.id, organisationId: before.organisationId });
    return { meetingId: before.id, version: before.version + 1 };
  },
  { over: homeOfMeeting },
);
