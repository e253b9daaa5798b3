import { sql } from 'kysely';
import type { z } from 'zod';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import * as contract from '../contract/committees.ts';
import { checkCommittee, checkExtraMembers } from '../rules/check-committee.ts';
import { isOutsideLife } from '../rules/check-term.ts';
import { committeeRulesOn, postKindsOn } from '../rules/committee-rules-on.ts';
import { packFaceOf, unknownFinding } from '../rules/finding.ts';
import { organisationOn } from './organisation-on.ts';
import type { GroupRow } from './post-rows.ts';
import { postFacesOf } from './post-rows.ts';
import { termsOfOrganisation, withProlongations } from './term-rows.ts';

type Committee = z.input<typeof contract.committeeOn.output>;

export const committeeOn = question(contract.committeeOn, async ({ organisationId, on }, { tx }) => {
  const organisation = await organisationOn(tx, organisationId, on);
  // What was still open when the organisation ended, ended with it.
  if (isOutsideLife(organisation.life, on, null))
    return { term: null, posts: [], groups: [], findings: [], pack: null };
  const running = (await termsOfOrganisation(tx, organisationId)).filter(
    (term) => term.startsOn <= on && (term.closedOn === null || on < term.closedOn),
  );
  const [term] = await withProlongations(tx, running);
  const posts = await postFacesOf(tx, organisationId, on);
  const { rows: groups } = await sql<GroupRow>`
    SELECT id, org_id AS "organisationId", name, lower(period) AS "from", upper(period) AS "until", version
    FROM organisations.party_group WHERE org_id = ${organisationId} AND period @> ${on}::date ORDER BY name`.execute(
    tx,
  );
  return {
    term: term ?? null,
    posts,
    groups: groups.map(({ organisationId: _, ...group }) => group),
    ...verdictOn(organisation.type, term, posts, on),
  };
});

/** Sizes are judged by the rules of the day the term began, which stay with it when rules change. */
const verdictOn = (type: string, term: Committee['term'] | undefined, posts: Committee['posts'], on: Day) => {
  const packs = shippedPacks();
  const judgedOn = (term?.startsOn as Day | undefined) ?? on;
  const pack = committeeRulesOn(packs, judgedOn);
  if (!pack) return { findings: [unknownFinding('organisations.no-committee-rules', { day: judgedOn })], pack: null };
  const seats = postKindsOn(packs, on)
    .filter((kind) => kind.seats.includes('committee'))
    .map((kind) => kind.id);
  const extra = posts.filter((post) => post.isExtra && seats.includes(post.kind)).map((post) => post.person.id);
  const sizes = {
    type,
    officialMembers: null,
    numberSet: term?.numberSet ?? null,
    standingSet: term?.standingSet ?? null,
  };
  const findings = [
    ...checkCommittee(pack, sizes),
    ...checkExtraMembers(pack, { ...sizes, extra: new Set(extra).size }),
  ];
  return { findings, pack: packFaceOf(pack) };
};

export const termsOf = question(contract.termsOf, async ({ organisationId }, { tx }) => ({
  terms: await withProlongations(tx, await termsOfOrganisation(tx, organisationId)),
}));

export const postsOfOrganisation = question(contract.postsOfOrganisation, async ({ organisationId }, { tx }) => ({
  posts: await postFacesOf(tx, organisationId),
}));

export const committeeRules = question(contract.committeeRules, async ({ on }) => ({
  postKinds: postKindsOn(shippedPacks(), on).map(({ id, name, isSingle, place, needsTerm }) => ({
    id,
    name,
    isSingle,
    place,
    needsTerm,
  })),
  pack: committeeRulesOn(shippedPacks(), on) ?? null,
}));
