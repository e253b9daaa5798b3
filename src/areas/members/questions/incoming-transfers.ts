import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { cursorOf, nearestNames, readCursor, underCondition } from '../../organisations/public.ts';
import { boxesOf } from '../actions/sign-slip-box.ts';
import { overReception } from '../actions/stored-transfer.ts';
import * as contract from '../contract/transfers-receiving.ts';
import { isClauseVerified } from '../rules/transfer-clause.ts';
import { postsLeftAt } from './posts-left.ts';
import { clocksOfSlip, transferRulesOn } from './transfer-rules-on.ts';

type Row = OutputOf<typeof contract.incomingTransfers>['rows'][number];
type Raw = Omit<Row, 'toName' | 'fromName' | 'cellName' | 'presentBy'> & {
  fromId: string | null;
  fromText: string | null;
};

// The id of the record is given only to where the record stands: a host of a temporary stay sees its own row, not the record.
const columns = sql`i.id, CASE WHEN i.settled_at IS NOT NULL AND i.kind <> 'temporary' THEN i.member_id END AS "memberId",
  i.full_name AS "fullName", i.birth_year AS "birthYear", i.standing, i.kind, i.state, i.org_id AS "toId", i.from_org_id AS "fromId",
  i.from_text AS "fromText", i.slip_number AS "slipNumber", i.slip_boxes AS "slipBoxes", i.issued_on AS "issuedOn",
  i.presented_on AS "presentedOn", i.accepted_on AS "acceptedOn", i.cell_id AS "cellId", i.until_day AS until,
  i.returned_on AS "returnedOn", i.settled_at IS NOT NULL AS "isSettled", i.version`;

const named = async (tx: Tx, rows: readonly Raw[], today: Day): Promise<Row[]> => {
  const ids = rows.flatMap((row) => [row.toId, row.fromId, row.cellId]).filter((id) => id !== null);
  const names = await nearestNames(tx, today, ids);
  return rows.map(({ fromId, fromText, ...row }) => ({
    ...row,
    toName: names.get(row.toId) ?? '',
    fromName: fromId === null ? (fromText ?? '') : (names.get(fromId) ?? ''),
    cellName: row.cellId === null ? null : (names.get(row.cellId) ?? null),
    presentBy: clocksOfSlip({ issuedOn: row.issuedOn, dueSince: null }).presentBy,
  }));
};

const shown = (show: string): RawBuilder<unknown> => {
  if (show === 'waiting') return sql`AND (i.state = 'announced' OR (i.state = 'accepted' AND i.settled_at IS NULL))`;
  return show === 'guests' ? sql`AND i.kind = 'temporary' AND i.state = 'accepted' AND i.returned_on IS NULL` : sql``;
};

export const incomingTransfers = question(contract.incomingTransfers, async (input, { tx, today }) => {
  const where = sql`true ${shown(input.show)} ${underCondition(input.underId, sql`i.org_pos`)}`;
  const [day, id] = readCursor(input.after, ['day', 'id']) ?? [];
  const beyond = day === undefined ? sql`true` : sql`(i.issued_on, i.id) < (${day}::date, ${id}::uuid)`;
  const { rows } = await sql<Raw>`
    SELECT ${columns} FROM members.transfer_in i WHERE ${where} AND ${beyond}
    ORDER BY i.issued_on DESC, i.id DESC LIMIT ${input.limit + 1}`.execute(tx);
  const { rows: counted } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM members.transfer_in i WHERE ${where}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? page.at(-1) : undefined;
  return {
    rows: await named(tx, page, today),
    count: counted[0]!.count,
    next: last ? cursorOf(last.issuedOn, last.id) : null,
  };
});

type One = OutputOf<typeof contract.incomingTransfer>;

export const incomingTransfer = question(
  contract.incomingTransfer,
  async ({ transferInId }, { tx, today }) => {
    const { rows } = await sql<
      Raw &
        Pick<One, 'duesPaidThrough' | 'dossier' | 'isStudy' | 'lateExplanation' | 'closedReason'> & {
          acceptedDay: Day | null;
          subjectId: string | null;
        }
    >`
      SELECT ${columns}, i.member_id AS "subjectId", i.dues_paid_through AS "duesPaidThrough", i.dossier, i.is_study AS "isStudy",
        i.late_explanation AS "lateExplanation", i.closed_reason AS "closedReason",
        (i.accepted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "acceptedDay"
      FROM members.transfer_in i WHERE i.id = ${transferInId}`.execute(tx);
    const raw = rows[0];
    if (!raw) throw new Refused(refuseNotFound(reason('platform.not-found')));
    const { acceptedDay, subjectId, duesPaidThrough, dossier, isStudy, lateExplanation, closedReason, ...line } = raw;
    const [row] = await named(tx, [line], today);
    const stays = raw.kind === 'temporary' || raw.state === 'refused' || raw.state === 'withdrawn';
    const clause = transferRulesOn(raw.issuedOn)?.presentWithin;
    return {
      ...row!,
      duesPaidThrough,
      dossier,
      isStudy,
      lateExplanation,
      closedReason,
      postsLeft: stays ? [] : await postsLeftAt(tx, { memberId: subjectId, fromId: raw.fromId, today }),
      boxes: await boxesOf(tx, { table: 'slip_box_in', key: 'transfer_in_id', id: transferInId }),
      acceptedToday: acceptedDay === today,
      clause: clause?.source ?? null,
      isVerified: clause ? isClauseVerified(clause) : false,
    };
  },
  { over: overReception },
);
