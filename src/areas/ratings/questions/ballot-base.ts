import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isRollKnown, rollOf } from '../../members/public.ts';
import * as contract from '../contract/ballot-base.ts';
import { homeOfSubject } from './season-rows.ts';
import { getSubject, type SubjectRow } from './subject-rows.ts';

/** Official members of a cell on a day; null where none is recorded, or only from a later day on. */
const officialOn = async (tx: Tx, organisationId: string, on: Day): Promise<number | null> => {
  const roll = await rollOf(tx, organisationId, on);
  const official = roll.filter(({ isOfficial, isGuest }) => isOfficial && !isGuest).length;
  return official > 0 && (await isRollKnown(tx, organisationId, on)) ? official : null;
};

/** Who sits in a committee on a day; null where only its leading posts are recorded, or none. */
const seatedOn = async (tx: Tx, organisationId: string, on: Day): Promise<number | null> => {
  const { rows } = await sql<{ seated: number; isWhole: boolean }>`
    SELECT count(DISTINCT p.person_id)::int AS seated, coalesce(bool_or(p.kind = 'committee-member'), false) AS "isWhole"
    FROM organisations.published_post p WHERE p.org_id = ${organisationId} AND p.period @> ${on}::date`.execute(tx);
  return rows[0]!.isWhole ? rows[0]!.seated : null;
};

type Asked = Pick<SubjectRow, 'kind' | 'memberId' | 'organisationId' | 'aboutOrganisationId'>;

/**
 * How many there are on a day who may vote on a subject. A member is voted on in the own cell, and so are a cell and its committee, for no
 * text seen says that the committee votes alone; a committee above cells has its members in office. Of leaders and of organisations above
 * cells the body that votes differs by place and is not known.
 */
export const ballotBaseOf = async (tx: Tx, subject: Asked, on: Day): Promise<contract.VotersKnown | null> => {
  const { kind, memberId, organisationId, aboutOrganisationId } = subject;
  if (kind === 'leader' || kind === 'officer') return null;
  const place = memberId === null ? aboutOrganisationId : organisationId;
  if (place === null) return null;
  const members = await officialOn(tx, place, on);
  if (members !== null) return { body: 'members', count: members };
  if (memberId !== null || kind === 'party-organisation') return null;
  const seated = await seatedOn(tx, place, on);
  return seated === null ? null : { body: 'committee', count: seated };
};

export const ballotBase = question(
  contract.ballotBase,
  async ({ subjectId, on }, { tx }) => ({ base: await ballotBaseOf(tx, await getSubject(tx, subjectId, null), on) }),
  { over: homeOfSubject },
);
