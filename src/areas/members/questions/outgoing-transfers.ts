import { type RawBuilder, sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { cursorOf, nearestNames, readCursor, underCondition } from '../../organisations/public.ts';
import { boxesOf } from '../actions/sign-slip-box.ts';
import { overTransfer } from '../actions/stored-transfer.ts';
import * as contract from '../contract/transfers-moving.ts';
import { latenessOf } from '../rules/transfer-clocks.ts';
import { ofRunningMembership } from './of-running-membership.ts';
import { postsLeftAt } from './posts-left.ts';
import { clocksOfSlip, overdueIssueOn, transferRulesOn } from './transfer-rules-on.ts';

type Row = OutputOf<typeof contract.outgoingTransfers>['rows'][number];
type Raw = Omit<Row, 'fromName' | 'toName' | 'presentBy' | 'lateness'> & {
  toText: string | null;
  dueSince: Day | null;
};

const columns = sql`t.id, t.member_id AS "memberId", t.full_name AS "fullName", t.members, t.kind, t.state, t.org_id AS "fromId",
  t.to_org_id AS "toId", t.to_text AS "toText", t.slip_number AS "slipNumber", t.slip_boxes AS "slipBoxes", t.issued_on AS "issuedOn",
  t.presented_on AS "presentedOn", t.closed_on AS "closedOn", t.until_day AS until, t.returned_on AS "returnedOn", t.due_since AS "dueSince"`;

const named = async (tx: Tx, rows: readonly Raw[], today: Day): Promise<Row[]> => {
  const ids = rows.flatMap((row) => [row.fromId, row.toId]).filter((id) => id !== null);
  const names = await nearestNames(tx, today, ids);
  return rows.map(({ toText, dueSince, ...row }) => {
    const clocks = clocksOfSlip({ issuedOn: row.issuedOn, dueSince });
    const isWaiting = row.state === 'issued' && row.presentedOn === null && row.kind !== 'collective';
    return {
      ...row,
      fromName: names.get(row.fromId) ?? '',
      toName: row.toId === null ? (toText ?? '') : (names.get(row.toId) ?? ''),
      presentBy: row.kind === 'collective' ? null : clocks.presentBy,
      lateness: isWaiting ? latenessOf(clocks, today) : 'none',
    };
  });
};

const shown = (show: string, today: Day): RawBuilder<unknown> => {
  if (show === 'open') return sql`AND t.state = 'issued'`;
  if (show === 'stays')
    return sql`AND t.kind = 'temporary' AND t.state = 'accepted' AND t.returned_on IS NULL AND ${ofRunningMembership}`;
  if (show !== 'overdue') return sql``;
  return sql`AND t.state = 'issued' AND t.presented_on IS NULL AND t.issued_on <= ${overdueIssueOn(today)}::date`;
};

export const outgoingTransfers = question(contract.outgoingTransfers, async (input, { tx, today }) => {
  const where = sql`true ${shown(input.show, today)} ${underCondition(input.underId, sql`t.org_pos`)}
    ${input.memberId === undefined ? sql`` : sql`AND t.member_id = ${input.memberId}`}`;
  const [day, id] = readCursor(input.after, ['day', 'id']) ?? [];
  const beyond = day === undefined ? sql`true` : sql`(t.issued_on, t.id) < (${day}::date, ${id}::uuid)`;
  const { rows } = await sql<Raw>`
    SELECT ${columns} FROM members.transfer t WHERE ${where} AND ${beyond}
    ORDER BY t.issued_on DESC, t.id DESC LIMIT ${input.limit + 1}`.execute(tx);
  const { rows: counted } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM members.transfer t WHERE ${where}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? page.at(-1) : undefined;
  return {
    rows: await named(tx, page, today),
    count: counted[0]!.count,
    next: last ? cursorOf(last.issuedOn, last.id) : null,
  };
});

type One = OutputOf<typeof contract.outgoingTransfer>;
type RawOne = Raw &
  Pick<
    One,
    | 'memberState'
    | 'reason'
    | 'duesPaidThrough'
    | 'dossier'
    | 'isStudy'
    | 'closedReason'
    | 'replacesId'
    | 'replacedById'
    | 'eventId'
    | 'isReversed'
    | 'enteredOn'
    | 'version'
  > & {
    number: string | null;
    decidedOn: Day | null;
    issuer: string | null;
    acceptedId: string | null;
  };

const readOne = async (tx: Tx, transferId: string): Promise<RawOne> => {
  const { rows } = await sql<RawOne>`
    SELECT ${columns}, m.state AS "memberState", t.reason, t.dues_paid_through AS "duesPaidThrough", t.dossier, t.is_study AS "isStudy",
      t.closed_reason AS "closedReason", t.replaces_id AS "replacesId", next.id AS "replacedById", t.event_id AS "eventId",
      t.is_reversed AS "isReversed", (t.entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn", t.version,
      t.decision_number AS number, t.decision_on AS "decidedOn", t.decision_issuer AS issuer, t.accepted_org_id AS "acceptedId"
    FROM members.transfer t LEFT JOIN members.member m ON m.id = t.member_id
    LEFT JOIN members.transfer next ON next.replaces_id = t.id
    WHERE t.id = ${transferId}`.execute(tx);
  if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return rows[0];
};

export const outgoingTransfer = question(
  contract.outgoingTransfer,
  async ({ transferId }, { tx, today }) => {
    const { number, decidedOn, issuer, acceptedId, ...raw } = await readOne(tx, transferId);
    const [row] = await named(tx, [raw], today);
    const { rows: followed } = await sql<One['followed'][number]>`
      SELECT DISTINCT m.id AS "memberId", m.full_name AS "fullName", m.sort_name FROM members.collective_line l
      JOIN members.member m ON m.id = l.member_id WHERE l.transfer_id = ${transferId} ORDER BY m.sort_name, m.id`.execute(
      tx,
    );
    const { issueBy, checkOn } = clocksOfSlip({ issuedOn: raw.issuedOn, dueSince: raw.dueSince });
    const stays = raw.kind === 'temporary' || raw.state === 'refused' || raw.state === 'withdrawn';
    const names = acceptedId === null ? new Map() : await nearestNames(tx, today, [acceptedId]);
    return {
      ...raw,
      ...row!,
      dueSince: raw.dueSince,
      issueBy,
      checkOn,
      decision: number === null ? null : { number, decidedOn, issuer },
      acceptedName: acceptedId === null ? null : (names.get(acceptedId) ?? null),
      boxes: await boxesOf(tx, { table: 'slip_box', key: 'transfer_id', id: transferId }),
      followed,
      postsLeft: stays ? [] : await postsLeftAt(tx, { memberId: row!.memberId, fromId: row!.fromId, today }),
      rules: transferRulesOn(raw.issuedOn),
    };
  },
  { over: overTransfer },
);
