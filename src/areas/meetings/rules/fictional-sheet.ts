import { addDays, type Day } from '../../../platform/calendar/day.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import type { AgendaLine, SheetInput } from '../contract/sheet.ts';
import { conclusionCode } from './adoption-vote.ts';
import { agendaGroupOf, draftAgenda } from './agenda.ts';
import type { MeetingAgenda } from './agenda-shape.ts';
import { fictionalAttendance } from './fictional-attendance.ts';
import { type Draws, groupOf, inTurn, type MeetingBank, type Theme, type TopicText } from './fictional-bank.ts';
import type { Habit, Slot } from './fictional-habits.ts';
import { isThere, type RollPerson, statusesOf } from './roll-status.ts';

export type Face = RollPerson & { readonly fullName: string; readonly sortName: string };
export type Holder = { readonly memberId: string; readonly kind: string };
export type Visitor = { readonly personId: string; readonly fullName: string; readonly post: string };

/** What an invented sheet is made from: the cell, the people of the day, the words. */
export type SheetWorld = {
  readonly cell: { readonly id: string; readonly type: string; readonly sector: string | null };
  readonly habit: Habit;
  /** Place of the cell in the order of the tree: turns the lists of words. */
  readonly at: number;
  readonly bank: MeetingBank;
  readonly draws: Draws;
  readonly newId: () => string;
  readonly agenda: MeetingAgenda | null;
  /** Roll of the day, of the committee only where the committee meets. */
  readonly roll: readonly Face[];
  readonly holders: readonly Holder[] | null;
  readonly visitor: Visitor | null;
};

const secretaries = ['secretary', 'standing-deputy-secretary', 'deputy-secretary'];
const mayCome = (person: RollPerson): boolean =>
  !person.isGuest && !person.isAway && person.isOfficial && statusesOf(person)[0] === 'present';

/** Chair and minute-taker among those who can be there; the chair stays open where no secretary is known. */
const seatsOf = ({ roll, holders }: SheetWorld): { chairId: string | null; clerkId: string | null } => {
  const free = roll.filter(mayCome);
  const chair = secretaries
    .flatMap((kind) => (holders ?? []).filter((one) => one.kind === kind))
    .find(({ memberId }) => free.some((person) => person.memberId === memberId));
  const clerk = free.find(({ memberId }) => memberId !== chair?.memberId);
  return { chairId: chair?.memberId ?? null, clerkId: clerk?.memberId ?? null };
};

const minutesOf = (kind: Slot['kind'], habit: Habit, ago: number, draws: Draws): number => {
  if (kind === 'committee') return 45 + draws.whole(0, 3) * 5;
  if (habit === 'short' && ago % 2 === 1) return 55 + draws.whole(0, 4) * 5;
  return kind === 'combined' ? 120 + draws.whole(0, 5) * 5 : 90 + draws.whole(0, 6) * 5;
};

const later = (clock: string, minutes: number): string => {
  const [hour, minute] = clock.split(':').map(Number) as [number, number];
  const end = hour * 60 + minute + minutes;
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
};

const monthNumber = (on: Day): number => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7));

/** A stale agenda says the same every month. */
const turnOf = ({ habit, at }: SheetWorld, on: Day): number => at * 3 + (habit === 'stale' ? 0 : monthNumber(on));

export const themeOf = (world: SheetWorld, on: Day): Theme =>
  inTurn(world.bank.themes[groupOf(world.bank, world.cell.sector)], turnOf(world, on));

export const topicOf = ({ bank, cell, at }: Pick<SheetWorld, 'bank' | 'cell' | 'at'>, quarter: number): TopicText =>
  inTurn(bank.topics[groupOf(bank, cell.sector)], at + quarter);

type Written = { readonly content?: string; readonly conclusion?: string; readonly opinions?: readonly string[] };

const writtenOf = (world: SheetWorld, on: Day): Readonly<Record<string, Written>> => {
  const { bank } = world;
  const theme = themeOf(world, on);
  const topic = topicOf(world, Math.ceil(Number(on.slice(5, 7)) / 3));
  const turn = turnOf(world, on);
  return {
    news: { content: inTurn(bank.news, turn) },
    'last-month': { content: inTurn(bank.lastMonth, turn) },
    'next-month': { content: theme.title, conclusion: theme.conclusion },
    discussion: { content: theme.content, opinions: theme.opinions },
    draft: { content: `Thống nhất nội dung trình chi bộ: ${theme.title.toLowerCase()}.` },
    topic: { content: `${topic.title}. ${topic.situation}`, conclusion: topic.solution },
    'topic-discussion': { opinions: [topic.lessons] },
    // Only the vote stands under it: what was concluded is said once, for the whole sheet.
    [conclusionCode]: {},
  };
};

/** The conclusion is voted on where a monthly resolution is; a committee of these invented cells votes on none. */
const isHeldBy = ({ kind }: Slot, code: string): boolean =>
  code !== conclusionCode || kind === 'regular' || kind === 'combined';

/** Lines of the template that say something; which members spoke is drawn among those there. */
const itemsOf = (world: SheetWorld, slot: Slot, there: readonly Face[]): AgendaLine[] => {
  const { agenda, cell, newId, draws } = world;
  if (agenda === null) return [];
  const group = agendaGroupOf(agenda, cell)?.code ?? null;
  const carried = { tasks: [], orientation: [], answers: [], topic: null, cases: [] };
  const written = writtenOf(world, slot.heldOn);
  const { chairId } = seatsOf(world);
  return draftAgenda(agenda, { kind: slot.kind as MeetingKind, group }, carried).flatMap((line, at) => {
    const words = line.source === 'template' && isHeldBy(slot, line.sourceCode) ? written[line.sourceCode] : undefined;
    if (!words) return [];
    const opinions = (words.opinions ?? []).map((gist, place) => ({
      id: newId(),
      speakerId: there[(at + place * 2 + draws.whole(0, 1)) % Math.max(1, there.length)]?.memberId ?? null,
      speaker: there.length === 0 ? 'Đại biểu dự' : null,
      gist,
    }));
    return [
      {
        id: newId(),
        source: 'template' as const,
        sourceCode: line.sourceCode,
        title: line.title.vi,
        presenterId:
          line.sourceCode === conclusionCode ? chairId : (there[at % Math.max(1, there.length)]?.memberId ?? null),
        content: words.content ?? null,
        conclusion: words.conclusion ?? null,
        opinions,
        votes: [],
      } as unknown as AgendaLine,
    ];
  });
};

const tasksOf = (world: SheetWorld, { kind, heldOn }: Slot, there: readonly Face[]): SheetInput['tasks'] => {
  if (kind === 'committee' || kind === 'thematic' || there.length === 0) return [];
  const within = world.habit === 'unfinished' ? 14 : 27;
  return themeOf(world, heldOn).tasks.map((text, at) => ({
    id: world.newId(),
    text,
    ownerId: there[(world.at + at * 3) % there.length]!.memberId,
    withIds: [],
    dueOn: addDays(heldOn, within),
  }));
};

const remarksOf = ({ bank, draws, newId }: SheetWorld, there: readonly Face[]): SheetInput['remarks'] => {
  if (there.length < 3 || draws.chance(0.4)) return [];
  const kind = draws.chance(0.85) ? 'praise' : 'reminder';
  const whom = kind === 'praise' ? draws.pick(there).fullName : 'Các đồng chí được phân công nhiệm vụ';
  return [{ id: newId() as never, kind, whom, what: draws.pick(bank.remarks[kind]) }];
};

const guestsOf = ({ visitor, bank, draws, newId }: SheetWorld): SheetInput['guests'] => {
  if (visitor === null) return [];
  const { fullName, post } = visitor;
  return [{ id: newId() as never, fullName, post, isFromAbove: true, remark: draws.pick(bank.roster.remarks) }];
};

/** What only a meeting of the whole cell has on its sheet. */
const wholeCellPart = (world: SheetWorld, { heldOn }: Slot, there: readonly Face[]) => {
  const { bank, draws, habit } = world;
  return {
    materialsOn: addDays(heldOn, -2),
    guests: guestsOf(world),
    duesNote: draws.pick(bank.duesNotes),
    remarks: remarksOf(world, there),
    weakPoints: habit === 'orderly' ? null : draws.pick(bank.weakPoints),
  };
};

const committeePart = { materialsOn: null, guests: [], duesNote: null, remarks: [], weakPoints: null };

const unused = { groupId: null, title: null, online: null, isInsteadOfRegular: false, taskReports: [], score: null };

/** The sheet of one meeting as a cell would have filled it, without score, votes and reports on tasks. */
export const fictionalSheet = (world: SheetWorld, slot: Slot): SheetInput => {
  const { bank, cell, draws, newId, habit, roll } = world;
  const { kind, heldOn, ago } = slot;
  const { at, place } = bank.places[groupOf(bank, cell.sector)];
  const seats = seatsOf(world);
  const seated = new Set(Object.values(seats).filter((id) => id !== null));
  const attendance = fictionalAttendance({ roll, habit, ago, seated, draws });
  const came = new Set(attendance.filter(({ status }) => isThere(status)).map(({ memberId }) => memberId));
  const there = roll.filter((person) => came.has(person.memberId) && !person.isGuest);
  return {
    ...unused,
    contract: 1,
    entry: 'live',
    mode: 'in-person',
    ...{ expectedVersion: null, kind, heldOn, place, attendance },
    organisationId: cell.id as never,
    meetingId: newId() as never,
    startedAt: at as never,
    endedAt: later(at, minutesOf(kind, habit, ago, draws)) as never,
    noticedOn: addDays(heldOn, -3),
    ...seats,
    isAgendaApproved: true,
    items: itemsOf(world, slot, there),
    tasks: tasksOf(world, slot, there),
    conclusion: `${themeOf(world, heldOn).conclusion} ${bank.commonConclusion}`,
    ...(kind === 'committee' ? committeePart : wholeCellPart(world, slot, there)),
  };
};
