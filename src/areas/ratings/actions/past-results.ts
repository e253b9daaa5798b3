import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { nearestNames, rangesOf } from '../../organisations/public.ts';
import * as contract from '../contract/past-results.ts';
import { personKinds, type SubjectKind } from '../contract/rating-codes.ts';
import { knownResults } from '../questions/past-result-import.ts';
import { isLevelOfYear } from '../rules/past-result-layout.ts';
import { lastDayOf } from '../rules/past-result-rows.ts';
import { insertPastResults } from './past-result-writes.ts';

type Asked = typeof contract.recordPastResult.input._output;

const faultsOf = (asked: Asked, today: Day): Reason[] => {
  const { kind, memberId, year, level, notRatedWords, decidedOn } = asked;
  const isPerson = personKinds.has(kind);
  return [
    ...(isPerson && memberId === null ? [reason('ratings.person-not-named', {}, 'memberId')] : []),
    ...(!isPerson && memberId !== null ? [reason('ratings.person-beside-organisation', {}, 'memberId')] : []),
    ...(lastDayOf(year) < today ? [] : [reason('ratings.year-not-over', { year }, 'year')]),
    ...(level === null && notRatedWords === null
      ? [reason('ratings.not-rated-without-reason', {}, 'notRatedWords')]
      : []),
    ...(level !== null && notRatedWords !== null ? [reason('ratings.reason-beside-level', {}, 'notRatedWords')] : []),
    ...(level !== null && !isLevelOfYear(kind, year, level)
      ? [reason('ratings.level-of-other-year', { year }, 'level')]
      : []),
    ...(decidedOn !== null && decidedOn > today ? [reason('ratings.day-in-future', {}, 'decidedOn')] : []),
    ...(decidedOn !== null && decidedOn < day(`${year}-01-01`)
      ? [reason('ratings.decided-before-year', { year }, 'decidedOn')]
      : []),
  ];
};

/** A member within and outside the political system is one person with one result a year; a leader is rated as such beside it. */
const isSameYear = (one: SubjectKind, other: SubjectKind): boolean =>
  personKinds.has(one) && personKinds.has(other) ? (one === 'leader') === (other === 'leader') : one === other;

const titleOf = async (
  tx: Tx,
  { memberId, aboutOrganisationId, organisationId, year }: Asked,
): Promise<string | null> => {
  if (memberId === null) {
    const id = aboutOrganisationId ?? organisationId;
    return (await nearestNames(tx, lastDayOf(year), [id])).get(id) ?? null;
  }
  const { rows } = await sql<{ title: string }>`
    SELECT m.full_name AS title FROM members.published_member m WHERE m.id = ${memberId}`.execute(tx);
  return rows[0]?.title ?? null;
};

/**
 * Whether an organisation has its place at or below another today; one that ended keeps a place with its keeper. An office enters results of
 * its own organisations: of others it would keep their own office from entering them.
 */
const standsUnder = async (tx: Tx, aboutId: string, organisationId: string): Promise<boolean> => {
  const ranges = await rangesOf(tx, [aboutId, organisationId]);
  const [about, own] = [ranges.get(aboutId), ranges.get(organisationId)];
  return about !== undefined && own !== undefined && own.lo <= about.lo && about.lo < own.hi;
};

export const recordPastResult = action(
  contract.recordPastResult,
  async (asked, { tx, today, now, actor, note, tell }) => {
    const { organisationId, memberId, kind, year } = asked;
    const aboutOrganisationId = memberId === null ? (asked.aboutOrganisationId ?? organisationId) : null;
    const isOwn = aboutOrganisationId === null || (await standsUnder(tx, aboutOrganisationId, organisationId));
    const title = isOwn ? await titleOf(tx, asked) : null;
    const whoId = memberId ?? aboutOrganisationId!;
    const there = (await knownResults(tx, [whoId], [year])).find((one) => isSameYear(one.kind, kind));
    const faults = [
      ...faultsOf(asked, today),
      ...(title === null
        ? [reason('ratings.subject-unknown', {}, memberId === null ? 'aboutOrganisationId' : 'memberId')]
        : []),
      ...(there && !there.isOfSeason && there.kind !== kind
        ? [reason('ratings.result-entered-already', {}, 'kind')]
        : []),
      ...(there?.isOfSeason ? [reason('ratings.result-of-season', { year }, 'year')] : []),
    ];
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const draft = { ...asked, aboutOrganisationId, title: title! };
    const [pastResultId] = await insertPastResults(tx, [draft], { importId: null, by: actor.accountId, at: now });
    note({ subject: `past result ${pastResultId}`, after: { kind, year } });
    await tell('ratings.past-result-recorded', { pastResultId: pastResultId!, organisationId });
    return { pastResultId: pastResultId! };
  },
);

export const withdrawPastResult = action(
  contract.withdrawPastResult,
  async ({ pastResultId, why }, { tx, now, note, tell }) => {
    const { rows } = await sql<{ organisationId: string; isWithdrawn: boolean }>`
      SELECT p.org_id AS "organisationId", p.withdrawn_at IS NOT NULL AS "isWithdrawn" FROM ratings.past_result p
      WHERE p.id = ${pastResultId} FOR UPDATE`.execute(tx);
    if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
    if (rows[0].isWithdrawn) throw new Refused(refuse(reason('ratings.result-withdrawn-already')));
    await sql`
      UPDATE ratings.past_result SET withdrawn_at = ${now}, withdrawn_words = ${why} WHERE id = ${pastResultId}`.execute(
      tx,
    );
    note({ subject: `past result ${pastResultId}`, after: { state: 'withdrawn' } });
    await tell('ratings.past-result-withdrawn', { pastResultId, organisationId: rows[0].organisationId });
    return { pastResultId };
  },
  {
    over: async ({ pastResultId }, tx) => {
      const { rows } = await sql<{ id: string }>`
        SELECT p.org_id AS id FROM ratings.past_result p WHERE p.id = ${pastResultId}`.execute(tx);
      return rows.map(({ id }) => id);
    },
  },
);
