import { type RawBuilder, sql } from 'kysely';
import type { ParsedInputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { monthsWithoutMeeting } from '../contract/board.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import type { Span } from '../rules/calendar-year.ts';
import type { MeetingRow } from '../rules/meeting-indicators.ts';

export type BoardInput = ParsedInputOf<typeof monthsWithoutMeeting>;

export type BoardCell = {
  readonly id: string;
  readonly span: Span;
  /** Closed meetings within the period, whole cell only: neither committee nor group. */
  readonly meetings: readonly (MeetingRow & { readonly kind: MeetingKind; readonly text: string })[];
};

type CellRow = { readonly id: string; readonly since: Day | null; readonly first: Day | null };
type Row = Omit<MeetingRow, 'attended'> & {
  readonly organisationId: string;
  readonly kind: MeetingKind;
  readonly attended: number | null;
  readonly counted: number | null;
  readonly text: string;
};

const named = ({ organisationIds }: BoardInput, column: string): RawBuilder<unknown> =>
  organisationIds === null ? sql`` : sql`AND ${sql.ref(column)} = ANY (${[...organisationIds]}::uuid[])`;

const livingCells = async (tx: Tx, input: BoardInput): Promise<readonly CellRow[]> => {
  const types = input.types === null ? sql`` : sql`AND o.type = ANY (${[...input.types]}::text[])`;
  const { rows } = await sql<CellRow>`
    SELECT o.id, p.founded_on AS since, f.first
    FROM organisations.published_organisation o JOIN organisations.published_position p ON p.id = o.id
    LEFT JOIN (
      SELECT m.org_id, date_trunc('month', min(m.held_on))::date AS first FROM meetings.meeting m WHERE m.state IN ('closed', 'reported') ${named(input, 'm.org_id')}
      GROUP BY m.org_id
    ) f ON f.org_id = o.id
    WHERE o.period @> ${input.on}::date ${types} ${named(input, 'o.id')}`.execute(tx);
  return rows;
};

/** `withText`: what the cell wrote itself comes along, for the rule that compares it. */
const heldSince = async (tx: Tx, input: BoardInput, from: Day, withText: boolean): Promise<readonly Row[]> => {
  const text = withText
    ? sql`(SELECT coalesce(string_agg(concat_ws(' ', i.content, i.conclusion), ' ' ORDER BY i.ordinal), '')
        FROM meetings.agenda_item i WHERE i.meeting_id = m.id)`
    : sql`''`;
  const { rows } = await sql<Row>`
    SELECT m.id, m.org_id AS "organisationId", m.kind, m.held_on AS "heldOn", m.attended, m.counted, m.unexcused,
      (extract(epoch FROM m.ended_at - m.started_at) / 60)::int AS minutes, m.minutes_needed AS "neededMinutes",
      (m.recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn", s.self_total::float8 AS "selfPoints",
      s.superior_total::float8 AS "superiorPoints", coalesce(t.due, 0)::int AS "tasksDue", coalesce(t.done, 0)::int AS "tasksDone",
      ${text} AS text
    FROM meetings.meeting m LEFT JOIN meetings.score s ON s.meeting_id = m.id
    LEFT JOIN LATERAL (
      SELECT count(*) AS due, count(*) FILTER (WHERE k.state = 'confirmed' AND k.outcome = 'achieved') AS done
      FROM tasks.published_task k
      WHERE k.source_id = m.id AND k.side <> 'given' AND k.state NOT IN ('withdrawn', 'cancelled') AND k.due_on < ${input.on}::date
    ) t ON true
    WHERE m.state IN ('closed', 'reported') AND m.held_on >= ${from}::date AND m.held_on <= ${input.on}::date
      AND m.kind NOT IN ('committee', 'party-group', 'congress') ${named(input, 'm.org_id')}`.execute(tx);
  return rows;
};

/** The cells that a rule looks at, each with its closed meetings of so many months back. What was before the first record is unknown. */
export const boardCells = async (
  tx: Tx,
  input: BoardInput,
  { months, withText = false }: { readonly months: number; readonly withText?: boolean },
): Promise<readonly BoardCell[]> => {
  const from = addMonths(`${input.on.slice(0, 7)}-01` as Day, -months);
  const cells = await livingCells(tx, input);
  const held = Map.groupBy(await heldSince(tx, input, from, withText), ({ organisationId }) => organisationId);
  return cells.map(({ id, since, first }) => ({
    id,
    // A cell that never recorded a meeting has an empty span: a gap in the data, not months missed.
    span: {
      from: first === null ? input.on : [first, from].sort()[1]!,
      until: input.on,
      life: { since, endedOn: null },
    },
    meetings: (held.get(id) ?? []).map(({ attended, counted, ...row }) => ({
      ...row,
      attended: attended === null || counted === null ? null : { numerator: attended, denominator: counted },
    })),
  }));
};
