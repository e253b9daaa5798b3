import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { nearestNames, organisationsOn } from '../../organisations/public.ts';
import * as contract from '../contract/life-cycle-reads.ts';
import type { CandidateId } from '../contract.ts';
import { admissionChecklist } from '../rules/admission-checklist.ts';
import { permissionsIn } from '../rules/admission-permission.ts';
import { type Quarter, quartersWithoutNote } from '../rules/candidate-notes.ts';
import { lifeCycleRulesOn } from '../rules/life-cycle-deadlines.ts';
import { admissionClocks, firstDue, procedureClocks } from '../rules/procedure-clocks.ts';
import { admissionFactsOf, helpersOf } from './admission-facts.ts';
import { checkLineFaceOf, clockFaceOf, nextOf, procedureFaceOf, ruledFaceOf } from './life-cycle-faces.ts';
import { homes } from './life-cycle-homes.ts';
import { packFaceOf } from './life-cycle-pack-face.ts';
import { type CandidateRow, findProcedureOf, getCandidate, type ProcedureRow, stepsOf } from './life-cycle-rows.ts';
import { lifeCycleWorld } from './life-cycle-world.ts';

type NoteRow = Quarter & {
  readonly id: never;
  readonly helperId: never;
  readonly notedOn: Day;
  readonly remark: string;
};

const notesOf = async (tx: Tx, candidateId: string): Promise<NoteRow[]> => {
  const { rows } = await sql<NoteRow>`
    SELECT id, helper_id AS "helperId", year, quarter, noted_on AS "notedOn", remark FROM members.candidate_note
    WHERE candidate_id = ${candidateId} ORDER BY year DESC, quarter DESC, noted_on DESC`.execute(tx);
  return rows;
};

const helpFor = async (tx: Tx, candidate: CandidateRow, today: Day) => {
  const [helpers, notes] = [await helpersOf(tx, candidate.id), await notesOf(tx, candidate.id)];
  const isRunning = !['admitted', 'stopped'].includes(candidate.state);
  return {
    notes,
    helpers: helpers.map((helper) => ({
      id: helper.id as never,
      memberId: helper.memberId as never,
      fullName: helper.fullName,
      sinceDay: helper.sinceDay,
      untilDay: helper.untilDay,
      togetherSince: helper.togetherSince,
      isOfficial: helper.isOfficial,
      missingNotes: isRunning
        ? quartersWithoutNote(
            helper,
            notes.filter((note) => note.helperId === helper.id),
            today,
          )
        : [],
    })),
  };
};

const clocksFor = async (tx: Tx, candidate: CandidateRow, procedure: ProcedureRow | undefined) => {
  const world = lifeCycleWorld();
  if (!procedure || candidate.state === 'stopped') return [];
  if (procedure.decisionOn !== null) {
    const decision = { decidedOn: procedure.decisionOn, receivedOn: procedure.receivedOn };
    return admissionClocks({ ...candidate, decision, cvDoneOn: candidate.papersDoneOn }, world);
  }
  return procedureClocks({ ...procedure, steps: await stepsOf(tx, procedure.id), probationEnd: null }, world);
};

/** The conditions are those of the day on which the cell voted (294-QĐ/TW art. 1.1); until then those of today. */
const dayOfVote = async (tx: Tx, procedure: ProcedureRow | undefined): Promise<Day | undefined> =>
  procedure &&
  (await stepsOf(tx, procedure.id)).findLast(({ kind, isEnough }) => kind === 'cell-vote' && isEnough)?.onDay;

/** What the rules ask of a candidate on a day, and by which pack. */
const rulesFor = async (tx: Tx, candidate: CandidateRow, procedure: ProcedureRow | undefined, checkedOn: Day) => {
  const pack = lifeCycleRulesOn(lifeCycleWorld().packs, checkedOn);
  if (!pack) return { checkedOn, checklist: [], decider: null, pack: null };
  const steps = procedure ? await stepsOf(tx, procedure.id) : [];
  const facts = await admissionFactsOf(tx, candidate, permissionsIn(steps, checkedOn));
  const { admissionDecider: decider } = pack.content;
  return {
    checkedOn,
    checklist: admissionChecklist(pack.content, facts, checkedOn).map((line) => checkLineFaceOf(line, pack)),
    decider: { ...decider.name, ...ruledFaceOf(decider, pack.verified) },
    pack: packFaceOf(pack),
  };
};

const procedureFor = async (tx: Tx, row: ProcedureRow | undefined, today: Day) => {
  if (!row) return null;
  const types = await organisationsOn(tx, today, [row.organisationId]);
  return procedureFaceOf(row, {
    steps: await stepsOf(tx, row.id),
    clocks: [],
    pack: undefined,
    isGrassrootsCell: types.get(row.organisationId)?.type === 'grassroots-cell',
  });
};

export const candidate = question(
  contract.candidate,
  async (input, { tx, today }) => {
    const found = await getCandidate(tx, input.candidateId);
    const { personId: _, stateBefore: __, ...row } = found;
    const running = await findProcedureOf(tx, row.id);
    const clocks = await clocksFor(tx, found, running);
    const names = await nearestNames(tx, today, [row.organisationId]);
    return {
      ...row,
      id: row.id as CandidateId,
      organisationId: row.organisationId as never,
      memberId: row.memberId as never,
      organisationName: names.get(row.organisationId) ?? '',
      birthYear: row.birthOn === null ? null : Number(row.birthOn.slice(0, 4)),
      procedureId: (running?.id ?? null) as never,
      isReferred: running?.state === 'referred',
      next: nextOf(firstDue(clocks)),
      clocks: clocks.map(clockFaceOf),
      procedure: await procedureFor(tx, running, today),
      ...(await helpFor(tx, found, today)),
      ...(await rulesFor(tx, found, running, input.on ?? (await dayOfVote(tx, running)) ?? today)),
    };
  },
  { over: homes.candidate },
);

export const possibleHelpers = question(
  contract.possibleHelpers,
  async (input, { tx }) => {
    const row = await getCandidate(tx, input.candidateId);
    const { rows } = await sql<(typeof contract.possibleHelpers.output._output)['members'][number]>`
      SELECT id, full_name AS "fullName", birth_year AS "birthYear", standing, state, is_fictional AS "isFictional"
      FROM members.member
      WHERE org_id = ${row.organisationId} AND is_present AND standing = 'official' AND state = 'active'
      ORDER BY sort_name COLLATE "vi-x-icu", id`.execute(tx);
    return { members: rows };
  },
  { over: homes.candidate },
);
