import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { cursorOf, FAR_AWAY, nearestNames, readCursor } from '../../organisations/public.ts';
import * as contract from '../contract/from-above.ts';
import { homeOfOrientation } from './orientation-rows.ts';

type Sent = OutputOf<typeof contract.orientations>['rows'][number];
type Received = OutputOf<typeof contract.orientationsReceived>['rows'][number];

export const orientations = question(contract.orientations, async ({ organisationId, year }, { tx }) => {
  const { rows } = await sql<Sent>`
    SELECT o.id AS "orientationId", o.month, o.title, o.content, o.reading, o.state, o.state_reason AS "stateReason",
      o.sent_on AS "sentOn", coalesce(c.cells, 0)::int AS cells, coalesce(c.read, 0)::int AS read, o.version
    FROM meetings.orientation o
    LEFT JOIN LATERAL (
      SELECT count(*) AS cells, count(c.read_on) AS read FROM meetings.orientation_cell c WHERE c.orientation_id = o.id
    ) c ON true
    WHERE o.org_id = ${organisationId} AND o.month >= make_date(${year}, 1, 1) AND o.month < make_date(${year + 1}, 1, 1)
    ORDER BY o.month DESC, o.entered_at DESC, o.id`.execute(tx);
  return { rows };
});

type CellRow = { readonly organisationId: string; readonly readOn: Day | null };

export const orientationCells = question(
  contract.orientationCells,
  async ({ orientationId, after, limit }, { tx, today }) => {
    const [readOn, id] = readCursor(after, ['day', 'id']) ?? [];
    // Unread ones first: the day of reading sorts before every day where there is none.
    const key = sql`(coalesce(c.read_on, '0001-01-01'::date), c.cell_id)`;
    const { rows } = await sql<CellRow>`
      SELECT c.cell_id AS "organisationId", c.read_on AS "readOn" FROM meetings.orientation_cell c
      WHERE c.orientation_id = ${orientationId}
        ${readOn === undefined ? sql`` : sql`AND ${key} > (${readOn === FAR_AWAY ? '0001-01-01' : readOn}::date, ${id}::uuid)`}
      ORDER BY ${key} LIMIT ${limit + 1}`.execute(tx);
    const shown = rows.slice(0, limit);
    const names = await nearestNames(
      tx,
      today,
      shown.map((row) => row.organisationId),
    );
    const last = shown.at(-1);
    return {
      rows: shown.map((row) => ({
        ...row,
        organisationId: row.organisationId as never,
        name: names.get(row.organisationId) ?? '',
      })),
      next: rows.length > limit && last ? cursorOf(last.readOn ?? FAR_AWAY, last.organisationId) : null,
    };
  },
  { over: homeOfOrientation },
);

export const orientationsReceived = question(
  contract.orientationsReceived,
  async ({ organisationId, year }, { tx, today }) => {
    const { rows } = await sql<Omit<Received, 'fromName'> & { fromId: string }>`
      SELECT i.id AS "orientationInId", i.month, i.title, i.content, i.reading, i.from_org_id AS "fromId", i.state,
        i.state_reason AS "stateReason", i.sent_on AS "sentOn", i.read_on AS "readOn", i.version
      FROM meetings.orientation_in i
      WHERE i.org_id = ${organisationId} AND i.month >= make_date(${year}, 1, 1) AND i.month < make_date(${year + 1}, 1, 1)
      ORDER BY i.month DESC, i.sent_on DESC, i.id`.execute(tx);
    const names = await nearestNames(
      tx,
      today,
      rows.map(({ fromId }) => fromId),
    );
    return { rows: rows.map(({ fromId, ...row }) => ({ ...row, fromName: names.get(fromId) ?? '' })) };
  },
);
