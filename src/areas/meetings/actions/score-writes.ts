import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { isRefusal, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { SheetInput } from '../contract/sheet.ts';
import { scorePackOn } from '../questions/score-record.ts';
import { checkOwnScore } from '../rules/check-score.ts';
import { type Proposal, proposeScore } from '../rules/propose-score.ts';
import { type MeetingRecord, scoreFactsOf } from '../rules/score-facts.ts';

/**
 * The cell's own column: judged by the form in force on the day of the meeting, and stored with what the facts proposed, so that the
 * reason for another figure stays readable.
 */
export const putOwnScore = async (
  tx: Tx,
  input: SheetInput,
  { record, isComplete, isNew }: { record: MeetingRecord; isComplete: boolean; isNew: boolean },
): Promise<void> => {
  const { meetingId, score, kind, heldOn } = input;
  if (score === null) {
    if (isNew) return;
    await sql`DELETE FROM meetings.score s WHERE s.meeting_id = ${meetingId} AND s.superior_on IS NULL`.execute(tx);
    return;
  }
  const pack = scorePackOn(heldOn);
  if (!pack) throw new Refused(refuse(reason('meetings.no-score-form', { day: heldOn }, 'score')));
  if (pack.id !== score.packId)
    throw new Refused(refuse(reason('meetings.other-score-form', { form: pack.id, day: heldOn }, 'score.packId')));
  const proposals = proposeScore(pack, { kind, preset: score.preset }, scoreFactsOf(record));
  const verdict = checkOwnScore(
    pack.content,
    { kind, preset: score.preset, lines: score.lines, isComplete },
    proposals,
  );
  if (isRefusal(verdict)) throw new Refused(verdict);

  await sql`
    INSERT INTO meetings.score (meeting_id, pack_id, preset, self_total, self_band)
    VALUES (${meetingId}, ${pack.id}, ${score.preset}, ${verdict.total ?? verdict.met}, ${verdict.band?.code ?? null})
    ON CONFLICT (meeting_id) DO UPDATE SET pack_id = excluded.pack_id, preset = excluded.preset, self_total = excluded.self_total,
      self_band = excluded.self_band, version = score.version + 1`.execute(tx);
  await putLines(tx, meetingId, score.lines, proposals);
};

const putLines = async (
  tx: Tx,
  meetingId: string,
  given: NonNullable<SheetInput['score']>['lines'],
  proposals: readonly Proposal[],
): Promise<void> => {
  const proposed = new Map(proposals.map((one) => [one.criterion, one]));
  const lines = given.map(({ criterion, points, reason: why }) => ({
    criterion,
    points,
    why,
    proposed: proposed.get(criterion)?.proposed ?? null,
    facts: Object.fromEntries((proposed.get(criterion)?.facts ?? []).map(({ fact, value }) => [fact, value])),
  }));
  await sql`
    INSERT INTO meetings.score_line (meeting_id, criterion, proposed, facts, self_points, self_reason)
    SELECT ${meetingId}, l.criterion, l.proposed, l.facts, l.points, l.why
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l(criterion text, points numeric, why text, proposed numeric, facts jsonb)
    ON CONFLICT (meeting_id, criterion) DO UPDATE SET proposed = excluded.proposed, facts = excluded.facts,
      self_points = excluded.self_points, self_reason = excluded.self_reason`.execute(tx);
};
