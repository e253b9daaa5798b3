import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuseConflict } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/party-groups.ts';
import { arrangementOn, groupsRunningOn } from '../questions/group-rows.ts';
import { rollOf } from '../questions/roll.ts';
import { checkArrangement, type GroupPlace } from '../rules/check-arrangement.ts';

type Stored = {
  readonly id: string;
  readonly organisationId: string;
  readonly version: number;
  readonly since: Day;
  readonly paper: string | null;
};

const stored = sql`id, org_id AS "organisationId", version, since_day AS since, paper`;

/** The arrangement that begins on this very day, locked. */
const lockOfDay = async (tx: Tx, organisationId: string, from: Day): Promise<Stored | undefined> => {
  const { rows } = await sql<Stored>`
    SELECT ${stored} FROM members.group_arrangement WHERE org_id = ${organisationId} AND since_day = ${from}::date FOR UPDATE`.execute(
    tx,
  );
  return rows[0];
};

const refuseStale = (found: number | null, expected: number | null): void => {
  if (found !== expected) throw new Refused(refuseConflict(reason('members.changed-meanwhile', {}, 'expectedVersion')));
};

const placesOf = async (tx: Tx, arrangementId: string): Promise<readonly GroupPlace[]> => {
  const { rows } = await sql<GroupPlace>`
    SELECT member_id AS "memberId", group_id AS "groupId" FROM members.group_member WHERE arrangement_id = ${arrangementId}
    ORDER BY member_id`.execute(tx);
  return rows;
};

type Head = { readonly organisationId: string; readonly from: Day; readonly paper: string | null };

const saveHead = async (tx: Tx, before: Stored | undefined, { organisationId, from, paper }: Head): Promise<string> => {
  if (before) {
    await sql`UPDATE members.group_arrangement SET paper = ${paper}, version = version + 1 WHERE id = ${before.id}`.execute(
      tx,
    );
    await sql`DELETE FROM members.group_member WHERE arrangement_id = ${before.id}`.execute(tx);
    return before.id;
  }
  const id = newId();
  await sql`
    INSERT INTO members.group_arrangement (id, org_id, org_pos, since_day, paper)
    SELECT ${id}, p.id, p.pos, ${from}::date, ${paper} FROM organisations.published_position p WHERE p.id = ${organisationId}`.execute(
    tx,
  );
  return id;
};

export const arrangePartyGroups = action(contract.arrangePartyGroups, async (input, { tx, today, note, tell }) => {
  const { organisationId, from, paper, places } = input;
  const before = await lockOfDay(tx, organisationId, from);
  refuseStale(before?.version ?? null, input.expectedVersion);

  orRefuse(
    checkArrangement(input, {
      today,
      rollIds: new Set((await rollOf(tx, organisationId, from)).map(({ memberId }) => memberId)),
      groupIds: new Set((await groupsRunningOn(tx, organisationId, from)).map(({ id }) => id)),
      isArranged: (await arrangementOn(tx, organisationId, from)) !== null,
    }),
  );

  const former = before ? { paper: before.paper, places: await placesOf(tx, before.id) } : undefined;
  const id = await saveHead(tx, before, { organisationId, from, paper });
  await sql`
    INSERT INTO members.group_member (arrangement_id, member_id, group_id)
    SELECT ${id}, l."memberId", l."groupId" FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS l("memberId" uuid, "groupId" uuid)`.execute(
    tx,
  );
  const arrangementId = id as typeof contract.arrangePartyGroups.output._output.arrangementId;
  note({ subject: `members.group_arrangement ${id}`, before: former, after: { from, paper, places } });
  await tell('members.party-groups-arranged', { arrangementId, organisationId });
  return { arrangementId, version: (before?.version ?? 0) + 1 };
});

const homeOfArrangement = async (
  { arrangementId }: { readonly arrangementId: string },
  tx: Tx,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT org_id AS id FROM members.group_arrangement WHERE id = ${arrangementId}`.execute(tx);
  return rows.map(({ id }) => id);
};

export const withdrawArrangement = action(
  contract.withdrawArrangement,
  async ({ arrangementId, expectedVersion }, { tx, note, tell }) => {
    const { rows } = await sql<Stored>`
      SELECT ${stored} FROM members.group_arrangement WHERE id = ${arrangementId} FOR UPDATE`.execute(tx);
    const before = rows[0]!;
    refuseStale(before.version, expectedVersion);
    const { organisationId, since: from, paper } = before;
    const places = await placesOf(tx, arrangementId);
    await sql`DELETE FROM members.group_arrangement WHERE id = ${arrangementId}`.execute(tx);
    note({ subject: `members.group_arrangement ${arrangementId}`, before: { from, paper, places } });
    await tell('members.arrangement-withdrawn', { arrangementId, organisationId });
    return { organisationId, from, paper, places } as typeof contract.withdrawArrangement.output._output;
  },
  { over: homeOfArrangement },
);
