import type { Day } from '../../../platform/calendar/day.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';

const withoutTasks: ReadonlySet<MeetingKind> = new Set(['party-group', 'congress']);

/** Whether a meeting of that kind goes through the tasks of its organisation; a Party group and a congress hear of what is told. */
export const goesThroughTasks = (kind: MeetingKind): boolean => !withoutTasks.has(kind);

type Asked = { readonly kind: MeetingKind; readonly on: Day; readonly told: ReadonlySet<string> };

/** Open tasks due by the day of a meeting that goes through them, of which it heard nothing. */
export const unansweredTasks = <T extends { readonly id: string; readonly dueOn: Day | null }>(
  open: readonly T[],
  { kind, on, told }: Asked,
): T[] =>
  goesThroughTasks(kind) ? open.filter(({ id, dueOn }) => dueOn !== null && dueOn <= on && !told.has(id)) : [];
