import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { badgeRoundsOfYear } from '../contract/badges.ts';
import * as contract from '../contract/badges-of-member.ts';
import { levelReachedOn, reachedAfterAward, roundComing, roundFor, roundsOfYear } from '../rules/badge-rounds.ts';
import { homesOfMembers, type PartyAgeRow } from './badge-rows.ts';
import { badgeRulesOn, fileDayOf } from './badge-rules-on.ts';
import { lastCellVote } from './cell-votes.ts';

export const badgeRoundsQuestion = question(badgeRoundsOfYear, async ({ year }, { today }) => {
  const pack = badgeRulesOn(today);
  const rules = pack.content;
  return {
    rounds: roundsOfYear(rules, year).map((round) => ({ ...round, ...fileDayOf(rules, round.awardOn) })),
    coming: roundComing(rules, today).awardOn,
    levels: rules.levels,
    waitingMonths: rules.waiting.months,
    source: {
      packId: pack.id,
      number: pack.source === 'practice' ? 'practice' : pack.source.number,
      windows: rules.windowsSource.source,
      verified: pack.verified,
    },
  };
});

type Badges = z.input<typeof contract.badgesOfMember.output>;

const nextOf = (member: PartyAgeRow, held: readonly number[], today: Day): Badges['next'] => {
  const { partyAgeFrom } = member;
  if (partyAgeFrom === null || member.standing !== 'official') return null;
  const { content: rules } = badgeRulesOn(today);
  // What lies behind and was not entered is no "next" badge.
  const level = rules.levels.find((one) => !held.includes(one) && levelReachedOn(partyAgeFrom, one) >= today);
  if (level === undefined) return null;
  const reachedOn = levelReachedOn(partyAgeFrom, level);
  return { level, reachedOn, roundOn: roundFor(rules, reachedOn).awardOn };
};

type Row = Omit<Badges['badges'][number], 'reachedAfterAward' | 'reachedOn' | 'awardedOn'> & {
  readonly reachedOn: Day | null;
  readonly awardedOn: Day | null;
};

const badgesOf = async (
  tx: Tx,
  member: PartyAgeRow | undefined,
  { today, cellVote }: { readonly today: Day; readonly cellVote: RawBuilder<unknown> },
): Promise<Badges> => {
  if (!member) throw new Refused(refuseNotFound(reason('platform.not-found')));
  const { rows } = await sql<Row>`
    SELECT id, level, kind, state, reached_on AS "reachedOn", round_on AS "roundOn", filed_on AS "filedOn", awarded_on AS "awardedOn",
      deferred_for AS "deferredFor", wait_until AS "waitUntil", decision_number AS "decisionNumber", decision_on AS "decisionOn",
      is_past AS "isPast", ${cellVote} AS "cellVote", version
    FROM members.badge_case b WHERE member_id = ${member.id} ORDER BY level DESC`.execute(tx);
  const next = nextOf(
    member,
    rows.map((row) => row.level),
    today,
  );
  const badges = rows.map((row) => ({
    ...row,
    reachedAfterAward: reachedAfterAward(member.partyAgeFrom, row),
  }));
  return { badges, next, levels: badgeRulesOn(today).content.levels, version: member.version };
};

const columns = sql`id, party_age_from AS "partyAgeFrom", standing, state, version`;

export const badgesOfMember = question(
  contract.badgesOfMember,
  async ({ memberId }, { tx, today }) => {
    const { rows } = await sql<PartyAgeRow>`SELECT ${columns} FROM members.member WHERE id = ${memberId}`.execute(tx);
    return badgesOf(tx, rows[0], { today, cellVote: lastCellVote(sql`v.badge_case_id = b.id`) });
  },
  { over: ({ memberId }, tx) => homesOfMembers(tx, [memberId]) },
);

/** Row-level security shows whoever is signed in the own record only. */
export const ownBadges = question(contract.ownBadges, async (_input, { tx, today, actor }) => {
  const { rows } = await sql<PartyAgeRow>`
    SELECT ${columns} FROM members.member WHERE account_id = ${actor.accountId}`.execute(tx);
  return badgesOf(tx, rows[0], { today, cellVote: sql`NULL::jsonb` });
});
