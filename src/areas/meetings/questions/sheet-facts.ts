import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import { type Day, dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { groupMembersOn } from '../../members/public.ts';
import * as contract from '../contract/sheet-facts.ts';
import { meetingFactsIn, meetingWorldOf } from './meeting-facts.ts';
import { findMeeting } from './meeting-rows.ts';
import { openPackOf } from './open-pack.ts';
import { agendaPackOn, callsBefore } from './score-record.ts';

/** Nobody's id: a meeting that is not in the calendar yet has no others to leave out. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

const lastClerkOf = async (tx: Tx, organisationId: string, on: Day): Promise<string | null> => {
  const { rows } = await sql<{ id: string }>`
    SELECT m.clerk_id AS id FROM meetings.meeting m
    WHERE m.org_id = ${organisationId} AND m.clerk_id IS NOT NULL AND m.held_on < ${on}::date
      AND m.kind NOT IN ('committee', 'party-group')
    ORDER BY m.held_on DESC LIMIT 1`.execute(tx);
  return rows[0]?.id ?? null;
};

const groupsOf = async (tx: Tx, organisationId: string, on: Day) => {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT g.id, g.name FROM organisations.published_party_group g
    WHERE g.org_id = ${organisationId} AND g.period @> ${on}::date ORDER BY g.name`.execute(tx);
  const members = await groupMembersOn(tx, organisationId, on);
  return rows.map((group) => ({ ...group, memberIds: members && [...(members.get(group.id) ?? [])] }));
};

export const sheetFacts = question(contract.sheetFacts, async ({ organisationId, on, meetingId }, { tx, today }) => {
  const before = meetingId === null ? undefined : await findMeeting(tx, meetingId);
  if (before && before.organisationId !== organisationId)
    throw new Refused(refuseNotFound(reason('platform.not-found', {}, 'meetingId')));
  const enteredOn = before?.recordedAt ? dayOf(before.recordedAt) : null;
  // Each group comes with its own members: which one meets is chosen on the sheet.
  const world = await meetingWorldOf(tx, { organisationId, meetingId: meetingId ?? NOBODY, on, groupId: null });
  const facts = meetingFactsIn(world, today, { preparedBy: before?.preparedBy ?? null, enteredOn });
  return {
    today,
    enteredOn,
    life: facts.life,
    others: facts.others.map(({ kind, groupId, on: day, from, to, isHeld }) => ({
      kind,
      groupId,
      on: day,
      from,
      to,
      isHeld,
    })),
    postHolderIds: facts.postHolderIds && [...facts.postHolderIds],
    headIds: facts.headIds && [...facts.headIds],
    isPrepared: facts.isPrepared,
    decidedMinutes: facts.decidedMinutes,
    durationPreset: facts.durationPreset,
    calls: await callsBefore(tx, organisationId, on),
    agenda: openPackOf(agendaPackOn(on)),
    lastClerkId: await lastClerkOf(tx, organisationId, on),
    groups: await groupsOf(tx, organisationId, on),
  };
});
