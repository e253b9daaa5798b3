import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { prepared } from '../../../platform/db/prepared.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce, packInForce } from '../../../platform/packs/pack.ts';
import { postKindsOn } from '../../organisations/public.ts';
import * as contract from '../contract/records-roll.ts';
import type { RollLineView } from '../contract.ts';
import { neededVotes, type VotingOccasion, votingBase as votingBaseRule } from '../rules/voting-base.ts';
import { votingBaseKind } from '../rules/voting-base-pack.ts';
import { sourceOf } from './member-vocabulary.ts';

type Row = Omit<RollLineView, 'post'> & { readonly postKind: string | null };

const rowsOf = async (tx: Tx, organisationId: string, on: Day): Promise<Row[]> => {
  const { rows } = await prepared(
    tx,
    sql<Row>`
    WITH here AS (
      SELECT s.* FROM members.membership s
      WHERE s.org_id = ${organisationId} AND s.since_day <= ${on}::date AND s.until_day > ${on}::date
    ), mark AS (
      SELECT k.* FROM members.marks_on(ARRAY(SELECT member_id FROM here), ${on}::date) k
    )
    SELECT h.member_id AS "memberId", h.full_name AS "fullName", m.id IS NOT NULL AS "hasRecord", m.birth_year AS "birthYear",
      coalesce(m.is_fictional, false) AS "isFictional",
      h.standing = 'official' AND coalesce(h.official_on, '-infinity') <= ${on}::date AS "isOfficial", h.official_on AS "officialOn",
      h.since_day AS since, h.is_beginning_known AS "isBeginningKnown", h.kind = 'temporary' AS "isGuest",
      h.kind = 'official' AND mark.is_away AS "isAway", mark.state,
      (SELECT p.kind FROM organisations.published_post p
       WHERE p.person_id = m.person_id AND p.org_id = ${organisationId} AND p.period @> ${on}::date ORDER BY p.kind LIMIT 1) AS "postKind"
    FROM here h JOIN mark ON mark.member_id = h.member_id LEFT JOIN members.member m ON m.id = h.member_id
    ORDER BY h.sort_name, h.member_id`,
  );
  return rows;
};

/** The roll of one organisation on a day: post-holders first in the order of posts, then by given name. */
export const rollOf = async (tx: Tx, organisationId: string, on: Day): Promise<RollLineView[]> => {
  const kinds = postKindsOn(shippedPacks(), on);
  const rankOf = new Map(kinds.map((kind, rank) => [kind.id, { ...kind.name, rank }]));
  const lines = (await rowsOf(tx, organisationId, on)).map(({ postKind, ...row }) => ({
    ...row,
    post: postKind === null ? null : (rankOf.get(postKind) ?? null),
  }));
  const rank = (line: RollLineView): number => line.post?.rank ?? kinds.length;
  return lines.sort((a, b) => rank(a) - rank(b));
};

/** The rules of the base of votes in force on a day, if any. */
export const votingBaseRules = (on: Day) => findPackInForce(shippedPacks(), votingBaseKind, on);
/** Whether the roll of a day is complete: not before spells of which only the day of entry is known, not when they began. */
export const isRollKnown = async (tx: Tx, organisationId: string, on: Day): Promise<boolean> => {
  const { rows } = await sql<{ known: boolean }>`
    SELECT NOT EXISTS (
      SELECT 1 FROM members.membership s
      WHERE s.org_id = ${organisationId} AND s.since_day > ${on}::date AND NOT s.is_beginning_known
    ) AS known`.execute(tx);
  return rows[0]!.known;
};

/** The base of votes out of the roll of a day under the rules in force then, with its deductions; refuses days without a rule. */
export const votingBaseIn = (
  roll: readonly RollLineView[],
  { on, ...occasion }: VotingOccasion & { readonly on: Day },
) => {
  const pack = orRefuse(packInForce(shippedPacks(), votingBaseKind, on));
  return { ...votingBaseRule(pack.content, roll, occasion), pack };
};

/** The same, of an organisation whose roll has not been read yet. */
export const votingBaseOf = async (
  tx: Tx,
  { organisationId, ...occasion }: VotingOccasion & { readonly organisationId: string; readonly on: Day },
) => votingBaseIn(await rollOf(tx, organisationId, occasion.on), occasion);

export const roll = question(contract.roll, async ({ organisationId, on }, { tx }) => ({
  rows: await rollOf(tx, organisationId, on),
}));

export const votingBase = question(contract.votingBase, async (input, { tx }) => {
  const { pack, official, base, deductions } = await votingBaseOf(tx, {
    organisationId: input.organisationId,
    on: input.on,
    occasion: input.occasion,
    presentExempt: new Set(input.presentExemptIds),
    absentWithReason: new Set(input.absentIds),
  });
  return {
    official,
    base,
    deductions: deductions.map(({ ground, memberIds }) => ({
      ground,
      memberIds: memberIds as never,
      clause: pack.content.deductions.find((one) => one.ground === ground)?.clause ?? null,
    })),
    needed: pack.content.thresholds.map((threshold) => ({
      code: threshold.code,
      vi: threshold.vi,
      en: threshold.en,
      votes: neededVotes(threshold, base),
      clause: threshold.clause ?? null,
    })),
    packId: pack.id,
    source: sourceOf(pack),
    verified: pack.verified,
  };
});
