import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { SeasonReach } from '../contract/season-shapes.ts';
import type { openableKinds } from '../contract/seasons.ts';
import { bothLanguages } from './both-languages.ts';

export type OpenableKind = (typeof openableKinds)[number];

/** Whom a season would take in: those below the opener on a day, by the tree and the rolls of that day. */
export type Whom = {
  readonly organisationId: string;
  readonly reach: SeasonReach;
  readonly countedOn: Day;
};

/** Words of the posts that make a leader, by kind; the first ones lead. */
export type LeaderPosts = readonly { readonly kind: string; readonly vi: string; readonly isHead: boolean }[];

// The types of organisations that meet as cells.
const isCell = sql`(o.type = 'cell' OR o.type LIKE '%-cell')`;

/** Organisations below the opener as they were on that day: FROM item `o`. */
export const organisationsBelow = (
  { organisationId, reach, countedOn }: Whom,
  withOpener: boolean,
): RawBuilder<unknown> => sql`
  (SELECT o.id, o.pos, o.pos_end, o.depth, o.name, o.type, o.sector, o.parent_id
   FROM organisations.published_organisation o
   WHERE o.since_day <= ${countedOn}::date AND o.until_day > ${countedOn}::date
     AND o.pos >= (SELECT u.pos FROM organisations.published_position u WHERE u.id = ${organisationId})
     AND o.pos < (SELECT u.pos_end FROM organisations.published_position u WHERE u.id = ${organisationId})
     AND ${withOpener ? sql`true` : sql`o.id <> ${organisationId}`}
     AND ${reach === 'whole' ? sql`true` : sql`(o.parent_id = ${organisationId} OR o.id = ${organisationId})`}) o`;

/** Columns of a subject, in this order: kind, org_id, org_pos, member_id, about_org_id, title, sort_title, post_words, is_head, quota_group, is_fictional. */
const organisationSubjects = (whom: Whom): RawBuilder<unknown> => sql`
  SELECT 'party-organisation' AS kind, o.id AS org_id, o.pos AS org_pos, NULL::uuid AS member_id, o.id AS about_org_id, o.name AS title,
    o.name AS sort_title, NULL::text AS post_words, false AS is_head,
    'organisations ' || o.type || coalesce(' ' || o.sector, '') AS quota_group, false AS is_fictional
  FROM ${organisationsBelow(whom, false)}`;

/**
 * What a collective is called, with the name of its organisation in it. A title is stored and stands on papers, so it is in the language of
 * the papers, as the names of organisations are; a screen in another language has the kind beside it.
 */
const titleOf = (collective: 'cell-committee' | 'standing-committee' | 'committee', name: RawBuilder<unknown>) =>
  sql`replace(${bothLanguages(`ratings.collective.${collective}`).vi}::text, '{name}', ${name})`;

const livingPost = (kinds: readonly string[], on: Day): RawBuilder<unknown> => sql`
  EXISTS (SELECT FROM organisations.published_post p WHERE p.org_id = o.id AND p.kind = ANY (${[...kinds]}::text[]) AND p.period @> ${on}::date)`;

/** The committee of the opener is in its season too, for its leaders wait for it; the level above decides it (`rules/decided-above.ts`). */
const withOwnBody = ({ organisationId }: Whom): RawBuilder<unknown> =>
  sql`(o.id <> ${organisationId} OR o.type NOT IN ('central', 'provincial-party'))`;

/** A cell has a committee where somebody sits in it beside the secretary and the deputies. */
const cellCommittees = (whom: Whom): RawBuilder<unknown> => sql`
  SELECT 'cell-committee' AS kind, o.id, o.pos, NULL::uuid, o.id, ${titleOf('cell-committee', sql`o.name`)}, o.name, NULL::text, false,
    'cell-committees' || coalesce(' ' || o.sector, ''), false
  FROM ${organisationsBelow(whom, true)} WHERE ${isCell} AND ${livingPost(['committee-member'], whom.countedOn)}`;

/** The standing committee of a committee above cells; where there is none, the committee itself (HD 25, 1.1). */
const committees = (whom: Whom): RawBuilder<unknown> => sql`
  SELECT 'grassroots-committee' AS kind, o.id, o.pos, NULL::uuid, o.id,
    CASE WHEN ${livingPost(['standing-committee-member'], whom.countedOn)} THEN ${titleOf('standing-committee', sql`o.name`)}
      ELSE ${titleOf('committee', sql`o.name`)} END, o.name, NULL::text, false, 'committees ' || o.type, false
  FROM ${organisationsBelow(whom, true)} WHERE NOT ${isCell} AND ${withOwnBody(whom)}
    AND ${livingPost(['secretary', 'committee-member', 'standing-committee-member'], whom.countedOn)}`;

const leaders = (whom: Whom, posts: LeaderPosts): RawBuilder<unknown> => sql`
  SELECT 'leader' AS kind, o.id, o.pos, m.id, NULL::uuid, m.full_name, m.sort_name, k.words, k.is_head, 'leaders ' || k.kind, m.is_fictional
  FROM ${organisationsBelow(whom, true)}
  JOIN organisations.published_post p ON p.org_id = o.id AND p.period @> ${whom.countedOn}::date
  JOIN unnest(${posts.map(({ kind }) => kind)}::text[], ${posts.map(({ vi }) => vi)}::text[], ${posts.map(({ isHead }) => isHead)}::boolean[])
    AS k(kind, words, is_head) ON k.kind = p.kind
  JOIN members.published_member m ON m.person_id = p.person_id`;

/** The grassroots organisation at or above a position: among its members the ceiling is counted (HD 21, 2.3). */
export const grassrootsOver = (position: RawBuilder<unknown>, on: Day): RawBuilder<unknown> => sql`
  SELECT u.id FROM organisations.published_organisation u
  WHERE u.type IN ('grassroots-party', 'grassroots-cell') AND u.pos <= ${position} AND u.pos_end > ${position}
    AND u.since_day <= ${on}::date AND u.until_day > ${on}::date
  ORDER BY u.depth DESC LIMIT 1`;

/**
 * Members where they take part: at the cell of their temporary spell where that lies within reach, else at their own. By the group of dues
 * those who probably work outside the political system are proposed as such, for a person to correct.
 */
const members = (whom: Whom): RawBuilder<unknown> => sql`
  SELECT CASE WHEN m.dues_group IN ('pensioner', 'uninsured', 'uninsured-retired', 'student', 'abroad') THEN 'member-outside' ELSE 'member' END AS kind,
    s.org_id, s.org_pos, s.member_id, NULL::uuid, s.full_name, s.sort_name, NULL::text, false, s.quota_group, coalesce(m.is_fictional, false)
  FROM (
    SELECT DISTINCT ON (s.member_id) s.member_id, s.org_id, s.org_pos, s.full_name, s.sort_name,
      'members' || coalesce(' ' || g.id::text, '') AS quota_group
    FROM ${organisationsBelow(whom, true)}
    JOIN members.published_spell s ON s.org_id = o.id AND s.since_day <= ${whom.countedOn}::date AND s.until_day > ${whom.countedOn}::date
    LEFT JOIN LATERAL (${grassrootsOver(sql`o.pos`, whom.countedOn)}) g ON true
    ORDER BY s.member_id, (s.kind = 'temporary') DESC
  ) s LEFT JOIN members.published_member m ON m.id = s.member_id`;

/** The subjects of one kind as rows; what opening inserts and what the proposal counts are the same rows. */
export const subjectsOfKind = (kind: OpenableKind, whom: Whom, posts: LeaderPosts): RawBuilder<unknown> => {
  switch (kind) {
    case 'party-organisation':
      return organisationSubjects(whom);
    case 'cell-committee':
      return cellCommittees(whom);
    case 'grassroots-committee':
      return committees(whom);
    case 'leader':
      return leaders(whom, posts);
    case 'member':
      return members(whom);
  }
};
