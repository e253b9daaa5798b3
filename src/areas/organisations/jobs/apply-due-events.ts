import { sql } from 'kysely';
import type { ActionContext } from '../../../platform/action/action.ts';
import type { CronJob } from '../../../platform/action/area.ts';
import { Refused } from '../../../platform/outcome/refusal.ts';
import { applyStored } from '../actions/decide-event.ts';
import { getEvent } from '../actions/stored-event.ts';

/**
 * Applies scheduled events whose day has come, the earliest first. One that can no longer happen (the tree changed since) stays scheduled
 * with its reasons, and shows as a serious matter on the pages of its line; the others go on.
 */
export const applyDueEventsIn = async (context: ActionContext): Promise<void> => {
  const { tx, today } = context;
  const due = await tx
    .selectFrom('organisations.structural_event')
    .select(['id', 'version'])
    .where('state', '=', 'scheduled')
    .where(sql<boolean>`effective_on <= ${today}::date`)
    .orderBy('effective_on')
    .orderBy('id')
    .execute();
  for (const { id, version } of due) {
    await sql`SAVEPOINT due_event`.execute(tx);
    try {
      const event = await getEvent(tx, id, version, 'apply-due-events');
      await applyStored(context, event);
      await sql`RELEASE SAVEPOINT due_event`.execute(tx);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await sql`ROLLBACK TO SAVEPOINT due_event`.execute(tx);
      await sql`UPDATE organisations.structural_event SET warnings = ${JSON.stringify(error.refusal.reasons)}::jsonb WHERE id = ${id}`.execute(
        tx,
      );
    }
  }
};

export const applyDueEvents: CronJob = {
  name: 'organisations.apply-due-events',
  cron: '1 0 * * *',
  atStart: true,
  run: applyDueEventsIn,
};
