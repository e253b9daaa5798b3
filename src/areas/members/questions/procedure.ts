import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { nearestNames, organisationsOn } from '../../organisations/public.ts';
import * as contract from '../contract/life-cycle-reads.ts';
import { lifeCycleRulesOn } from '../rules/life-cycle-deadlines.ts';
import type { LifeCyclePack } from '../rules/life-cycle-pack.ts';
import { type BaseLines, shareText } from '../rules/life-cycle-vote.ts';
import { probationEnd } from '../rules/probation.ts';
import { admissionClocks, procedureClocks } from '../rules/procedure-clocks.ts';
import { procedureFaceOf, ruledFaceOf } from './life-cycle-faces.ts';
import { homes } from './life-cycle-homes.ts';
import { packFaceOf } from './life-cycle-pack-face.ts';
import {
  getCandidate,
  getMember,
  getProcedure,
  type MemberRow,
  type ProcedureRow,
  probationOf,
  type StepRow,
} from './life-cycle-rows.ts';
import { lifeCycleWorld } from './life-cycle-world.ts';

/** Official members of an organisation on a day, and those of them who are taken off the base of a vote: each once, as the roll counts them. */
const baseLinesOf = async (tx: Tx, organisationId: string, on: Day): Promise<BaseLines> => {
  const { rows } = await sql<BaseLines>`
    SELECT coalesce(sum(c.official), 0)::int AS official, coalesce(sum(c.away), 0)::int AS "temporarilyAway",
      coalesce(sum(c.exempt), 0)::int AS "exemptNotPresent", coalesce(sum(c.suspended), 0)::int AS suspended
    FROM members.roll_counts(ARRAY[${organisationId}::uuid], ${on}::date) c`.execute(tx);
  return rows[0]!;
};

/** The probation of a member as the rules of today count it. */
export const probationFaceOf = async (tx: Tx, member: MemberRow, pack: LifeCyclePack) => {
  const { ceremonyOn, prolongedTo } = await probationOf(tx, member);
  const rule = pack.content.probation;
  return {
    ceremonyOn,
    endsOn: ceremonyOn === null ? null : probationEnd(rule, ceremonyOn, prolongedTo),
    isProlonged: prolongedTo !== null,
    ...ruledFaceOf(rule, pack.verified),
  };
};

const rulesFaceOf = (pack: LifeCyclePack | undefined) => {
  if (!pack) return null;
  const { votes, requests } = pack.content;
  return {
    pack: packFaceOf(pack),
    shares: {
      cell: shareText(votes.cell),
      grassroots: shareText(votes.grassroots),
      competent: shareText(votes.competent),
      competentDelegated: shareText(votes.competentDelegated),
    },
    votes: ruledFaceOf(votes, pack.verified),
    attempts: votes.attempts,
    requestsAtMost: requests.atMost,
  };
};

const subjectOf = async (tx: Tx, row: { memberId: string | null; candidateId: string | null }) =>
  row.memberId === null
    ? { of: await getCandidate(tx, row.candidateId!), member: null }
    : { of: await getMember(tx, row.memberId), member: await getMember(tx, row.memberId) };

/** The day whose rules the page shows: today while the matter runs, else that of the last step. */
const ruledOn = (row: ProcedureRow & { readonly steps: readonly StepRow[] }, today: Day): Day =>
  ['decided', 'stopped'].includes(row.state) ? (row.steps.at(-1)?.onDay ?? row.openedOn) : today;

export const procedure = question(
  contract.procedure,
  async (input, { tx, today }) => {
    const row = await getProcedure(tx, input.procedureId);
    const { of, member } = await subjectOf(tx, row);
    const world = lifeCycleWorld();
    const pack = lifeCycleRulesOn(world.packs, ruledOn(row, today));
    const first = lifeCycleRulesOn(world.packs, row.openedOn);
    const probation = row.kind === 'recognition' && member && pack ? await probationFaceOf(tx, member, pack) : null;
    const decision = row.decisionOn === null ? null : { decidedOn: row.decisionOn, receivedOn: row.receivedOn };
    const clocks =
      member === null && decision && 'ceremonyOn' in of
        ? admissionClocks({ ...of, decision, cvDoneOn: of.papersDoneOn }, world)
        : procedureClocks({ ...row, probationEnd: probation?.endsOn ?? null }, world);
    const [names, types] = [
      await nearestNames(tx, today, [row.organisationId]),
      await organisationsOn(tx, today, [row.organisationId]),
    ];
    const isGrassrootsCell = types.get(row.organisationId)?.type === 'grassroots-cell';
    return {
      ...procedureFaceOf(row, { steps: row.steps, clocks, pack, isGrassrootsCell }),
      subject: {
        name: of.fullName,
        memberId: row.memberId as never,
        candidateId: row.candidateId as never,
        organisationId: row.organisationId as never,
        organisationName: names.get(row.organisationId) ?? '',
        isFictional: of.isFictional,
      },
      probation,
      rules: rulesFaceOf(pack),
      openedUnder: first && first.id !== pack?.id ? packFaceOf(first) : null,
      base: await baseLinesOf(tx, row.organisationId, today),
    };
  },
  { over: homes.procedure },
);
