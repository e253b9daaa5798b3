import type { Day } from '../../../platform/calendar/day.ts';
import type { WorkCalendar } from '../../../platform/calendar/work-calendar.ts';
import { isRefusal, type Reason, type Refusal, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { LeadInput, TaskLine } from '../contract/task-shapes.ts';
import { type DueDay, dueDayOf } from './due-day.ts';

/** Who may be given tasks, as the records say. */
export type AssignmentFacts = {
  readonly organisationId: string;
  /** Since when the organisation lives; null where nobody has said. */
  readonly livesSince: Day | null;
  /** Members on the roll of the organisation or below it. */
  readonly memberIds: ReadonlySet<string>;
  /** Living organisations below it. */
  readonly unitIds: ReadonlySet<string>;
};

export type Assignment = {
  readonly assignedOn: Day;
  readonly lines: readonly TaskLine[];
  /** A source that is kept nowhere in the program says in words what it is. */
  readonly source: { readonly id: string | null; readonly words: string | null };
};

const whoReasons = (who: LeadInput, facts: AssignmentFacts, field: string): Reason[] => {
  if (who.kind === 'member')
    return facts.memberIds.has(who.memberId)
      ? []
      : [reason('tasks.member-not-of-organisation', {}, `${field}.memberId`)];
  const isWithin = who.organisationId === facts.organisationId || facts.unitIds.has(who.organisationId);
  return isWithin ? [] : [reason('tasks.unit-outside-reach', {}, `${field}.organisationId`)];
};

const idOf = (who: LeadInput): string => (who.kind === 'member' ? who.memberId : who.organisationId);

/** Twice in one line: the lead again among those who work on it, or one of them twice. */
const twiceReasons = ({ lead, coWorkers }: Pick<TaskLine, 'lead' | 'coWorkers'>, field: string): Reason[] => {
  const ids = [idOf(lead), ...coWorkers.map(idOf)];
  return ids.flatMap((id, at) =>
    ids.indexOf(id) === at ? [] : [reason('tasks.named-twice', {}, `${field}coWorkers.${at - 1}`)],
  );
};

/** Who leads a task and who works on it, checked against the records; paths begin with `field`. */
export const peopleReasons = (
  line: Pick<TaskLine, 'lead' | 'coWorkers'>,
  facts: AssignmentFacts,
  field = '',
): Reason[] => [
  ...whoReasons(line.lead, facts, `${field}lead`),
  ...line.coWorkers.flatMap((who, at) => whoReasons(who, facts, `${field}coWorkers.${at}`)),
  ...twiceReasons(line, field),
];

const dueReasons = (due: DueDay | Refusal, assignedOn: Day, field: string): Reason[] => {
  if (isRefusal(due)) return due.reasons.map((one) => ({ ...one, field }));
  return due.dueOn !== null && due.dueOn < assignedOn
    ? [reason('tasks.due-before-assignment', { assignedOn, dueOn: due.dueOn }, field)]
    : [];
};

const sameLineReasons = (lines: readonly TaskLine[]): Reason[] => {
  const keys = lines.map((line) => JSON.stringify([line.text.toLocaleLowerCase('vi'), line.lead]));
  return keys.flatMap((key, at) =>
    keys.indexOf(key) === at ? [] : [reason('tasks.line-twice', { line: at + 1 }, `lines.${at}.text`)],
  );
};

/** May these tasks be assigned? Gives the due day of each line, or refuses with every reason of every line. */
export const checkAssignment = (
  { assignedOn, lines, source }: Assignment,
  facts: AssignmentFacts,
  calendar: WorkCalendar,
  today: Day,
): readonly DueDay[] | Refusal => {
  const days = lines.map(({ due }) => dueDayOf(due, calendar));
  const reasons = [
    ...(source.id === null && source.words === null ? [reason('tasks.source-unnamed', {}, 'source.words')] : []),
    ...(assignedOn > today ? [reason('tasks.day-in-future', { day: assignedOn }, 'assignedOn')] : []),
    ...(facts.livesSince !== null && assignedOn < facts.livesSince
      ? [reason('tasks.before-organisation', { since: facts.livesSince }, 'assignedOn')]
      : []),
    ...lines.flatMap((line, at) => [
      ...peopleReasons(line, facts, `lines.${at}.`),
      ...dueReasons(days[at]!, assignedOn, `lines.${at}.due`),
    ]),
    ...sameLineReasons(lines),
  ];
  return reasons.length > 0 ? refuse(...reasons) : (days as DueDay[]);
};
