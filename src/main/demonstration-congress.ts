import * as meetings from '../areas/meetings/contract.ts';
import { statusesOf } from '../areas/meetings/rules/roll-status.ts';
import * as organisations from '../areas/organisations/contract.ts';
import type { InputOf } from '../platform/action/contract.ts';
import { newId } from '../platform/action/id.ts';
import { addDays, type Day } from '../platform/calendar/day.ts';
import { agendaOf, type CellWorld, markFictional } from './demonstration-cell-world.ts';
import type { Act } from './demonstration-matters.ts';
import type { Organisation } from './demonstration-seed.ts';

type Held = {
  readonly officer: Act;
  readonly meetingId: meetings.MeetingId;
  readonly nominatedBy: string;
  /** There with a vote. */
  readonly voters: number;
};

/**
 * An election with its one ballot: each gets all votes but so many, in the order of the list. Where more stand than are elected, the last one
 * gets those votes: nobody votes for more than are elected.
 */
const elect = async (
  { officer, meetingId, nominatedBy, voters }: Held,
  post: meetings.ElectedPost,
  { seats, fewer }: { readonly seats: number; readonly fewer: readonly (readonly [string, number])[] },
): Promise<void> => {
  const candidates = fewer.map(([memberId]) => ({ memberId, nomination: 'committee' as const, nominatedBy }));
  const list = { meetingId, post, numberSet: seats, candidates };
  const { electionId, version } = await officer(meetings.openElection, list);
  const ballots = { issued: voters, received: voters, valid: voters };
  const left = fewer.reduce((sum, [, less]) => sum + less, 0);
  const votes = fewer.map(([memberId, less], at) => ({ memberId, votes: at < seats ? voters - less : left }));
  const tally = { electionId, expectedVersion: version, seats, ...ballots, votes };
  const counted = await officer(meetings.recordBallot, tally);
  await officer(meetings.concludeElection, { electionId, expectedVersion: counted.version });
};

/** The sheet of the congress with its roll called: everybody came. */
const sheetOf = async ({ work: { congress }, officer }: CellWorld, organisationId: Organisation, heldOn: Day) => {
  const { roll } = await officer(meetings.sheetOpening, { organisationId, kind: 'congress', on: heldOn });
  const { eligible, chair, clerk } = whoMay(roll);
  const sheet = {
    ...{ organisationId, meetingId: newId<meetings.MeetingId>(), kind: 'congress' as const, heldOn },
    ...{ startedAt: '07:30', endedAt: '11:10', place: congress.place, title: congress.title },
    ...{ noticedOn: addDays(heldOn, -10), materialsOn: addDays(heldOn, -5), isAgendaApproved: true },
    attendance: roll.map((person) => ({ memberId: person.memberId, status: statusesOf(person)[0]! })),
    ...{ chairId: chair.memberId, clerkId: clerk.memberId, conclusion: congress.conclusion },
    items: agendaOf(congress.items, newId),
  };
  return { sheet, eligible };
};

/** Those in the committee first, as the roll lists them; the secretary chairs, and somebody without a post writes. */
const whoMay = (roll: readonly meetings.RollPerson[]) => {
  const eligible = roll.filter((one) => one.isOfficial && !one.isGuest && !one.isAway && one.state === 'active');
  return { eligible, chair: eligible[0]!, clerk: eligible.find(({ post }) => post === null)! };
};

/** The result goes up, the superior approves it, and the term is opened from it. */
const follow = async (
  { work, office, officer, today }: CellWorld,
  {
    organisationId,
    meetingId,
    heldOn,
  }: Pick<InputOf<typeof meetings.saveSheet>, 'organisationId' | 'meetingId' | 'heldOn'>,
) => {
  const { decision, reportedDaysAgo } = work.congress;
  const reportedOn = addDays(today, -reportedDaysAgo);
  const { version: reported } = await officer(meetings.reportResult, { meetingId, reportedOn });
  const { daysAgo, ...paper } = decision;
  const { version: approved } = await office(meetings.recordApproval, {
    ...{ meetingId, expectedVersion: reported },
    decision: { ...paper, decidedOn: addDays(today, -daysAgo) },
  });
  const { terms } = await office(organisations.termsOf, { organisationId });
  const [running] = terms;
  const term = { startsOn: heldOn, ordinal: running?.ordinal ? running.ordinal + 1 : null };
  await office(meetings.fillTerm, { meetingId, expectedVersion: approved, ...term });
};

/** A congress with three elections that are counted, and the term of the committee that followed. */
export const loadCongress = async (world: CellWorld): Promise<void> => {
  const { work, today, officer, cellNamed } = world;
  const { cell, daysAgo, nominatedBy } = work.congress;
  const organisationId = cellNamed(cell);
  const heldOn = addDays(today, -daysAgo);
  const { sheet, eligible } = await sheetOf(world, organisationId, heldOn);
  const { version } = await officer(meetings.saveSheet, sheet);
  const [secretary, deputy, member, newcomer] = eligible.map(({ memberId }) => memberId) as [
    string,
    string,
    string,
    string,
  ];
  const voters = eligible.length;
  const held = { officer, meetingId: sheet.meetingId, nominatedBy, voters };
  const list = [
    [secretary, 1],
    [deputy, 2],
    [newcomer, 5],
    [member, 0],
  ] as const;
  await elect(held, 'committee', { seats: 3, fewer: list });
  await elect(held, 'secretary', { seats: 1, fewer: [[secretary, 0]] });
  await elect(held, 'deputy-secretary', { seats: 1, fewer: [[deputy, 1]] });
  const recorded = await officer(meetings.recordMeeting, { ...sheet, expectedVersion: version });
  const report = { meetingId: sheet.meetingId, expectedVersion: recorded.version, reportedOn: addDays(heldOn, 2) };
  await officer(meetings.reportMeeting, report);
  await follow(world, sheet);
  await markFictional(world, [sheet.meetingId]);
};
