import { type RawBuilder, sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { personKinds, type SubjectKind } from '../contract/rating-codes.ts';
import type { SeasonState, SubjectId } from '../contract/season-shapes.ts';
import * as contract from '../contract/season-subjects.ts';
import { keptOutFaults } from '../questions/interest-rows.ts';
import { leaderPostsOn } from '../questions/leader-posts.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { holdSeason, homeOfSeason, homeOfSubject } from '../questions/season-rows.ts';
import { grassrootsOver } from '../questions/season-subjects.ts';
import { getSubject, refuseClosedStep, type SubjectRow } from '../questions/subject-rows.ts';
import { isDecidedAbove } from '../rules/decided-above.ts';
import { isCountedUnder, mayShareGroup } from '../rules/ruling-kind.ts';
import { linkAdded, linkCorrected } from './season-links.ts';
import { insertParts, isOutsideKnownIn } from './season-writes.ts';

type Added = typeof contract.addSubject.input._output;
type Named = { readonly title: string; readonly sortTitle: string; readonly isFictional: boolean };

/** The name of the person or the organisation as it is today; null when the caller cannot see it. */
const nameOf = async (
  tx: Tx,
  { kind, memberId, aboutOrganisationId, organisationId, title }: Added,
): Promise<Named | null> => {
  if (personKinds.has(kind)) {
    const { rows } = await sql<Named>`
      SELECT m.full_name AS title, m.sort_name AS "sortTitle", m.is_fictional AS "isFictional" FROM members.published_member m
      WHERE m.id = ${memberId}::uuid`.execute(tx);
    return rows[0] ?? null;
  }
  const { rows } = await sql<{ name: string }>`
    SELECT o.name FROM organisations.published_organisation o WHERE o.id = ${aboutOrganisationId ?? organisationId}::uuid
    ORDER BY o.since_day DESC LIMIT 1`.execute(tx);
  const name = title ?? rows[0]?.name;
  return rows[0] && name ? { title: name, sortTitle: name, isFictional: false } : null;
};

const missingOf = ({ kind, memberId, postWords }: Added, named: Named | null) => [
  ...(personKinds.has(kind) && memberId === null ? [reason('ratings.person-not-named', {}, 'memberId')] : []),
  ...(named === null && (memberId !== null || !personKinds.has(kind))
    ? [reason('ratings.subject-unknown', {}, 'memberId')]
    : []),
  ...((kind === 'leader' || kind === 'officer') && (postWords ?? '') === ''
    ? [reason('ratings.post-not-named', {}, 'postWords')]
    : []),
];

/**
 * The group of the ceiling as opening would have found it: the members of one grassroots organisation; of others, that of one of the same kind,
 * and post or type of organisation, where there is one. `n` is the season, `p` the place.
 */
const groupOfPeers = ({ kind, postWords }: Added, on: Day): RawBuilder<string | null> => {
  if (kind === 'member' || kind === 'member-outside')
    return sql`'members' || coalesce(' ' || (${grassrootsOver(sql`p.pos`, on)})::text, '')`;
  const typeOf = (id: string) => sql`
    (SELECT o.type || coalesce(' ' || o.sector, '') FROM organisations.published_organisation o
     WHERE o.id = ${sql.raw(id)} AND o.since_day <= ${on}::date AND o.until_day > ${on}::date)`;
  const isPeer = kind === 'leader' ? sql`b.post_words = ${postWords}` : sql`${typeOf('b.org_id')} = ${typeOf('p.id')}`;
  return sql`
    (SELECT b.quota_group FROM ratings.subject b
     WHERE b.season_id = n.id AND b.kind = ${kind} AND b.state <> 'withdrawn' AND ${isPeer} ORDER BY b.id LIMIT 1)`;
};

/** Somebody's year is rated once, by whoever opened a season first. */
const isRatedElsewhere = async (tx: Tx, input: Added): Promise<boolean> => {
  const { rows } = await sql`
    SELECT 1 FROM ratings.season n JOIN ratings.subject b
      ON b.season_id <> n.id AND b.period_kind = n.period_kind AND b.year = n.year AND b.part = n.part AND b.state <> 'withdrawn'
    WHERE n.id = ${input.seasonId} AND ${
      personKinds.has(input.kind)
        ? sql`b.member_id = ${input.memberId}::uuid AND (b.kind = 'leader') = (${input.kind} = 'leader')
            AND (b.kind <> 'leader' OR (b.org_id = ${input.organisationId} AND b.post_words = ${input.postWords}))`
        : sql`b.about_org_id = ${input.aboutOrganisationId ?? input.organisationId}::uuid AND b.kind = ${input.kind}`
    } LIMIT 1`.execute(tx);
  return rows.length > 0;
};

type Opener = { readonly id: string; readonly type: string; readonly isMonth: boolean; readonly state: SeasonState };

/** Who opened a season; undefined when the caller does not see it. */
const openerOf = async (tx: Tx, seasonId: string, on: Day): Promise<Opener | undefined> => {
  const { rows } = await sql<Opener>`
    SELECT n.org_id AS id, n.state, n.period_kind = 'month' AS "isMonth", coalesce((SELECT o.type FROM organisations.published_organisation o
      WHERE o.id = n.org_id AND o.since_day <= ${on}::date AND o.until_day > ${on}::date), '') AS type
    FROM ratings.season n WHERE n.id = ${seasonId}`.execute(tx);
  return rows[0];
};

type AskedAbove = Omit<Parameters<typeof isDecidedAbove>[0], 'isLeading'> & { readonly memberId: string | null };

/** Whether somebody holds a leading post of the opener since the season counted its leaders; what was typed of the post says nothing. */
const isLeading = async (tx: Tx, seasonId: string, memberId: string | null, on: Day): Promise<boolean> => {
  if (memberId === null) return false;
  const { rows } = await sql`
    SELECT 1 FROM ratings.season_part n JOIN organisations.published_post p ON p.org_id = n.opener_id
    JOIN members.published_member m ON m.person_id = p.person_id AND m.id = ${memberId}::uuid
    WHERE n.season_id = ${seasonId} AND p.kind = ANY (${leaderPostsOn(on).map(({ kind }) => kind)}::text[])
      AND p.period && daterange(least(n.opened_on, n.period_until, ${on}::date), ${on}::date, '[]') LIMIT 1`.execute(
    tx,
  );
  return rows.length > 0;
};

/** Whether the level above decides a subject as it is added or corrected; `posts`: those of the day. */
const isAbove = async (tx: Tx, seasonId: string, asked: AskedAbove, on: Day): Promise<boolean> => {
  const opener = await openerOf(tx, seasonId, on);
  if (opener === undefined || opener.isMonth) return false;
  const known = { ...asked, isLeading: await isLeading(tx, seasonId, asked.memberId, on) };
  return isDecidedAbove(known, { ...opener, leaderPosts: leaderPostsOn(on).map(({ vi }) => vi) });
};

/** Opening takes such a member in as a member; who chooses the kind by hand is told which one the rules know. */
const kindFaults = async (tx: Tx, seasonId: string, kind: SubjectKind) =>
  kind !== 'member-outside' || (await isOutsideKnownIn(tx, seasonId))
    ? []
    : [reason('ratings.kind-not-in-rules', {}, 'kind')];

export const addSubject = action(contract.addSubject, async (input, { tx, today, note, tell }) => {
  await holdSeason(tx, input.seasonId);
  const state = (await openerOf(tx, input.seasonId, today))?.state;
  const named = await nameOf(tx, input);
  const reasons = [
    ...(state === undefined ? [reason('ratings.not-the-opener', {}, 'seasonId')] : []),
    ...(state !== undefined && state !== 'open' ? [reason('ratings.season-not-open', { state })] : []),
    ...missingOf(input, named),
    ...(await kindFaults(tx, input.seasonId, input.kind)),
    ...((await isRatedElsewhere(tx, input)) ? [reason('ratings.rated-in-other-season', {}, 'memberId')] : []),
  ];
  if (reasons.length > 0) throw new Refused(refuse(...reasons));

  const subjectId = newId<SubjectId>();
  const isPerson = personKinds.has(input.kind);
  await insertParts(tx, input.seasonId, [input.organisationId]);
  await sql`
    INSERT INTO ratings.subject (id, season_id, org_id, org_pos, kind, member_id, about_org_id, title, sort_title, post_words, is_head,
      quota_group, is_fictional, period_kind, year, part, state, decided_above)
    SELECT ${subjectId}, n.id, p.id, p.pos, ${input.kind}, ${isPerson ? input.memberId : null}::uuid,
      ${isPerson ? null : (input.aboutOrganisationId ?? input.organisationId)}::uuid, ${named!.title}, ${named!.sortTitle}, ${input.postWords},
      ${input.isHead}, coalesce(${input.quotaGroup}, ${groupOfPeers(input, today)}, ${input.kind}), ${named!.isFictional}, n.period_kind, n.year,
      n.part, 'open', ${await isAbove(tx, input.seasonId, input, today)}
    FROM ratings.season n JOIN organisations.published_position p ON p.id = ${input.organisationId}
    WHERE n.id = ${input.seasonId}`.execute(tx);
  await linkAdded(tx, subjectId, today);
  note({ subject: `subject ${subjectId}`, after: { kind: input.kind, organisationId: input.organisationId } });
  await tell('ratings.subject-added', { subjectId, organisationId: input.organisationId });
  return { subjectId };
});

export const withdrawSubject = action(
  contract.withdrawSubject,
  async ({ subjectId, expectedVersion, why }, { tx, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'withdraw-subject');
    const faults = await keptOutFaults(tx, subjectId, actor.accountId);
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await sql`
      UPDATE ratings.subject SET state = 'withdrawn', state_reason = ${why}, version = version + 1 WHERE id = ${subjectId}`.execute(
      tx,
    );
    note({ subject: `subject ${subjectId}`, before: { state: subject.state }, after: { state: 'withdrawn' } });
    await tell('ratings.subject-withdrawn', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);

type Corrected = Pick<typeof contract.correctSubject.input._output, 'kind' | 'quotaGroup' | 'isHead' | 'why'>;

/** Kinds of the others in a group of the ceiling. */
const kindsBeside = async (tx: Tx, group: { seasonId: string; quotaGroup: string }, subjectId: string | null) => {
  const { rows } = await sql<{ kind: SubjectKind }>`
    SELECT DISTINCT s.kind FROM ratings.subject s
    WHERE s.season_id = ${group.seasonId} AND s.quota_group = ${group.quotaGroup} AND s.id IS DISTINCT FROM ${subjectId}::uuid
      AND s.state NOT IN ('withdrawn', 'not-rated')`.execute(tx);
  return rows.map(({ kind }) => kind);
};

/**
 * The ceiling is the deciding level's: among whom somebody is counted, who counts as a head, and a kind that another ceiling or none
 * concerns, are not for the cell to change.
 */
const correctFaults = async (tx: Tx, subject: SubjectRow, { kind, quotaGroup, isHead, why }: Corrected) => {
  const law = lawOf(subject);
  const isRuledAlike = isCountedUnder(law, kind, subject.kind);
  const isMoved = quotaGroup !== subject.quotaGroup || isHead !== subject.isHead || !isRuledAlike;
  const others = await kindsBeside(tx, { seasonId: subject.seasonId, quotaGroup }, subject.id);
  const isOpener = !isMoved || (await homeOfSeason({ seasonId: subject.seasonId }, tx)).length > 0;
  return [
    ...(personKinds.has(kind) === personKinds.has(subject.kind)
      ? []
      : [reason('ratings.person-stays-person', {}, 'kind')]),
    ...(isOpener ? [] : [reason('ratings.group-of-the-opener', {}, isRuledAlike ? 'quotaGroup' : 'kind')]),
    ...(isMoved && isOpener && (why ?? '').trim() === ''
      ? [reason('ratings.correction-without-reason', {}, 'why')]
      : []),
    ...(mayShareGroup(law, kind, others) ? [] : [reason('ratings.group-of-other-ceiling', {}, 'quotaGroup')]),
  ];
};

export const correctSubject = action(
  contract.correctSubject,
  async ({ subjectId, expectedVersion, ...corrected }, { tx, today, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'correct-subject');
    const { kind, quotaGroup, postWords, isHead } = corrected;
    const faults = [
      ...(await correctFaults(tx, subject, corrected)),
      ...(await kindFaults(tx, subject.seasonId, corrected.kind)),
      ...(await keptOutFaults(tx, subjectId, actor.accountId)),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await sql`
      UPDATE ratings.subject SET kind = ${kind}, quota_group = ${quotaGroup}, post_words = ${postWords}, is_head = ${isHead},
        decided_above = decided_above OR ${await isAbove(tx, subject.seasonId, { ...subject, ...corrected }, today)},
        moved_words = coalesce(${corrected.why}, moved_words), version = version + 1
      WHERE id = ${subjectId}`.execute(tx);
    if (kind !== subject.kind && personKinds.has(kind)) await linkCorrected(tx, subjectId, today);
    note({
      subject: `subject ${subjectId}`,
      before: { kind: subject.kind, quotaGroup: subject.quotaGroup, isHead: subject.isHead },
      after: { kind, quotaGroup, isHead },
    });
    await tell('ratings.subject-corrected', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1 };
  },
  { over: homeOfSubject },
);
