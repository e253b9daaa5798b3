import { sql } from 'kysely';
import { type QuestionContext, question } from '../../../platform/action/action.ts';
import type { OutputOf, ParsedInputOf } from '../../../platform/action/contract.ts';
import { nearestNames } from '../../organisations/public.ts';
import * as contract from '../contract/records-list.ts';
import { properName } from '../rules/name-case.ts';

type Ask = ParsedInputOf<typeof contract.possibleDuplicates>;
type Answer = OutputOf<typeof contract.possibleDuplicates>;
type Double = Answer['members'][number] & { organisationId: string };
type Person = Answer['persons'][number] & { organisationId: string };

const AT_MOST = 20;

const membersLike = async (
  { tx, secrets }: QuestionContext,
  { fullName, birthOn, birthYear, personalId }: Ask,
): Promise<Double[]> => {
  const digits = personalId.replace(/\D/g, '');
  const macs = digits.length === 12 ? [secrets.wholeMac('personal-id', digits)] : [];
  const year = birthOn ? Number(birthOn.slice(0, 4)) : birthYear;
  const { rows } = await sql<Double>`
    SELECT m.id, m.full_name AS "fullName", m.birth_year AS "birthYear", m.standing, m.state, m.is_fictional AS "isFictional",
      m.org_id AS "organisationId",
      CASE WHEN m.id = ANY (same.ids) THEN 'identifier' WHEN m.birth_year = ${year}::int THEN 'name-and-birth' ELSE 'name' END AS by
    FROM members.member m,
      (SELECT coalesce(array_agg(d.member_id), '{}') AS ids FROM members.members_by_mac(${macs}::bytea[], true) d) AS same
    WHERE m.id = ANY (same.ids) OR (m.folded_name ~>=~ platform.folded(${fullName}) AND m.folded_name ~<=~ platform.folded(${fullName})
      AND (m.birth_year IS NULL OR ${year}::int IS NULL OR m.birth_year = ${year}::int))
    ORDER BY m.id <> ALL (same.ids), m.sort_name, m.id LIMIT ${AT_MOST}`.execute(tx);
  return rows;
};

const personsLike = async ({ tx }: QuestionContext, fullName: string): Promise<Person[]> => {
  const { rows } = await sql<Person>`
    SELECT p.id, p.full_name AS "fullName", p.birth_year AS "birthYear", p.is_fictional AS "isFictional", p.org_id AS "organisationId"
    FROM organisations.published_person p
    WHERE p.folded_name = platform.folded(${fullName}) AND NOT EXISTS (SELECT 1 FROM members.member m WHERE m.person_id = p.id)
    ORDER BY p.sort_name, p.id LIMIT ${AT_MOST}`.execute(tx);
  return rows;
};

/** Members and persons in reach who may be the one meant; nobody outside the caller's scope is ever named or hinted at. */
export const doublesOf = async (context: QuestionContext, ask: Ask): Promise<Answer> => {
  const fullName = properName(ask.fullName);
  const isNamed = fullName.length > 2;
  const members = isNamed || ask.personalId !== '' ? await membersLike(context, { ...ask, fullName }) : [];
  const persons = isNamed ? await personsLike(context, fullName) : [];
  const ids = [...members, ...persons].map((one) => one.organisationId);
  const names = await nearestNames(context.tx, context.today, ids);
  const named = <T extends { organisationId: string }>({ organisationId, ...one }: T) => ({
    ...one,
    organisationName: names.get(organisationId) ?? null,
  });
  return { members: members.map(named), persons: persons.map(named) };
};

export const possibleDuplicates = question(contract.possibleDuplicates, (input, context) => doublesOf(context, input));
