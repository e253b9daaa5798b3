import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import type { ParsedInputOf } from '../../../platform/action/contract.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { folded } from '../../../platform/import/folded.ts';
import { type Reason, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { organisationsOn } from '../../organisations/public.ts';
import * as contract from '../contract/records-member.ts';
import { leftStates, type MemberId, type SealedKind, type SealedTexts } from '../contract.ts';
import { overMember } from '../questions/member-rows.ts';
import { vocabularyOn } from '../questions/member-vocabulary.ts';
import { isOptionalBlockOpen } from '../questions/optional-block-open.ts';
import { doublesOf } from '../questions/possible-duplicates.ts';
import { newMemberReasons } from '../rules/check-new-member.ts';
import { properName } from '../rules/name-case.ts';
import { partyAgeFrom } from '../rules/party-age.ts';
import { lockNewMember } from './lock-new-members.ts';
import { insertMembers } from './member-writes.ts';
import { removeMember } from './remove-member.ts';
import { type PlainValue, putSealedValues } from './sealed-values.ts';

type Input = ParsedInputOf<typeof contract.recordMember>;

/** Members meet in a cell: an organisation that has others below it holds no members itself. */
const placeReasons = async (tx: Tx, organisationId: string, today: Day): Promise<Reason[]> => {
  if (!(await organisationsOn(tx, today, [organisationId])).has(organisationId))
    return [reason('members.organisation-not-living', {}, 'organisationId')];
  const { rows } = await sql`
    SELECT 1 FROM organisations.published_organisation o WHERE o.parent_id = ${organisationId} AND o.period @> ${today}::date LIMIT 1`.execute(
    tx,
  );
  return rows.length > 0 ? [reason('members.not-a-cell', {}, 'organisationId')] : [];
};

const doubleReasons = async (context: ActionContext, input: Input): Promise<Reason[]> => {
  const { members } = await doublesOf(context, {
    fullName: input.fullName,
    birthOn: input.facts.birthOn ?? null,
    birthYear: input.facts.birthYear ?? null,
    personalId: input.sealed['personal-id'] ?? '',
  });
  // Who left and comes back is readmitted or received, never recorded a second time.
  const same = members.filter((one) => one.by === 'identifier');
  if (same.some((one) => (leftStates as readonly string[]).includes(one.state)))
    return [reason('members.identifier-of-former-member', {}, 'sealed.personal-id')];
  if (same.length > 0) return [reason('members.identifier-already-there', {}, 'sealed.personal-id')];
  return members.length > 0 && !input.isAnotherPerson
    ? [reason('members.possible-duplicate', { count: members.length }, 'fullName')]
    : [];
};

const personReasons = async (tx: Tx, { personId, fullName }: Input): Promise<Reason[]> => {
  if (personId === null) return [];
  const { rows } = await sql<{ name: string; isMember: boolean }>`
    SELECT p.full_name AS name, EXISTS (SELECT 1 FROM members.member m WHERE m.person_id = p.id) AS "isMember"
    FROM organisations.published_person p WHERE p.id = ${personId}`.execute(tx);
  const person = rows[0];
  if (!person) return [reason('platform.not-found', {}, 'personId')];
  return [
    ...(person.isMember ? [reason('members.person-already-member', {}, 'personId')] : []),
    ...(folded(person.name) === folded(fullName) ? [] : [reason('members.person-has-other-name', {}, 'fullName')]),
  ];
};

export const sealedValuesOf = (memberId: string, sealed: SealedTexts): PlainValue[] =>
  (Object.entries(sealed) as [SealedKind, string | null | undefined][]).flatMap(([kind, text]) =>
    text ? [{ memberId, kind, text }] : [],
  );

const present = <T extends object>(facts: T) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]-?: NonNullable<T[K]>;
  };

const decide = async (context: ActionContext, input: Input): Promise<void> => {
  const { tx, today } = context;
  const reasons = [
    ...(await placeReasons(tx, input.organisationId, today)),
    ...newMemberReasons({
      ...input,
      today,
      isOptionalBlockOpen: await isOptionalBlockOpen(tx, input.organisationId),
      vocabulary: vocabularyOn(today).content,
    }),
    ...(await personReasons(tx, input)),
    ...(await doubleReasons(context, input)),
  ];
  if (reasons.length > 0) throw new Refused(refuse(...reasons));
};

export const recordMember = action(contract.recordMember, async (input, context) => {
  const { tx, today, now, secrets, tell, note } = context;
  await lockNewMember(tx);
  await decide(context, input);
  const memberId = newId<MemberId>();
  const { dates, standing } = input;
  await insertMembers(tx, [
    {
      id: memberId,
      personId: input.personId,
      organisationId: input.organisationId,
      fullName: properName(input.fullName),
      standing,
      dates,
      partyAgeFrom: partyAgeFrom({ ...dates, gaps: [] }),
      facts: present(input.facts),
      spell: { since: input.since ?? today, isBeginningKnown: input.since !== null, beganBy: 'entry' },
      isFictional: input.isFictional,
    },
  ]);
  // By the clock of the program, because "within the day" is asked of it.
  await sql`UPDATE members.member SET entered_at = ${now} WHERE id = ${memberId}`.execute(tx);
  const sealed = sealedValuesOf(memberId, input.sealed);
  await putSealedValues(tx, secrets, sealed);
  note({
    subject: `member ${memberId}`,
    after: {
      fullName: properName(input.fullName),
      standing,
      ...dates,
      ...input.facts,
      sealed: sealed.map(({ kind }) => kind),
    },
  });
  await tell('members.member-recorded', { memberId, organisationId: input.organisationId });
  return { memberId, version: 1 };
});

export const withdrawMember = action(
  contract.withdrawMember,
  async (input, context) => {
    await removeMember(context, input);
    return { done: true as const };
  },
  { over: overMember },
);
