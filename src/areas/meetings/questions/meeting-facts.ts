import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import { addDays } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { prepared } from '../../../platform/db/prepared.ts';
import { together } from '../../../platform/db/together.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import type { RollLineView } from '../../members/contract.ts';
import { groupMembersOn, rollOf } from '../../members/public.ts';
import type { MeetingFacts } from '../rules/held-meeting.ts';
import { meetingRulesKind } from '../rules/meeting-rules-pack.ts';
import type { Life, Slot } from '../rules/meeting-slot.ts';
import { onlineMeetingKind } from '../rules/online-meeting-pack.ts';
import { isPreparedByCommittee } from '../rules/prepared-by-committee.ts';
import type { DecidedMinutes } from '../rules/required-minutes.ts';
import type { MeetingRow } from './meeting-rows.ts';

const heads = ['secretary', 'standing-deputy-secretary', 'deputy-secretary'];
/** Posts that make up a committee. */
export const seats = [...heads, 'standing-committee-member', 'committee-member'];

/** First day of an organisation and the first day on which it is no longer there. */
export const lifeOf = async (tx: Tx, organisationId: string): Promise<Life> => {
  const { rows } = await prepared(
    tx,
    sql<Life>`
    SELECT p.founded_on AS since, p.ended_on AS "endedOn" FROM organisations.published_position p
    WHERE p.id = ${organisationId}`,
  );
  return rows[0] ?? { since: null, endedOn: null };
};

type Holder = { readonly memberId: string; readonly kind: string };

/** Members who held a seat in the committee on a day; null where nobody's post is recorded at all. */
export const holdersOn = async (tx: Tx, organisationId: string, on: Day): Promise<readonly Holder[] | null> => {
  const { rows } = await prepared(
    tx,
    sql<Holder>`
    SELECT m.id AS "memberId", p.kind FROM organisations.published_post p
    JOIN members.published_member m ON m.person_id = p.person_id
    WHERE p.org_id = ${organisationId} AND p.period @> ${on}::date AND p.kind = ANY (${seats})`,
  );
  return rows.length === 0 ? null : rows;
};

type Asked = {
  readonly organisationId: string;
  readonly meetingId: string;
  readonly on: Day;
  /** The group that meets, where it is a meeting of one. */
  readonly groupId: string | null;
};

type Timed = Pick<MeetingRow, 'kind' | 'groupId' | 'heldOn' | 'plannedOn' | 'startedAt' | 'plannedAt' | 'endedAt'>;

/** Where and when a meeting stands, held or planned. */
export const slotOf = (row: Timed): Slot & { isHeld: boolean } => ({
  kind: row.kind,
  groupId: row.groupId,
  on: row.heldOn ?? row.plannedOn,
  from: row.startedAt ?? row.plannedAt,
  to: row.endedAt,
  isHeld: row.heldOn !== null,
});

type Other = Timed & { readonly id: string };

/** Meetings of the month around a day and of the one before, without cancelled ones and without the meeting asked about. */
const othersAround = async (tx: Tx, { organisationId, meetingId, on }: Asked): Promise<readonly Other[]> => {
  const month = `${on.slice(0, 7)}-01` as Day;
  const { rows } = await prepared(
    tx,
    sql<Other>`
    SELECT m.id, m.kind, m.group_id AS "groupId", m.planned_on AS "plannedOn", to_char(m.planned_at, 'HH24:MI') AS "plannedAt",
      m.held_on AS "heldOn", to_char(m.started_at, 'HH24:MI') AS "startedAt", to_char(m.ended_at, 'HH24:MI') AS "endedAt"
    FROM meetings.meeting m
    WHERE m.org_id = ${organisationId} AND m.id <> ${meetingId} AND m.state <> 'cancelled'
      AND coalesce(m.held_on, m.planned_on) BETWEEN ${addMonths(month, -1)}::date AND ${addDays(addMonths(month, 1), -1)}::date
    ORDER BY coalesce(m.held_on, m.planned_on), coalesce(m.started_at, m.planned_at), m.id`,
  );
  return rows;
};

const durationOf = async (
  tx: Tx,
  organisationId: string,
  on: Day,
): Promise<{ decided: DecidedMinutes | null; preset: string | null }> => {
  const { rows } = await prepared(
    tx,
    sql<{ since: Day; minutes: number | null; preset: string | null }>`
    SELECT d.since_day AS since, d.minutes, d.preset FROM meetings.duration_decision d
    WHERE d.org_id = ${organisationId} AND d.since_day <= ${on}::date ORDER BY d.since_day DESC LIMIT 1`,
  );
  const [row] = rows;
  if (!row) return { decided: null, preset: null };
  return { decided: row.minutes === null ? null : { minutes: row.minutes, since: row.since }, preset: row.preset };
};

/** The rules of meetings and of online meetings in force on a day, or null where none is. */
export const meetingPacksOn = (on: Day) => ({
  pack: findPackInForce(shippedPacks(), meetingRulesKind, on) ?? null,
  online: findPackInForce(shippedPacks(), onlineMeetingKind, on) ?? null,
});

/** Members of the group that meets; null where none does, or where the cell had arranged nothing by that day. */
const groupOf = async (tx: Tx, { organisationId, groupId, on }: Asked): Promise<ReadonlySet<string> | null> => {
  if (groupId === null) return null;
  const byGroup = await groupMembersOn(tx, organisationId, on);
  return byGroup && new Set(byGroup.get(groupId) ?? []);
};

/** What stands around a meeting, whatever its own row says; read together. */
export const meetingWorldOf = async (tx: Tx, asked: Asked) => {
  const { organisationId, on } = asked;
  const [others, holders, duration, life, roll, groupMemberIds] = await together([
    othersAround(tx, asked),
    holdersOn(tx, organisationId, on),
    durationOf(tx, organisationId, on),
    lifeOf(tx, organisationId),
    rollOf(tx, organisationId, on),
    groupOf(tx, asked),
  ]);
  return { on, others, holders, duration, life, roll, groupMemberIds };
};

export type MeetingWorld = Awaited<ReturnType<typeof meetingWorldOf>>;

type OfRow = { readonly preparedBy: string | null; readonly enteredOn: Day | null };

/** Everything the rules look at for one meeting on one day. */
export const meetingFactsIn = (
  { on, others, holders, duration, life, roll, groupMemberIds }: MeetingWorld,
  today: Day,
  { preparedBy, enteredOn }: OfRow,
): Omit<MeetingFacts, 'roll'> & { readonly roll: readonly RollLineView[] } => ({
  today,
  enteredOn,
  life,
  roll,
  postHolderIds: holders && new Set(holders.map(({ memberId }) => memberId)),
  headIds: holders && new Set(holders.filter(({ kind }) => heads.includes(kind)).map(({ memberId }) => memberId)),
  groupMemberIds,
  others: others.map(slotOf),
  isPrepared: isPreparedByCommittee(others, preparedBy, on),
  decidedMinutes: duration.decided,
  durationPreset: duration.preset,
  ...meetingPacksOn(on),
});
