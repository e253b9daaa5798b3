import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { together } from '../../../platform/db/together.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { SheetInput } from '../contract/sheet.ts';
import { scorePackOn } from '../questions/score-record.ts';
import { checkOwnScore } from '../rules/check-score.ts';
import { type Proposal, proposeScore } from '../rules/propose-score.ts';
import { type MeetingRecord, scoreFactsOf } from '../rules/score-facts.ts';

/** A score as it is stored: what the cell gave itself, and what the facts proposed beside it. */
export type OwnScore = {
  readonly packId: string;
  readonly preset: string | null;
  readonly total: number | null;
  readonly band: string | null;
  readonly lines: readonly object[];
};

/** The cell's own column, judged by the form in force on the day of the meeting; null where the sheet gives none. */
export const judgeOwnScore = (
  { score, kind, heldOn }: SheetInput,
  record: MeetingRecord,
  isComplete: boolean,
): OwnScore | null => {
  if (score === null) return null;
  const pack = scorePackOn(heldOn);
  if (!pack) throw new Refused(refuse(reason('meetings.no-score-form', { day: heldOn }, 'score')));
  if (pack.id !== score.packId)
    throw new Refused(refuse(reason('meetings.other-score-form', { form: pack.id, day: heldOn }, 'score.packId')));
  const { preset, lines } = score;
  const proposals = proposeScore(pack, { kind, preset }, scoreFactsOf(record));
  const verdict = orRefuse(checkOwnScore(pack.content, { kind, preset, lines, isComplete }, proposals));
  const { total, met, band } = verdict;
  return { packId: pack.id, preset, total: total ?? met, band: band?.code ?? null, lines: linesOf(lines, proposals) };
};

// Stored with what the facts proposed, so that the reason for another figure stays readable.
const linesOf = (given: NonNullable<SheetInput['score']>['lines'], proposals: readonly Proposal[]) => {
  const proposed = new Map(proposals.map((one) => [one.criterion, one]));
  return given.map(({ criterion, points, reason: why }) => ({
    criterion,
    points,
    why,
    proposed: proposed.get(criterion)?.proposed ?? null,
    facts: Object.fromEntries((proposed.get(criterion)?.facts ?? []).map(({ fact, value }) => [fact, value])),
  }));
};

/** Writes the cell's own column; a known meeting whose sheet gives no score loses the one that nobody above has scored yet. */
export const putOwnScore = async (
  tx: Tx,
  { meetingId }: SheetInput,
  { score, isNew }: { readonly score: OwnScore | null; readonly isNew: boolean },
): Promise<void> => {
  if (score === null) {
    if (isNew) return;
    await sql`DELETE FROM meetings.score s WHERE s.meeting_id = ${meetingId} AND s.superior_on IS NULL`.execute(tx);
    return;
  }
  const { packId, preset, total, band, lines } = score;
  await together([
    sql`
      INSERT INTO meetings.score (meeting_id, pack_id, preset, self_total, self_band)
      VALUES (${meetingId}, ${packId}, ${preset}, ${total}, ${band})
      ON CONFLICT (meeting_id) DO UPDATE SET pack_id = excluded.pack_id, preset = excluded.preset, self_total = excluded.self_total,
        self_band = excluded.self_band, version = score.version + 1`.execute(tx),
    sql`
      INSERT INTO meetings.score_line (meeting_id, criterion, proposed, facts, self_points, self_reason)
      SELECT ${meetingId}, l.criterion, l.proposed, l.facts, l.points, l.why
      FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l(criterion text, points numeric, why text, proposed numeric, facts jsonb)
      ON CONFLICT (meeting_id, criterion) DO UPDATE SET proposed = excluded.proposed, facts = excluded.facts,
        self_points = excluded.self_points, self_reason = excluded.self_reason`.execute(tx),
  ]);
};
