import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { nearestNames, type Succession, successionsOf } from '../../organisations/public.ts';
import * as contract from '../contract/transfers-collective.ts';
import { assignmentRule } from './assignment-rule.ts';

type Held = { organisationId: string; members: number; endedOn: Day | null };

/** Organisations in scope that live no more and still hold running official spells. */
export const heldByEnded = async (tx: Tx): Promise<Held[]> => {
  const { rows } = await sql<Held>`
    SELECT s.org_id AS "organisationId", count(*)::int AS members, o.ended_on AS "endedOn"
    FROM organisations.published_gone o JOIN members.membership s ON s.org_id = o.id
    WHERE s.until_day = 'infinity' AND s.kind = 'official' GROUP BY s.org_id, o.ended_on`.execute(tx);
  return rows;
};

export const unassignedMembers = question(contract.unassignedMembers, async (_input, { tx, today }) => {
  const held = await heldByEnded(tx);
  const ids = held.map((one) => one.organisationId);
  const successions = new Map((await successionsOf(tx, ids)).map((one) => [one.organisationId, one]));
  const successorIds = [...successions.values()].flatMap((one) => one.successorIds);
  const names = await nearestNames(tx, today, [...ids, ...successorIds]);
  const rule = assignmentRule(today);
  const rows = held.map((one) => rowOf(one, successions.get(one.organisationId), names, today));
  return {
    rows: rows.sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')),
    source: rule?.source ?? null,
    isVerified: rule?.isVerified ?? false,
  };
});

const rowOf = (
  held: Held,
  succession: Succession | undefined,
  names: ReadonlyMap<string, string>,
  today: Day,
): OutputOf<typeof contract.unassignedMembers>['rows'][number] => {
  const dueOn = held.endedOn === null ? null : (assignmentRule(held.endedOn)?.dueAfter(held.endedOn) ?? null);
  return {
    organisationId: held.organisationId as never,
    organisationName: names.get(held.organisationId) ?? '',
    members: held.members,
    endedOn: held.endedOn,
    eventId: succession?.eventId ?? null,
    decisionNumber: succession?.decisionNumber ?? null,
    successors: (succession?.successorIds ?? []).map((id) => ({ id: id as never, name: names.get(id) ?? '' })),
    dueOn,
    isOverdue: dueOn !== null && dueOn < today,
  };
};

export const membersToAssign = question(contract.membersToAssign, async ({ organisationId }, { tx, today }) => {
  const { rows } = await sql<OutputOf<typeof contract.membersToAssign>['rows'][number]>`
    SELECT m.id, m.full_name AS "fullName", m.birth_year AS "birthYear", m.standing, m.state, m.is_fictional AS "isFictional", s.since_day AS since
    FROM members.membership s JOIN members.member m ON m.id = s.member_id
    WHERE s.org_id = ${organisationId} AND s.kind = 'official' AND s.until_day = 'infinity' ORDER BY m.sort_name, m.id`.execute(
    tx,
  );
  const { rows: places } = await sql<{ endedOn: Day | null }>`
    SELECT ended_on AS "endedOn" FROM organisations.published_position WHERE id = ${organisationId}`.execute(tx);
  const [succession] = await successionsOf(tx, [organisationId]);
  const names = await nearestNames(tx, today, [organisationId, ...(succession?.successorIds ?? [])]);
  return {
    organisationName: names.get(organisationId) ?? '',
    endedOn: places[0]?.endedOn ?? null,
    decision: succession
      ? { number: succession.decisionNumber, decidedOn: succession.decidedOn, issuer: succession.issuer }
      : null,
    successors: (succession?.successorIds ?? []).map((id) => ({ id: id as never, name: names.get(id) ?? '' })),
    rows,
  };
});
