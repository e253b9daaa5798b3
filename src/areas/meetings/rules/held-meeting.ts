import type { Day } from '../../../platform/calendar/day.ts';
import type { Finding } from '../../organisations/contract.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import type { OnlineInput } from './check-online.ts';
import type { MeetingRulesPack } from './meeting-rules-shape.ts';
import type { Clock, Life, Slot } from './meeting-slot.ts';
import type { OnlinePack } from './online-meeting-shape.ts';
import type { DecidedMinutes } from './required-minutes.ts';
import type { RollPerson } from './roll-status.ts';
import type { Part } from './share-reached.ts';
import type { AttendanceLine, Turnout } from './turnout.ts';

export type HeldMeeting = OnlineInput & {
  readonly kind: MeetingKind;
  readonly groupId: string | null;
  readonly heldOn: Day;
  readonly startedAt: Clock;
  readonly endedAt: Clock;
  /** `running`: the sheet is still being filled, so open ends are allowed. */
  readonly sheet: 'running' | 'complete';
  readonly isInsteadOfRegular: boolean;
  readonly noticedOn: Day | null;
  readonly materialsOn: Day | null;
  readonly chairId: string | null;
  readonly clerkId: string | null;
  readonly attendance: readonly AttendanceLine[];
  readonly tasks: readonly { readonly owners: number; readonly dueOn: Day | null }[];
};

export type MeetingFacts = {
  readonly today: Day;
  /** Day on which the sheet came in; null: it is being entered today. */
  readonly enteredOn: Day | null;
  readonly life: Life;
  readonly roll: readonly RollPerson[];
  /** Holders of a post in the committee on the day: they make up a committee meeting. Null: unknown. */
  readonly postHolderIds: ReadonlySet<string> | null;
  /** Secretary and deputies on the day, who chair; null: unknown. */
  readonly headIds: ReadonlySet<string> | null;
  /** Members of the group, for a meeting of a group; null: unknown. */
  readonly groupMemberIds: ReadonlySet<string> | null;
  /** Other meetings of this organisation in the month that were not cancelled, held or planned. */
  readonly others: readonly (Slot & { readonly isHeld: boolean })[];
  /** Whether the committee met to prepare it; null: unknown. */
  readonly isPrepared: boolean | null;
  readonly decidedMinutes: DecidedMinutes | null;
  readonly durationPreset: string | null;
  readonly pack: MeetingRulesPack | null;
  readonly online: OnlinePack | null;
};

export type MeetingVerdict = {
  /** Null while no rule is in force for the day: nothing can be counted out of a base then. */
  readonly turnout: Turnout | null;
  readonly minutes: number | null;
  /** Days from the meeting to its entry. */
  readonly enteredAfterDays: number;
  readonly apart: Part | null;
  readonly findings: readonly Finding[];
};

export type CircleFacts<Person extends RollPerson> = Pick<MeetingFacts, 'postHolderIds' | 'groupMemberIds'> & {
  readonly roll: readonly Person[];
};

/** Whom this kind of meeting is made up of: the whole roll, the committee, or one group of the cell. */
export const circleOf = <Person extends RollPerson>(kind: MeetingKind, facts: CircleFacts<Person>) => {
  const ids = kind === 'committee' ? facts.postHolderIds : kind === 'party-group' ? facts.groupMemberIds : null;
  return ids === null ? facts.roll : facts.roll.filter(({ memberId }) => ids.has(memberId));
};
