import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import * as contract from '../contract/life-cycle-reads.ts';
import { clockFrom, lifeCycleRulesOn } from '../rules/life-cycle-deadlines.ts';
import { clockFaceOf, ruledFaceOf } from './life-cycle-faces.ts';
import { homes } from './life-cycle-homes.ts';
import { getMember, type MemberRow } from './life-cycle-rows.ts';
import { lifeCycleWorld } from './life-cycle-world.ts';
import { probationFaceOf } from './procedure.ts';

type Answer = typeof contract.lifeCycle.output._output;
type Row<K extends keyof Answer> = Answer[K] extends readonly (infer R)[] ? R : never;

const decisionAs = (prefix: string) => sql`
  CASE WHEN ${sql.ref(`${prefix}decision_number`)} IS NULL THEN NULL ELSE jsonb_build_object(
    'number', ${sql.ref(`${prefix}decision_number`)}, 'decidedOn', ${sql.ref(`${prefix}decision_on`)},
    'issuer', ${sql.ref(`${prefix}decision_issuer`)}) END`;

const proceduresOf = async (tx: Tx, memberId: string) =>
  (
    await sql<Row<'procedures'>>`
      SELECT id, kind, state, opened_on AS "openedOn" FROM members.procedure WHERE member_id = ${memberId}
      ORDER BY opened_on DESC, id DESC`.execute(tx)
  ).rows;

const suspensionsOf = async (tx: Tx, memberId: string) =>
  (
    await sql<Row<'suspensions'>>`
      SELECT id, since_day AS "sinceDay", planned_until AS "plannedUntil", lifted_on AS "liftedOn", reason,
        ${decisionAs('')} AS decision, version
      FROM members.suspension WHERE member_id = ${memberId} ORDER BY since_day DESC`.execute(tx)
  ).rows;

const endsOf = async (tx: Tx, memberId: string) => {
  const { rows } = await sql<Omit<Row<'ends'>, 'clock'>>`
    SELECT id, kind, effective_on AS "effectiveOn", reason, ${decisionAs('')} AS decision, decision_received_on AS "receivedOn",
      is_minor_crime AS "isMinorCrime", record_cleared_on AS "recordClearedOn", reported_on AS "reportedOn", version
    FROM members.member_end WHERE member_id = ${memberId} AND withdrawn_at IS NULL ORDER BY effective_on DESC`.execute(
    tx,
  );
  return rows.map((row) => {
    const clock =
      row.kind === 'deceased' && row.reportedOn === null
        ? clockFrom('deathReport', row.effectiveOn, lifeCycleWorld())
        : undefined;
    return { ...row, clock: clock ? clockFaceOf(clock) : null };
  });
};

const reentriesOf = async (tx: Tx, memberId: string) =>
  (
    await sql<Row<'reentries'>>`
      SELECT kind, effective_on AS "effectiveOn", ${decisionAs('')} AS decision FROM members.reentry
      WHERE member_id = ${memberId} ORDER BY effective_on DESC`.execute(tx)
  ).rows;

const complaintsOf = async (tx: Tx, memberId: string) =>
  (
    await sql<Row<'complaints'>>`
      SELECT id, level, filed_on AS "filedOn", received_on AS "receivedOn", is_late AS "isLate", answer_due_on AS "answerDueOn",
        answered_on AS "answeredOn", answer, version
      FROM members.complaint WHERE member_id = ${memberId} ORDER BY received_on DESC`.execute(tx)
  ).rows;

const probationFor = async (tx: Tx, member: MemberRow, on: Parameters<typeof lifeCycleRulesOn>[1]) => {
  const world = lifeCycleWorld();
  const pack = lifeCycleRulesOn(world.packs, on);
  if (!pack || member.standing === 'official') return null;
  const face = await probationFaceOf(tx, member, pack);
  const clock = face.endsOn === null ? undefined : clockFrom('recognitionVote', face.endsOn, world);
  return { ...face, clock: clock ? clockFaceOf(clock) : null };
};

export const lifeCycle = question(
  contract.lifeCycle,
  async (input, { tx, today }) => {
    const member = await getMember(tx, input.memberId);
    const pack = lifeCycleRulesOn(lifeCycleWorld().packs, today);
    const { id, fullName, birthYear, standing, state, isFictional, version, admittedOn, organisationId } = member;
    return {
      member: {
        id: id as never,
        fullName,
        birthYear,
        standing,
        state,
        isFictional,
        version,
        admittedOn,
        organisationId: organisationId as never,
      },
      probation: await probationFor(tx, member, today),
      procedures: await proceduresOf(tx, member.id),
      suspensions: await suspensionsOf(tx, member.id),
      ends: await endsOf(tx, member.id),
      reentries: await reentriesOf(tx, member.id),
      complaints: await complaintsOf(tx, member.id),
      grounds: (pack?.content.removalGrounds ?? []).map((ground) => ({
        code: ground.code,
        name: ground.name,
        ...ruledFaceOf(ground, pack!.verified),
      })),
    };
  },
  { over: homes.member },
);
