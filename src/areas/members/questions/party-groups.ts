import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import * as contract from '../contract/party-groups.ts';
import { partyGroupFindings } from '../rules/party-group-findings.ts';
import { partyGroupKind } from '../rules/party-group-pack.ts';
import { arrangementOn, groupsRunningOn, placesUnder } from './group-rows.ts';
import { rollOf } from './roll.ts';

type Head = { readonly memberId: string; readonly fullName: string; readonly groupId: string };

const headsOn = async (tx: Tx, organisationId: string, on: Day): Promise<readonly Head[]> => {
  const { rows } = await sql<Head>`
    SELECT m.id AS "memberId", m.full_name AS "fullName", p.group_id AS "groupId" FROM organisations.published_post p
    JOIN members.member m ON m.person_id = p.person_id
    WHERE p.org_id = ${organisationId} AND p.kind = 'group-head' AND p.period @> ${on}::date ORDER BY m.sort_name, m.id`.execute(
    tx,
  );
  return rows;
};

/** The cell on a day as it is arranged: its groups, everybody on the roll with their group, and what the rules say. */
export const groupedCell = async (tx: Tx, organisationId: string, on: Day) => {
  const arrangement = await arrangementOn(tx, organisationId, on);
  const running = await groupsRunningOn(tx, organisationId, on);
  const places = arrangement === null ? [] : await placesUnder(tx, arrangement, organisationId, on);
  const heads = await headsOn(tx, organisationId, on);
  const groupById = new Map(running.map((group) => [group.id, group]));
  const groupOf = new Map(places.map(({ memberId, groupId }) => [memberId, groupById.get(groupId)!]));
  const rows = (await rollOf(tx, organisationId, on)).map((line) => {
    const group = groupOf.get(line.memberId) ?? null;
    const isHead = heads.some(({ memberId, groupId }) => memberId === line.memberId && groupId === group?.id);
    return { ...line, group, isHead };
  });
  const ofGroup = (id: string) => heads.filter(({ groupId }) => groupId === id);
  const pack = findPackInForce(shippedPacks(), partyGroupKind, on) ?? null;
  const findings = partyGroupFindings(pack, {
    members: rows.map(({ memberId, isGuest, group }) => ({ memberId, isGuest, groupId: group?.id ?? null })),
    groups: running.map((group) => ({ ...group, headIds: ofGroup(group.id).map(({ memberId }) => memberId) })),
  });
  const groups = running.map(({ id, name }) => ({
    id,
    name,
    members: rows.filter(({ group }) => group?.id === id).length,
    heads: ofGroup(id).map(({ fullName }) => fullName),
  }));
  return { arrangement, groups, rows, findings };
};

export const partyGroups = question(contract.partyGroups, async ({ organisationId, on }, { tx }) => {
  return (await groupedCell(tx, organisationId, on)) as typeof contract.partyGroups.output._output;
});
