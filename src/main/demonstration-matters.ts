import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as members from '../areas/members/contract.ts';
import type { ActionContract, InputOf, OutputOf, QuestionContract } from '../platform/action/contract.ts';
import { newId } from '../platform/action/id.ts';
import { addDays, type Day, dayOf } from '../platform/calendar/day.ts';
import { addMonths } from '../platform/calendar/months.ts';
import type { Matters, Member, Organisation } from './demonstration-seed.ts';
import type { Program } from './program.ts';

export type Act = <C extends ActionContract | QuestionContract>(contract: C, input: InputOf<C>) => Promise<OutputOf<C>>;

type World = {
  readonly matters: Matters;
  readonly today: Day;
  /** The officer of the commune, and the collector of the cell. */
  readonly officer: Act;
  readonly collector: Act;
  readonly communeId: Organisation;
  readonly cellId: Organisation;
  readonly cellNamed: (name: string) => Organisation;
  /** The next members of a cell who hold no post and about whom nothing is under way. */
  readonly someOf: (cellId: Organisation, count: number) => Promise<Member[]>;
};

const matters = (): Matters =>
  parse(readFileSync(new URL('../../seeds/demonstration/matters.yaml', import.meta.url), 'utf8'));

const monthBefore = (on: Day, count: number): Day => `${addMonths(on, -count).slice(0, 7)}-01` as Day;

const loadCandidates = async ({ matters: { candidates }, officer, today, cellNamed, someOf }: World) => {
  for (const { cell, name, birthYear, monthsAgo, classMonthsAgo, helpers, ...candidate } of candidates) {
    const organisationId = cellNamed(cell);
    const acceptedOn = addMonths(today, -monthsAgo);
    const { candidateId } = await officer(members.acceptSympathiser, {
      ...candidate,
      organisationId,
      fullName: name,
      birthOn: `${birthYear}-05-19` as Day,
      schooling: 'diploma',
      acceptedOn,
      acceptedResolution: '03-NQ/MH',
      isFictional: true,
    });
    const sinceDay = addDays(acceptedOn, 3);
    for (const memberId of await someOf(organisationId, helpers))
      await officer(members.assignHelper, {
        candidateId,
        memberId,
        sinceDay,
        togetherSince: addMonths(acceptedOn, -24),
      });
    if (classMonthsAgo === undefined) continue;
    const { version } = await officer(members.candidate, { candidateId });
    const certifiedOn = addMonths(today, -classMonthsAgo);
    await officer(members.recordClass, {
      candidateId,
      expectedVersion: version,
      certificate: '12/GCN-MH',
      certifiedOn,
    });
  }
};

const loadTransfers = async ({ matters: { transfers, incoming }, officer, today, cellNamed, someOf }: World) => {
  for (const { from, kind, to, toText, daysAgo, reason } of transfers) {
    const [memberId] = await someOf(cellNamed(from), 1);
    const issuedOn = addDays(today, -daysAgo);
    const where = { toOrganisationId: to === undefined ? null : cellNamed(to), toText: toText ?? null };
    await officer(members.issueTransfer, {
      memberId: memberId!,
      kind,
      ...where,
      reason,
      issuedOn,
      duesPaidThrough: monthBefore(issuedOn, 0),
      signer: 'Cán bộ tổ chức (giả định)',
    });
  }
  for (const { cell, name, sex, birthYear, admitted, fromText, daysAgo } of incoming) {
    const issuedOn = addDays(today, -daysAgo);
    await officer(members.receiveFromOutside, {
      cellId: cellNamed(cell),
      fullName: name,
      sex,
      birthOn: `${birthYear}-09-02` as Day,
      standing: 'official',
      dates: { admissionDecidedOn: addDays(admitted, -9), admittedOn: admitted, officialOn: addMonths(admitted, 12) },
      fromText,
      issuedOn,
      presentedOn: addDays(issuedOn, 8),
      acceptedOn: addDays(issuedOn, 9),
      duesPaidThrough: monthBefore(issuedOn, 0),
      isFictional: true,
    });
  }
};

const loadResidence = async (world: World) => {
  const { matters: asked, officer, today, cellNamed, someOf, communeId, cellId } = world;
  const { introduced, guests } = asked.residence;
  const introducedOn = addDays(today, -introduced.daysAgo);
  for (const from of introduced.from)
    for (const memberId of await someOf(cellNamed(from), introduced.each))
      await officer(members.introduceToResidence, {
        memberId,
        status: 'introduced',
        toOrganisationId: communeId,
        introducedOn,
      });
  for (const { name, daysAgo, ...guest } of guests)
    await officer(members.recordResidenceGuest, {
      ...guest,
      organisationId: cellId,
      fullName: name,
      introducedOn: addDays(today, -daysAgo),
      isFictional: true,
    });
};

const loadDues = async ({ matters: asked, officer, collector, today, communeId, cellId, someOf }: World) => {
  const { region, months, paidShare, source } = asked.dues;
  await officer(members.setDuesRegion, {
    organisationId: communeId,
    region,
    fromMonth: monthBefore(today, 10),
    source,
  });
  for (const memberId of await someOf(cellId, 3))
    await collector(members.declareDuesBasis, {
      organisationId: cellId,
      memberId,
      group: 'pensioner',
      basis: 5_400_000,
      validFrom: monthBefore(today, months),
    });
  for (let ago = months; ago >= 1; ago--) {
    const month = monthBefore(today, ago);
    await collector(members.openDuesMonth, { organisationId: cellId, month });
    const { lines } = await collector(members.duesLedger, { organisationId: cellId, month });
    const due = lines.filter(({ state }) => state === 'unpaid').map(({ memberId }) => memberId);
    const memberIds = due.slice(0, Math.ceil(due.length * paidShare));
    if (memberIds.length === 0) continue;
    const paidOn = addDays(month, 14);
    await collector(members.recordMonthPayments, { organisationId: cellId, month, memberIds, paidOn, channel: 'cash' });
  }
};

const loadBadges = async ({ matters: { badges }, officer, today, communeId }: World) => {
  const { coming } = await officer(members.badgeRoundsOfYear, { year: Number(today.slice(0, 4)) });
  const { items } = await officer(members.badgesDue, { roundOn: coming, underId: communeId });
  const lines = items
    .filter(({ state }) => state === 'due')
    .slice(0, badges)
    .map(({ memberId, level }) => ({ memberId, level }));
  if (lines.length > 0) await officer(members.proposeBadges, { roundOn: coming, lines });
};

/** Acts as an account of the demonstration; a refusal stops the load. */
export const acting =
  (program: Program, accountId: string): Act =>
  async ({ name }, input) => {
    const outcome = await program.runner.call({ name, input, accountId, requestId: newId() });
    if (outcome.ok) return outcome.answer as never;
    throw new Error(
      `${name}: ${outcome.reasons.map(({ code, params }) => `${code} ${JSON.stringify(params)}`).join(', ')}`,
    );
  };

const membersWithoutPost = (program: Program) => {
  const taken = new Map<string, number>();
  return async (cellId: string, count: number): Promise<Member[]> => {
    const skip = taken.get(cellId) ?? 0;
    taken.set(cellId, skip + count);
    const { rows } = await program.pools.app_load.query<{ id: Member }>(
      `SELECT m.id FROM members.member m
       WHERE m.org_id = $1 AND m.state = 'active' AND m.standing = 'official' AND m.official_on < '2022-01-01' AND m.account_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM organisations.published_post p WHERE p.person_id = m.person_id)
         AND NOT EXISTS (SELECT 1 FROM members.membership s WHERE s.member_id = m.id AND s.kind = 'temporary')
       ORDER BY m.dossier_number OFFSET $2 LIMIT $3`,
      [cellId, skip, count],
    );
    return rows.map(({ id }) => id);
  };
};

/** Organisations of the fictional commune by their names of today. */
export const cellsByName = async (program: Program, communeId: string): Promise<(name: string) => Organisation> => {
  const { rows } = await program.pools.app_load.query<{ id: Organisation; name: string }>(
    `SELECT o.id, o.name FROM organisations.published_organisation o JOIN organisations.published_position top ON top.id = $1
     WHERE o.pos > top.pos AND o.pos < top.pos_end AND upper_inf(o.period)`,
    [communeId],
  );
  const byName = new Map(rows.map(({ id, name }) => [name, id]));
  return (name) => {
    const id = byName.get(name);
    if (id === undefined) throw new Error(`seeds/demonstration: there is no "${name}"`);
    return id;
  };
};

/**
 * What is under way in the fictional commune on the first day: candidates, transfers, residence links, dues and badges, each by the
 * action of its own, as its officer and its collector would have done.
 */
export const loadMatters = async (
  program: Program,
  places: { readonly communeId: string; readonly cellId: string; readonly officer: string; readonly collector: string },
  now: Date,
): Promise<void> => {
  const world: World = {
    matters: matters(),
    today: dayOf(now),
    officer: acting(program, places.officer),
    collector: acting(program, places.collector),
    communeId: places.communeId as Organisation,
    cellId: places.cellId as Organisation,
    cellNamed: await cellsByName(program, places.communeId),
    someOf: membersWithoutPost(program),
  };
  for (const load of [loadCandidates, loadTransfers, loadResidence, loadDues, loadBadges]) await load(world);
};
