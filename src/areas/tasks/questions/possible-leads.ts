import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { likeText } from '../../../platform/db/like-text.ts';
import { rollOf } from '../../members/public.ts';
import { nearestNames, rangesOf } from '../../organisations/public.ts';
import * as contract from '../contract/task-reads.ts';

type Found = { readonly memberId: string; readonly name: string };
const AT_MOST = 30;

const named = async (tx: Tx, organisationId: string, text: string): Promise<Found[]> => {
  const range = (await rangesOf(tx, [organisationId])).get(organisationId);
  if (!range) return [];
  const pattern = `%${likeText(text)}%`;
  const { rows } = await sql<Found>`
    SELECT m.id AS "memberId", m.full_name AS name FROM members.published_member m
    WHERE m.is_present AND m.org_pos >= ${range.lo}::int AND m.org_pos < ${range.hi}::int
      AND platform.folded(m.full_name) LIKE platform.folded(${pattern}) ORDER BY m.sort_name, m.id LIMIT ${AT_MOST}`.execute(
    tx,
  );
  return rows;
};

const unitsOf = async (tx: Tx, organisationId: string, on: Day) => {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT o.id, o.name FROM organisations.published_organisation o
    WHERE o.parent_id = ${organisationId} AND o.period @> ${on}::date ORDER BY o.name COLLATE "vi-x-icu", o.id`.execute(
    tx,
  );
  return rows;
};

export const possibleLeads = question(contract.possibleLeads, async ({ organisationId, on, text }, { tx, today }) => {
  const roll = text === '' ? await rollOf(tx, organisationId, on) : [];
  const members =
    text === ''
      ? roll.map(({ memberId, fullName }) => ({ memberId, name: fullName }))
      : await named(tx, organisationId, text);
  const own = (await nearestNames(tx, today, [organisationId])).get(organisationId) ?? '';
  const units = await unitsOf(tx, organisationId, today);
  return {
    members: members as never,
    organisations: [
      { organisationId, name: own, isItself: true },
      ...units.map(({ id, name }) => ({ organisationId: id as never, name, isItself: false })),
    ],
  };
});
