import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { UrgeAbout, UrgeBatchId } from '../contract/from-above.ts';
import * as contract from '../contract/from-above.ts';
import { cellsWithin, hasDone } from '../questions/chosen-cells.ts';
import { getUrgeIn, homeOfUrgeBatch, homeOfUrgeIn } from '../questions/urge-rows.ts';
import { checkUrge } from '../rules/check-urge.ts';
import { mayStep, urge } from '../rules/transitions.ts';

type Asked = { readonly organisationId: string; readonly month: Day; readonly about: UrgeAbout };

/** Cells below that owe the month's meeting or report and were not urged about it: those founded within the month owe none. */
const owingCells = async (tx: Tx, { organisationId, month, about }: Asked, today: Day): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT c.id FROM ${cellsWithin(today, organisationId)}
    JOIN organisations.published_position p ON p.id = c.id
    WHERE (p.founded_on IS NULL OR p.founded_on <= ${month}::date)
      AND NOT ${hasDone(about, sql`c.id`, sql`${month}::date`)}
      AND NOT EXISTS (SELECT FROM meetings.urge u WHERE u.org_id = ${organisationId} AND u.cell_id = c.id AND u.month = ${month}::date
        AND u.about = ${about} AND u.state <> 'withdrawn')`.execute(tx);
  return rows.map(({ id }) => id);
};

export const urgeCells = action(
  contract.urgeCells,
  async ({ cellIds, words, dueOn, ...asked }, { tx, today, note, tell }) => {
    orRefuse(checkUrge({ month: asked.month, dueOn }, today));
    const owing = await owingCells(tx, asked, today);
    const named = cellIds === null ? null : new Set<string>(cellIds);
    const cells = named === null ? owing : owing.filter((id) => named.has(id));
    if (cells.length === 0) throw new Refused(refuse(reason('meetings.nobody-to-urge', {}, 'cellIds')));
    const batchId = newId<UrgeBatchId>();
    await sql`
      INSERT INTO meetings.urge (id, batch_id, org_id, org_pos, cell_id, month, about, words, sent_on, due_on, state)
      SELECT l.id, ${batchId}, p.id, p.pos, l.cell_id, ${asked.month}::date, ${asked.about}, ${words}, ${today}::date, ${dueOn}::date, 'sent'
      FROM unnest(${cells.map(() => newId())}::uuid[], ${cells}::uuid[]) AS l(id, cell_id)
      JOIN organisations.published_position p ON p.id = ${asked.organisationId}`.execute(tx);
    note({ subject: `urges ${batchId}`, after: { month: asked.month, about: asked.about, cells: cells.length } });
    await tell('meetings.cells-urged', { batchId, organisationId: asked.organisationId });
    return { batchId, urged: cells.length };
  },
);

export const withdrawUrges = action(
  contract.withdrawUrges,
  async ({ batchId, why }, { tx, note, tell }) => {
    const { rows } = await sql<{ id: string }>`
      UPDATE meetings.urge u SET state = 'withdrawn', state_before = u.state, state_reason = ${why}, version = u.version + 1
      WHERE u.batch_id = ${batchId} AND u.state = 'sent' RETURNING u.id`.execute(tx);
    if (rows.length === 0) throw new Refused(refuse(reason('meetings.urges-answered-already')));
    note({ subject: `urges ${batchId}`, after: { withdrawn: rows.length } });
    await tell('meetings.urges-withdrawn', { batchId });
    return { withdrawn: rows.length };
  },
  { over: homeOfUrgeBatch },
);

export const answerUrge = action(
  contract.answerUrge,
  async ({ urgeInId, expectedVersion, answer }, { tx, today, note, tell }) => {
    const { state, version } = await getUrgeIn(tx, urgeInId, expectedVersion);
    if (!mayStep(urge, state, 'answer-urge'))
      throw new Refused(refuse(reason('meetings.urge-step-not-open', { state })));
    await sql`
      UPDATE meetings.urge_in SET state = 'answered', answer = ${answer}, answered_on = ${today}::date, version = version + 1
      WHERE id = ${urgeInId}`.execute(tx);
    note({ subject: `urge received ${urgeInId}`, after: { answeredOn: today } });
    await tell('meetings.urge-answered', { urgeInId });
    return { urgeInId, version: version + 1 };
  },
  { over: homeOfUrgeIn },
);
