import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import { rollOf, votingBaseRules } from '../../members/public.ts';
import { nearestNames, organisationsOn } from '../../organisations/public.ts';
import { openTasksOf } from '../../tasks/public.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import * as contract from '../contract/reads.ts';
import { agendaGroupOf, type Carried, draftAgenda } from '../rules/agenda.ts';
import { meetingAgendaKind } from '../rules/agenda-pack.ts';
import { voteRulesKind } from '../rules/vote-rules-pack.ts';
import { electionRulesOn } from './election-world.ts';
import { meetingPacksOn } from './meeting-facts.ts';
import { openPackOf } from './open-pack.ts';
import { orientationsFor } from './orientation-rows.ts';
import { scorePackOn } from './score-record.ts';
import { topicForMeeting } from './topic-rows.ts';
import { waitingCases } from './waiting-cases.ts';

type Opening = typeof contract.sheetOpening.output._output;
type OpenTask = Opening['openTasks'][number];

const cellOn = async (tx: Tx, organisationId: string, on: Day) => {
  const cell = (await organisationsOn(tx, on, [organisationId])).get(organisationId);
  if (!cell) throw new Refused(refuseNotFound(reason('meetings.no-organisation-then', { day: on }, 'on')));
  const superior = cell.parentId && (await nearestNames(tx, on, [cell.parentId])).get(cell.parentId);
  return { ...cell, superior: superior || null };
};

const agendaOn = (
  on: Day,
  kind: typeof contract.sheetOpening.input._output.kind,
  cell: { readonly type: string; readonly sector: string | null },
  { tasks, orientation, topic }: { readonly tasks: readonly OpenTask[] } & Pick<Carried, 'orientation' | 'topic'>,
): Opening['agenda'] => {
  const pack = findPackInForce(shippedPacks(), meetingAgendaKind, on);
  if (!pack) return [];
  const group = agendaGroupOf(pack.content, cell)?.code ?? null;
  const carried = tasks.map(({ taskId, text, dueOn }) => ({ id: taskId, title: text, dueOn }));
  const empty = { answers: [], cases: [], orientation, topic };
  return draftAgenda(pack.content, { kind, group }, { ...empty, tasks: carried }).map(({ caseKind: _, ...line }) => ({
    ...line,
    attached: [...line.attached],
  }));
};

/** What was handed on to the meeting from above and by the cell's own plan of topics. */
const handedOnTo = async (
  tx: Tx,
  organisationId: string,
  { on, kind }: { readonly on: Day; readonly kind: MeetingKind },
): Promise<Pick<Carried, 'orientation' | 'topic'>> => ({
  // Guidance of a month is for the meetings of the month; an extraordinary one is called for a matter of its own.
  orientation: kind === 'extraordinary' ? [] : await orientationsFor(tx, organisationId, on),
  topic: await topicForMeeting(tx, organisationId, on),
});

const holdsMinutes = async (tx: Tx, organisationId: string): Promise<boolean> => {
  const { rows } = await sql<{ holds: boolean }>`SELECT meetings.holds_minutes_of(${organisationId}) AS holds`.execute(
    tx,
  );
  return rows[0]!.holds;
};

export const sheetOpening = question(contract.sheetOpening, async ({ organisationId, kind, on }, { tx, today }) => {
  const cell = await cellOn(tx, organisationId, on);
  const roll = await rollOf(tx, organisationId, on);
  const openTasks = (await openTasksOf(tx, organisationId, on)).map(
    (task): OpenTask => ({
      taskId: task.id,
      text: task.text,
      owner: task.leadName,
      dueOn: task.dueOn,
      isLate: task.dueOn !== null && task.dueOn < today,
    }),
  );
  const { pack, online } = meetingPacksOn(on);
  return {
    organisation: { id: organisationId, name: cell.name, superior: cell.superior, sector: cell.sector },
    on,
    roll: roll.map(({ memberId, fullName, post, isOfficial, isGuest, isAway, state }) => ({
      memberId,
      fullName,
      post: post && { vi: post.vi, en: post.en },
      isOfficial,
      isGuest,
      isAway,
      state,
    })),
    agenda: agendaOn(on, kind, cell, { tasks: openTasks, ...(await handedOnTo(tx, organisationId, { on, kind })) }),
    openTasks,
    cases: await waitingCases(tx, { organisationId, on, kind, today }),
    packs: {
      meeting: openPackOf(pack),
      online: openPackOf(online),
      votes: openPackOf(findPackInForce(shippedPacks(), voteRulesKind, on)),
      base: openPackOf(votingBaseRules(on)),
      score: openPackOf(scorePackOn(on)),
      election: openPackOf(electionRulesOn(kind, on) as never),
    },
    isMinutesHolder: await holdsMinutes(tx, organisationId),
  };
});
