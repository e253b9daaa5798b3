import * as meetings from '../areas/meetings/contract.ts';
import { statusesOf } from '../areas/meetings/rules/roll-status.ts';
import * as members from '../areas/members/contract.ts';
import * as organisations from '../areas/organisations/contract.ts';
import { newId } from '../platform/action/id.ts';
import { addDays, type Day } from '../platform/calendar/day.ts';
import { addMonths } from '../platform/calendar/months.ts';
import { agendaOf, type CellWorld, markFictional } from './demonstration-cell-world.ts';
import type { Organisation } from './demonstration-seed.ts';

type GroupRow = members.GroupRow;
type Group = { readonly id: string; readonly head: string };

const personOf = async ({ program }: CellWorld, memberId: string): Promise<string> => {
  const { rows } = await program.pools.app_load.query<{ id: string }>(
    'SELECT person_id AS id FROM members.member WHERE id = $1',
    [memberId],
  );
  return rows[0]!.id;
};

const mayLead = ({ isOfficial, isGuest, isAway, state, post }: GroupRow): boolean =>
  isOfficial && !isGuest && !isAway && state === 'active' && post === null;

/** Sets the groups of a cell up, arranges its whole roll into them in turn, and names the head of each. */
const arrange = async (
  world: CellWorld,
  organisationId: Organisation,
  { names, from }: { readonly names: readonly string[]; readonly from: Day },
): Promise<Group[]> => {
  const { officer } = world;
  const { rows } = await officer(members.partyGroups, { organisationId, on: from });
  const ids: string[] = [];
  for (const name of names) {
    const group = { organisationId, name, from, cellMembers: rows.length };
    ids.push((await officer(organisations.establishPartyGroup, group)).groupId);
  }
  const places = rows.map(({ memberId }, at) => ({ memberId, groupId: ids[at % ids.length] as never }));
  const paper = `Nghị quyết chi bộ tháng ${from.slice(5, 7)}/${from.slice(0, 4)} (giả định)`;
  await officer(members.arrangePartyGroups, { organisationId, from, paper, places });
  const heads = ids.map((_, at) => rows.find((row, place) => place % ids.length === at && mayLead(row))!.memberId);
  for (const [at, head] of heads.entries()) {
    const personId = (await personOf(world, head)) as never;
    await officer(organisations.fillPost, {
      ...{ organisationId, kind: 'group-head', personId, groupId: ids[at] as never },
      from,
    });
  }
  return ids.map((id, at) => ({ id, head: heads[at]! }));
};

/** A meeting of one group, made up of its members of that day. */
const meet = async (
  { work, officer }: CellWorld,
  organisationId: Organisation,
  { id: groupId, head }: Group,
  heldOn: Day,
): Promise<string> => {
  const { groupMeeting } = work;
  const { rows } = await officer(members.partyGroups, { organisationId, on: heldOn });
  const mine = new Set<string>(rows.filter(({ group }) => group?.id === groupId).map(({ memberId }) => memberId));
  const { roll } = await officer(meetings.sheetOpening, { organisationId, kind: 'party-group', on: heldOn });
  const circle = roll.filter(({ memberId }) => mine.has(memberId));
  const called = circle.filter((person) => statusesOf(person)[0] === 'present');
  const absent = called.findLast(({ memberId }) => memberId !== head);
  const clerk = called.find(({ memberId }) => memberId !== head);
  const meetingId = newId<meetings.MeetingId>();
  const { version } = await officer(meetings.recordMeeting, {
    ...{ organisationId, meetingId, kind: 'party-group', groupId: groupId as never, heldOn },
    ...{ startedAt: '19:30', endedAt: '20:40', place: groupMeeting.place, noticedOn: addDays(heldOn, -2) },
    attendance: circle.map((person) =>
      person === absent
        ? { memberId: person.memberId, status: 'excused' as const, reason: 'ill' }
        : { memberId: person.memberId, status: statusesOf(person)[0]! },
    ),
    ...{ chairId: head, clerkId: clerk?.memberId ?? null, isAgendaApproved: true },
    items: agendaOf(groupMeeting.items, newId),
    tasks: [{ id: newId(), text: groupMeeting.task, ownerId: clerk?.memberId ?? head, dueOn: addDays(heldOn, 20) }],
    conclusion: groupMeeting.conclusion,
  });
  await officer(meetings.reportMeeting, { meetingId, expectedVersion: version, reportedOn: addDays(heldOn, 2) });
  return meetingId;
};

/** Party groups of a few cells with over thirty members; the groups of the first one met in the last two months. */
export const loadPartyGroups = async (world: CellWorld): Promise<void> => {
  const { work, today, cellNamed } = world;
  const first = `${today.slice(0, 7)}-01` as Day;
  const met: string[] = [];
  for (const [at, { cell, groups, monthsAgo }] of work.partyGroups.entries()) {
    const organisationId = cellNamed(cell);
    const arranged = await arrange(world, organisationId, { names: groups, from: addMonths(first, -monthsAgo) });
    if (at > 1) continue;
    for (const [place, group] of arranged.entries())
      met.push(await meet(world, organisationId, group, addDays(addMonths(first, -1), 19 + place)));
  }
  await markFictional(world, met);
};
