import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { sortNameOf } from '../../organisations/public.ts';
import * as contract from '../contract/transfers-residence.ts';
import { findCellFacts } from '../questions/cell-facts.ts';
import { overResidence, refuseStale } from './stored-residence.ts';

type Guest = { linkId: string | null; organisationId: string; introducedOn: Day; endedOn: Day | null; version: number };

const lockGuest = async (tx: Tx, id: string, expectedVersion?: number): Promise<Guest> => {
  const { rows } = await sql<Guest>`
    SELECT link_id AS "linkId", org_id AS "organisationId", introduced_on AS "introducedOn", ended_on AS "endedOn", version
    FROM members.residence_guest WHERE id = ${id} FOR UPDATE`.execute(tx);
  refuseStale(rows[0], expectedVersion);
  if (rows[0]!.endedOn !== null) orRefuse(refuse(reason('members.link-ended-already', { on: rows[0]!.endedOn })));
  return rows[0]!;
};

export const placeResidenceGuest = action(
  contract.placeResidenceGuest,
  async ({ residenceGuestId, expectedVersion, cellId }, { tx, today, note }) => {
    const guest = await lockGuest(tx, residenceGuestId, expectedVersion);
    const cell = await findCellFacts(tx, cellId, today);
    if (!cell?.livesToday) orRefuse(refuse(reason('members.cell-not-living', {}, 'cellId')));
    await sql`
      UPDATE members.residence_guest g SET org_id = o.id, org_pos = o.pos, version = g.version + 1
      FROM organisations.published_position o WHERE g.id = ${residenceGuestId} AND o.id = ${cellId}`.execute(tx);
    await sql`
      UPDATE members.residence_remark_in r SET org_id = o.id, org_pos = o.pos, version = r.version + 1
      FROM organisations.published_position o WHERE r.guest_id = ${residenceGuestId} AND r.answered_on IS NULL AND o.id = ${cellId}`.execute(
      tx,
    );
    note({
      subject: `members.residence_guest ${residenceGuestId}`,
      before: { at: guest.organisationId },
      after: { at: cellId },
    });
    return { version: guest.version + 1, beforeId: guest.organisationId as never };
  },
  {
    over: async (input, tx) => [
      ...(await overResidence('residence_guest', 'residenceGuestId')(input, tx)),
      input.cellId,
    ],
  },
);

export const recordResidenceGuest = action(contract.recordResidenceGuest, async (input, { tx, today, now, note }) => {
  if (input.introducedOn > today)
    orRefuse(refuse(reason('members.day-in-future', { day: input.introducedOn }, 'introducedOn')));
  const residenceGuestId = newId();
  await sql`
    INSERT INTO members.residence_guest (id, org_id, org_pos, full_name, sort_name, birth_year, status, from_text, introduced_on, is_fictional,
      entered_at)
    SELECT ${residenceGuestId}, o.id, o.pos, ${input.fullName}, ${sortNameOf(input.fullName)}, ${input.birthYear}, ${input.status},
      ${input.fromText}, ${input.introducedOn}::date, ${input.isFictional}, ${now}
    FROM organisations.published_position o WHERE o.id = ${input.organisationId}`.execute(tx);
  note({ subject: `members.residence_guest ${residenceGuestId}`, after: { at: input.organisationId } });
  return { residenceGuestId: residenceGuestId as never };
});

export const endResidenceGuest = action(
  contract.endResidenceGuest,
  async ({ residenceGuestId, endedOn }, { tx, today, note }) => {
    const guest = await lockGuest(tx, residenceGuestId);
    const on = endedOn ?? today;
    if (guest.linkId !== null) orRefuse(refuse(reason('members.link-ended-by-workplace')));
    if (on > today) orRefuse(refuse(reason('members.day-in-future', { day: on }, 'endedOn')));
    if (on < guest.introducedOn)
      orRefuse(refuse(reason('members.end-before-beginning', { since: guest.introducedOn }, 'endedOn')));
    await sql`
      UPDATE members.residence_guest SET ended_on = ${on}::date, version = version + 1 WHERE id = ${residenceGuestId}`.execute(
      tx,
    );
    note({ subject: `members.residence_guest ${residenceGuestId}`, after: { endedOn: on } });
    return { done: true as const };
  },
  { over: overResidence('residence_guest', 'residenceGuestId') },
);
