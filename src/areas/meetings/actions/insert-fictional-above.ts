import { sql } from 'kysely';
import { newId } from '../../../platform/action/id.ts';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { inTurn, type MeetingBank } from '../rules/fictional-bank.ts';
import type { Visitor } from '../rules/fictional-sheet.ts';
import type { CellWorld, FictionalMeeting } from '../rules/fictional-year.ts';

const asRows = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::jsonb`;

type Sender = {
  readonly organisationId: string;
  readonly today: Day;
  readonly months: number;
  readonly bank: MeetingBank;
  readonly cells: readonly CellWorld[];
};

const firstOf = (today: Day): Day => `${today.slice(0, 7)}-01` as Day;

/** One orientation a month to every cell, sent three days before the month; most cells noted that they read it. */
const putOrientations = async (tx: Tx, { organisationId, today, months, bank, cells }: Sender): Promise<void> => {
  const sent = Array.from({ length: Math.min(months, 6) }, (_, ago) => {
    const month = addMonths(firstOf(today), -ago);
    const text = inTurn(bank.orientations, Number(month.slice(5, 7)));
    return {
      id: newId(),
      month,
      sentOn: addDays(month, -3),
      ...text,
      reading: `{${text.reading.map((one) => JSON.stringify(one)).join(',')}}`,
    };
  });
  const columns = sql`AS l(id uuid, month date, "sentOn" date, title text, content text, reading text)`;
  await sql`
    INSERT INTO meetings.orientation (id, org_id, org_pos, month, title, content, reading, state, sent_on, is_fictional, version)
    SELECT l.id, p.id, p.pos, l.month, l.title, l.content, l.reading::text[], 'sent', l."sentOn", true, 2
    FROM jsonb_to_recordset(${asRows(sent)}) ${columns} JOIN organisations.published_position p ON p.id = ${organisationId}`.execute(
    tx,
  );
  const cellIds = cells.map(({ cell }) => cell.id);
  const readOn = sql`CASE WHEN c.n % 7 <> 3 AND l."sentOn" + (c.n % 4)::int <= ${today}::date THEN l."sentOn" + (c.n % 4)::int END`;
  await sql`
    INSERT INTO meetings.orientation_cell (orientation_id, cell_id, read_on)
    SELECT l.id, c.id, ${readOn} FROM jsonb_to_recordset(${asRows(sent)}) ${columns}
    CROSS JOIN unnest(${cellIds}::uuid[]) WITH ORDINALITY AS c(id, n)`.execute(tx);
  await sql`
    INSERT INTO meetings.orientation_in (id, orientation_id, org_id, org_pos, from_org_id, month, title, content, reading, state, sent_on,
      read_on, is_fictional)
    SELECT gen_random_uuid(), l.id, p.id, p.pos, ${organisationId}, l.month, l.title, l.content, l.reading::text[], 'sent', l."sentOn",
      ${readOn}, true
    FROM jsonb_to_recordset(${asRows(sent)}) ${columns} CROSS JOIN unnest(${cellIds}::uuid[]) WITH ORDINALITY AS c(id, n)
    JOIN organisations.published_position p ON p.id = c.id`.execute(tx);
};

/** Cells that did not meet last month were asked why, and every other one has answered. */
const putUrges = async (
  tx: Tx,
  { organisationId, today, bank, cells }: Sender,
  meetings: readonly FictionalMeeting[],
): Promise<void> => {
  const month = addMonths(firstOf(today), -1);
  const met = new Set(
    meetings
      .filter(({ slot: { kind, ago } }) => ago === 1 && (kind === 'regular' || kind === 'combined'))
      .map(({ sheet }) => sheet.organisationId as string),
  );
  const since = (cell: CellWorld): Day | null => cell.life.since;
  const owing = cells.filter((one) => !met.has(one.cell.id) && (since(one) ?? month) <= month);
  const sentOn = [addDays(firstOf(today), 2), today].sort()[0]!;
  const urges = owing.map(({ cell }, at) => {
    const answer = at % 2 === 0 ? inTurn(bank.urge.answers, at / 2) : null;
    return { id: newId(), incoming: newId(), cell: cell.id, answer };
  });
  if (urges.length === 0) return;
  const columns = sql`AS l(id uuid, incoming uuid, cell uuid, answer text)`;
  const common = sql`${month}::date, 'meeting', ${bank.urge.words}, ${sentOn}::date, ${addDays(sentOn, 7)}::date,
    CASE WHEN l.answer IS NULL THEN 'sent' ELSE 'answered' END, CASE WHEN l.answer IS NOT NULL THEN 'sent' END, l.answer,
    CASE WHEN l.answer IS NOT NULL THEN least(${today}::date, ${sentOn}::date + 3) END, true`;
  await sql`
    INSERT INTO meetings.urge (id, batch_id, org_id, org_pos, cell_id, month, about, words, sent_on, due_on, state, state_before, answer,
      answered_on, is_fictional)
    SELECT l.id, ${newId()}, p.id, p.pos, l.cell, ${common}
    FROM jsonb_to_recordset(${asRows(urges)}) ${columns} JOIN organisations.published_position p ON p.id = ${organisationId}`.execute(
    tx,
  );
  await sql`
    INSERT INTO meetings.urge_in (id, urge_id, org_id, org_pos, from_org_id, month, about, words, sent_on, due_on, state, state_before,
      answer, answered_on, is_fictional)
    SELECT l.incoming, l.id, p.id, p.pos, ${organisationId}, ${common}
    FROM jsonb_to_recordset(${asRows(urges)}) ${columns} JOIN organisations.published_position p ON p.id = l.cell`.execute(
    tx,
  );
};

type Visit = {
  readonly cell: string;
  readonly month: string;
  readonly planned: Day;
  readonly state: 'attended' | 'planned' | 'missed';
  readonly attended: Day | null;
  readonly meeting: string | null;
  readonly guest: string | null;
  readonly remark: string | null;
  readonly why: string | null;
  readonly person: string;
  readonly name: string;
};

const monthOf = (on: Day): string => `${on.slice(0, 7)}-01`;

/** Visits that stand on a sheet as guests from above. */
const attendedVisits = (meetings: readonly FictionalMeeting[]): Visit[] =>
  meetings.flatMap(({ sheet, slot, visitor }) => {
    const [guest] = sheet.guests;
    if (visitor === null || guest === undefined) return [];
    return [
      {
        ...{ cell: sheet.organisationId, month: monthOf(sheet.heldOn), planned: slot.plannedOn, state: 'attended' },
        ...{ attended: sheet.heldOn, meeting: sheet.meetingId, guest: guest.id, remark: guest.remark, why: null },
        ...{ person: visitor.personId, name: visitor.fullName },
      } satisfies Visit,
    ];
  });

/** For every fourth cell a visit that is to come, or one of last month that fell through. */
const otherVisits = (
  { today, bank, cells }: Sender,
  visitors: readonly Visitor[],
  taken: ReadonlySet<string>,
): Visit[] =>
  cells.flatMap(({ cell, at, calendar }): Visit[] => {
    const visitor = visitors[at % Math.max(1, visitors.length)];
    if (!visitor || at % 4 !== 0) return [];
    const nothing = { attended: null, meeting: null, guest: null, remark: null };
    const base = { ...nothing, cell: cell.id, person: visitor.personId, name: visitor.fullName };
    const [next] = calendar.planned;
    if (next)
      return [{ ...base, month: monthOf(next.plannedOn), planned: next.plannedOn, state: 'planned', why: null }];
    const month = addMonths(firstOf(today), -1);
    if (taken.has(`${cell.id} ${month}`)) return [];
    return [{ ...base, month, planned: addDays(month, calendar.day - 1), state: 'missed', why: bank.roster.why }];
  });

/** Who of the committee goes to which cell: the visits of the sheets, some that fell through, and plans for what is to come. */
const putRoster = async (
  tx: Tx,
  sender: Sender,
  meetings: readonly FictionalMeeting[],
  visitors: readonly Visitor[],
): Promise<void> => {
  const attended = attendedVisits(meetings);
  const taken = new Set(attended.map(({ cell, month }) => `${cell} ${month}`));
  const rows = [...attended, ...otherVisits(sender, visitors, taken)];
  await sql`
    INSERT INTO meetings.roster (id, org_id, org_pos, cell_id, month, person_id, full_name, planned_on, state, attended_on, meeting_id,
      guest_id, remark, why, is_fictional)
    SELECT gen_random_uuid(), p.id, p.pos, l.cell, l.month, l.person, l.name, l.planned, l.state, l.attended, l.meeting, l.guest, l.remark,
      l.why, true
    FROM jsonb_to_recordset(${asRows(rows)}) AS l(cell uuid, month date, person uuid, name text, planned date, state text,
      attended date, meeting uuid, guest uuid, remark text, why text)
    JOIN organisations.published_position p ON p.id = ${sender.organisationId}`.execute(tx);
};

/** What the committee above sent to the invented cells and noted about them. */
export const insertFictionalAbove = async (
  tx: Tx,
  sender: Sender,
  { meetings, visitors }: { readonly meetings: readonly FictionalMeeting[]; readonly visitors: readonly Visitor[] },
): Promise<void> => {
  await putOrientations(tx, sender);
  await putUrges(tx, sender, meetings);
  await putRoster(tx, sender, meetings, visitors);
};
