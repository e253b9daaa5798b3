import { sql } from 'kysely';
import type { Listener } from '../../../platform/action/area.ts';
import { newId } from '../../../platform/action/id.ts';

// The giver keeps programme, targets and what each unit was given; the unit keeps its own row and its figures. These carry over.

/** Targets were handed out or changed, or the programme was corrected: every unit's row says the same. */
export const announceTargets: Listener = async (payload, { tx, now }) => {
  const programmeId = String(payload.programmeId);
  const { rows } = await sql<{ id: string }>`
    SELECT a.id FROM tasks.allotment a WHERE a.programme_id = ${programmeId}
      AND NOT EXISTS (SELECT 1 FROM tasks.received_target r WHERE r.allotment_id = a.id)`.execute(tx);
  const fresh = rows.map(({ id }) => ({ id: newId(), allotment_id: id }));
  await sql`
    INSERT INTO tasks.received_target (id, allotment_id, org_id, org_pos, from_org_id, programme_id, programme_number, programme_title,
      programme_issuer, adopted_on, from_day, last_day, name, unit, direction, kind, measure, numerator, denominator, due_on, entered_at)
    SELECT l.id, a.id, o.id, o.pos, p.org_id, p.id, p.number, p.title, p.issuer, p.adopted_on, p.from_day, p.last_day, t.name, t.unit,
      t.direction, t.kind, t.measure, a.numerator, a.denominator, a.due_on, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) AS l(id uuid, allotment_id uuid)
    JOIN tasks.allotment a ON a.id = l.allotment_id JOIN tasks.target t ON t.id = a.target_id
    JOIN tasks.programme p ON p.id = a.programme_id JOIN organisations.published_position o ON o.id = a.to_org_id
    ON CONFLICT (allotment_id) DO NOTHING`.execute(tx);
  await sql`
    UPDATE tasks.received_target r SET programme_number = p.number, programme_title = p.title, programme_issuer = p.issuer,
      adopted_on = p.adopted_on, from_day = p.from_day, last_day = p.last_day, numerator = a.numerator, denominator = a.denominator,
      due_on = a.due_on, version = r.version + 1
    FROM tasks.allotment a JOIN tasks.programme p ON p.id = a.programme_id
    WHERE a.programme_id = ${programmeId} AND r.allotment_id = a.id
      AND (r.programme_number, r.programme_title, r.programme_issuer, r.adopted_on, r.from_day, r.last_day, r.numerator, r.denominator, r.due_on)
      IS DISTINCT FROM (p.number, p.title, p.issuer, p.adopted_on, p.from_day, p.last_day, a.numerator, a.denominator, a.due_on)`.execute(
    tx,
  );
};

/** What was handed out was taken back; the unit's row stays, marked, with whatever it holds. */
export const withdrawTarget: Listener = async (payload, { tx }) => {
  await sql`
    UPDATE tasks.received_target SET is_withdrawn = true, version = version + 1
    WHERE allotment_id = ${String(payload.allotmentId)} AND NOT is_withdrawn
      AND NOT EXISTS (SELECT 1 FROM tasks.allotment a WHERE a.id = received_target.allotment_id)`.execute(tx);
};

/** A unit reported a figure or took one back: the giver's copy says the same. */
export const carryProgress: Listener = async (payload, { tx }) => {
  await sql`
    INSERT INTO tasks.progress_copy (id, programme_id, allotment_id, on_day, numerator, denominator, measure, source_words, note, entered_at,
      withdrawn_at)
    SELECT p.id, a.programme_id, a.id, p.on_day, p.numerator, p.denominator, p.measure, p.source_words, p.note, p.entered_at, p.withdrawn_at
    FROM tasks.progress p JOIN tasks.received_target r ON r.id = p.received_target_id JOIN tasks.allotment a ON a.id = r.allotment_id
    WHERE r.id = ${String(payload.receivedTargetId)}
    ON CONFLICT (id) DO UPDATE SET withdrawn_at = excluded.withdrawn_at
      WHERE tasks.progress_copy.withdrawn_at IS DISTINCT FROM excluded.withdrawn_at`.execute(tx);
};
