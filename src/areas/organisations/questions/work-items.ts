import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { SearchHit, WorkItem } from '../../../platform/action/area.ts';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { findOrganisations } from './search.ts';

/** What is due or stuck after structural events: overdue and coming duties, scheduled and prepared events. */
export const organisationWork = async ({ tx, today }: QuestionContext): Promise<readonly WorkItem[]> => {
  const { rows: duties } = await sql<{ eventId: string; overdue: number; soon: number; dueOn: Day }>`
    SELECT d.event_id AS "eventId", count(*) FILTER (WHERE d.due_on < ${today}::date)::int AS overdue,
           count(*) FILTER (WHERE d.due_on >= ${today}::date)::int AS soon, min(d.due_on) AS "dueOn"
    FROM organisations.follow_up_duty d
    WHERE d.done_on IS NULL AND NOT d.dropped AND d.due_on <= ${addDays(today, 10)}::date
    GROUP BY d.event_id ORDER BY min(d.due_on)`.execute(tx);
  const { rows: events } = await sql<{ id: string; state: string; number: string; day: Day }>`
    SELECT id, state, decision_number AS number, effective_on AS day FROM organisations.structural_event
    WHERE state IN ('scheduled', 'prepared') ORDER BY effective_on`.execute(tx);
  return [...duties.flatMap(dutyItems), ...events.map((event) => eventItem(event, today))];
};

const dutyItems = (row: { eventId: string; overdue: number; soon: number; dueOn: Day }): WorkItem[] => {
  const link = `/organisations/events/${row.eventId}`;
  const overdue: WorkItem = {
    message: 'organisations.work.duty-overdue',
    params: { count: row.overdue },
    level: 'serious',
    dueOn: row.dueOn,
    link,
    needs: 'organisations.event',
  };
  const soon: WorkItem = {
    message: 'organisations.work.duty-due',
    params: { count: row.soon },
    level: 'attention',
    dueOn: row.dueOn,
    link,
    needs: 'organisations.event',
  };
  return [...(row.overdue > 0 ? [overdue] : []), ...(row.soon > 0 ? [soon] : [])];
};

const eventItem = (event: { id: string; state: string; number: string; day: Day }, today: Day): WorkItem => {
  const base = {
    params: { number: event.number, day: event.day },
    dueOn: event.day,
    link: `/organisations/events/${event.id}`,
    needs: 'organisations.event' as const,
  };
  if (event.state === 'prepared') return { ...base, message: 'organisations.work.event-prepared', level: 'info' };
  return event.day <= today
    ? { ...base, message: 'organisations.work.event-stuck', level: 'serious' }
    : { ...base, message: 'organisations.work.event-scheduled', level: 'info' };
};

/** Organisations for the search that spans all areas. */
export const searchOrganisations = async (text: string, { tx }: QuestionContext): Promise<readonly SearchHit[]> => {
  const rows = await findOrganisations(tx, text, 20);
  return rows.map((row) => ({
    kind: 'organisation',
    title: row.name,
    subtitle: [row.foundBy === row.name ? null : row.foundBy, row.parentName].filter(Boolean).join(' · '),
    link: `/organisations/${row.id}`,
    endedOn: row.endedOn,
  }));
};
