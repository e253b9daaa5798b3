import { addDays, type Day } from '../../../platform/calendar/day.ts';
import type { TopicText } from './fictional-bank.ts';
import { topicOf } from './fictional-sheet.ts';
import type { CellWorld, FictionalMeeting } from './fictional-year.ts';

export type FictionalTopic = {
  readonly id: string;
  readonly organisationId: string;
  readonly year: number;
  readonly quarter: number;
  readonly text: TopicText;
  readonly state: 'planned' | 'drafting' | 'approved' | 'held';
  readonly drafterId: string | null;
  readonly draftDueOn: Day | null;
  readonly approvedOn: Day | null;
  readonly approvedIn: string | null;
  readonly meetingId: string | null;
  /** Null: no result was noted yet. */
  readonly resultOn: Day | null;
};

const quarterOf = (on: Day): number => Math.ceil(Number(on.slice(5, 7)) / 3);
const yearOf = (on: Day): number => Number(on.slice(0, 4));
const isOnTopic = ({ slot: { kind } }: FictionalMeeting): boolean => kind === 'combined' || kind === 'thematic';

const heldTopic = (world: CellWorld, { sheet, preparedBy }: FictionalMeeting): FictionalTopic => {
  const { heldOn } = sheet;
  const resultOn = addDays(heldOn, 40);
  return {
    id: world.newId(),
    organisationId: world.cell.id,
    year: yearOf(heldOn),
    quarter: quarterOf(heldOn),
    text: topicOf(world, quarterOf(heldOn)),
    state: 'held',
    drafterId: sheet.clerkId,
    draftDueOn: addDays(heldOn, -7),
    approvedOn: addDays(heldOn, -2),
    approvedIn: preparedBy,
    meetingId: sheet.meetingId,
    resultOn: resultOn <= world.today ? resultOn : null,
  };
};

const comingStates = ['planned', 'drafting', 'approved'] as const;

/** The topic of the running quarter while it has not been held: how far its draft is differs from cell to cell. */
const comingTopic = (world: CellWorld, drafterId: string | null): FictionalTopic => {
  const { today, at } = world;
  const state =
    drafterId === null || world.habit === 'without-topic'
      ? 'planned'
      : comingStates[Math.floor(at / 9) % comingStates.length]!;
  const isDrafted = state !== 'planned';
  return {
    id: world.newId(),
    organisationId: world.cell.id,
    year: yearOf(today),
    quarter: quarterOf(today),
    text: topicOf(world, quarterOf(today)),
    state,
    drafterId: isDrafted ? drafterId : null,
    draftDueOn: isDrafted ? addDays(today, 5) : null,
    approvedOn: state === 'approved' ? addDays(today, -1) : null,
    approvedIn: null,
    meetingId: null,
    resultOn: null,
  };
};

/** The register of topics of one invented cell: those that were talked over, and that of the running quarter. */
export const fictionalTopics = (world: CellWorld, meetings: readonly FictionalMeeting[]): FictionalTopic[] => {
  const held = meetings.filter(isOnTopic).map((one) => heldTopic(world, one));
  const { today } = world;
  const isHeld = held.some(({ year, quarter }) => year === yearOf(today) && quarter === quarterOf(today));
  return isHeld ? held : [...held, comingTopic(world, meetings.at(-1)?.sheet.clerkId ?? null)];
};
