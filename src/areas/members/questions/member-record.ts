import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { type Day, dayOf } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { nearestNames, postKindsOn } from '../../organisations/public.ts';
import * as contract from '../contract/records-member.ts';
import type { SealedKind } from '../contract.ts';
import { partyAgeOn } from '../rules/party-age.ts';
import { gapsOf, getMember, type MemberRecord, overMember } from './member-rows.ts';

type Answer = OutputOf<typeof contract.member>;

const spellsOf = async (tx: Tx, memberId: string, on: Day): Promise<Answer['spells']> => {
  const { rows } = await sql<Answer['spells'][number]>`
    SELECT s.org_id AS "organisationId", s.kind, s.since_day AS since,
      CASE WHEN s.until_day = 'infinity' THEN NULL ELSE s.until_day END AS until, s.is_beginning_known AS "isBeginningKnown",
      s.began_by AS "beganBy", s.ended_by AS "endedBy",
      CASE WHEN s.decision_number IS NULL OR s.decision_on IS NULL OR s.decision_issuer IS NULL THEN NULL
           ELSE jsonb_build_object('number', s.decision_number, 'decidedOn', s.decision_on, 'issuer', s.decision_issuer) END AS decision
    FROM members.membership s WHERE s.member_id = ${memberId} ORDER BY s.since_day DESC, s.kind`.execute(tx);
  const names = await nearestNames(
    tx,
    on,
    rows.map((row) => row.organisationId),
  );
  return rows.map((row) => ({ ...row, organisationName: names.get(row.organisationId) ?? null }));
};

const postsOf = async (tx: Tx, personId: string, on: Day): Promise<Answer['posts']> => {
  const { rows } = await sql<{ organisationId: string; kind: string; from: Day; until: Day | null }>`
    SELECT p.org_id AS "organisationId", p.kind, lower(p.period) AS "from", upper(p.period) AS until
    FROM organisations.published_post p WHERE p.person_id = ${personId} ORDER BY lower(p.period) DESC`.execute(tx);
  const names = await nearestNames(
    tx,
    on,
    rows.map((row) => row.organisationId),
  );
  const kinds = new Map(postKindsOn(shippedPacks(), on).map((kind) => [kind.id, kind.name]));
  return rows.map((row) => ({
    ...row,
    organisationName: names.get(row.organisationId) ?? null,
    kind: kinds.get(row.kind) ?? { vi: row.kind, en: row.kind },
  })) as Answer['posts'];
};

/** Kinds of sealed values that are there; never what they say. */
export const sealedKindsOf = async (tx: Tx, memberId: string): Promise<SealedKind[]> => {
  const { rows } = await sql<{ kind: SealedKind }>`
    SELECT kind FROM members.sealed_kinds(ARRAY[${memberId}]::uuid[]) ORDER BY kind`.execute(tx);
  return rows.map((row) => row.kind);
};

/** What the record page and the own page share: facts, dates, party age on a day, spells, kinds of sealed values. */
export const recordView = async (tx: Tx, row: MemberRecord, on: Day) => {
  const gaps = await gapsOf(tx, row.id);
  const { admissionDecidedOn, admittedOn, officialOn, recognitionDecidedOn } = row;
  const names = await nearestNames(tx, on, [row.organisationId]);
  const { id, fullName, birthYear, standing, state, isFictional, organisationId, personId, ...rest } = row;
  const { organisationPos: _pos, accountId: _account, enteredAt, ...facts } = rest;
  return {
    ...facts,
    face: { id, fullName, birthYear, standing, state, isFictional },
    personId,
    organisationId,
    organisationName: names.get(organisationId) ?? null,
    dates: { admissionDecidedOn, admittedOn, officialOn, recognitionDecidedOn },
    partyAge: partyAgeOn({ admissionDecidedOn, admittedOn, gaps }, on),
    gaps,
    enteredOn: dayOf(enteredAt),
    spells: await spellsOf(tx, id, on),
    sealedKinds: await sealedKindsOf(tx, id),
  };
};

const sideFacts = async (tx: Tx, { id, organisationPos }: MemberRecord) => {
  const { rows } = await sql<{ login: string | null; isOpen: boolean }>`
    SELECT members.login_of(${id}) AS login, members.optional_block_at(${organisationPos}) AS "isOpen"`.execute(tx);
  return { accountLogin: rows[0]!.login, isOptionalBlockOpen: rows[0]!.isOpen };
};

export const member = question(
  contract.member,
  async ({ memberId, on }, { tx }) => {
    const row = await getMember(tx, memberId);
    const view = await recordView(tx, row, on);
    return { ...view, ...(await sideFacts(tx, row)), posts: await postsOf(tx, row.personId, on) } as never;
  },
  { over: overMember },
);

export const reveals = question(contract.reveals, async ({ memberId, skip }, { tx }) => revealsOf(tx, memberId, skip), {
  over: overMember,
});

type Reveal = { kind: SealedKind; at: Date; by: string | null; reason: string; isOwn: boolean };

const REVEALS_SHOWN = 500;

/** A page of the openings of sealed values of a member, latest first, with the display name of who opened, and how many there are. */
export const revealsOf = async (tx: Tx, memberId: string, skip: number): Promise<OutputOf<typeof contract.reveals>> => {
  const { rows } = await sql<Reveal>`
    SELECT r.kind, r.at, n.name AS by, r.reason, r.is_own AS "isOwn" FROM members.reveal r
    LEFT JOIN members.actor_names(${memberId}) n ON n.account_id = r.account_id
    WHERE r.member_id = ${memberId} ORDER BY r.at DESC, r.id DESC OFFSET ${skip} LIMIT ${REVEALS_SHOWN}`.execute(tx);
  const { rows: counted } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM members.reveal WHERE member_id = ${memberId}`.execute(tx);
  return { count: counted[0]!.count, rows: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
};
