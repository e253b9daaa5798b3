import { sql } from 'kysely';
import { type Question, question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { BoardRow, DescribedRow, SourceRow } from '../../organisations/contract.ts';
import * as contract from '../contract/board.ts';
import * as rules from '../rules/meeting-indicators.ts';
import { staleAgenda } from '../rules/stale-agenda.ts';
import { type BoardCell, type BoardInput, boardCells } from './board-cells.ts';

type Numbers = (name: string) => number;
type Judge = (cell: BoardCell, numbers: Numbers) => rules.Indicator;

const LARGEST = 10_000;

/** A number of the rule's parameters; a rule that lacks it is a fault of the pack that the office sees. */
const numbersOf =
  ({ parameters }: BoardInput): Numbers =>
  (name) => {
    const value = Number(parameters[name]);
    if (Number.isFinite(value) && value >= 0 && value <= LARGEST) return value;
    throw new Refused(refuse(reason('meetings.rule-lacks-number', { name, most: LARGEST }, 'parameters')));
  };

const isUuid = (text: string): boolean => text.length === 36;

/** Rows are meetings; where something is missing the row is the calendar of the cell, and the facts name the months. */
const rowOf = ({ id }: BoardCell, cause: string, { part, rows, isKnown }: rules.Indicator): BoardRow => {
  const missing = rows.filter((row) => !isUuid(row));
  return {
    organisationId: id as never,
    since: (missing[0] ?? null) as Day | null,
    isKnown,
    facts: {
      cause,
      numerator: part?.numerator ?? null,
      denominator: part?.denominator ?? null,
      ...(missing.length > 0
        ? { months: missing.map((day) => `${day.slice(5, 7)}/${day.slice(0, 4)}`).join(', ') }
        : {}),
    },
    rows: [
      ...rows.filter(isUuid).map((row) => ({ kind: 'meeting', id: row })),
      ...(missing.length > 0 ? [{ kind: 'meeting-calendar', id }] : []),
    ],
  };
};

const boardQuestion = (of: typeof contract.lateEntries, cause: string, judge: Judge, withText = false) =>
  question(of, async (input, { tx }) => {
    const numbers = numbersOf(input);
    const cells = await boardCells(tx, input, { months: numbers('months'), withText });
    const judged = cells.map((cell) => ({ cell, indicator: judge(cell, numbers) }));
    return {
      rows: judged
        .filter(({ indicator }) => indicator.isRaised)
        .map(({ cell, indicator }) => rowOf(cell, cause, indicator)),
    };
  });

const calendarOf = ({ meetings }: BoardCell) => meetings.map(({ kind, heldOn }) => ({ kind, on: heldOn }));

const regularOf = ({ meetings }: BoardCell) => meetings.filter(({ kind }) => kind === 'regular' || kind === 'combined');

const questions: readonly Question<typeof contract.lateEntries>[] = [
  boardQuestion(contract.monthsWithoutMeeting, 'months-without-meeting', (cell, n) =>
    rules.noMeetingInMonth(calendarOf(cell), cell.span, { atLeast: n('atLeast') }),
  ),
  boardQuestion(contract.quartersWithoutTopic, 'quarters-without-topic', (cell, n) =>
    rules.noThematicInQuarter(calendarOf(cell), cell.span, { atLeast: n('atLeast') }),
  ),
  boardQuestion(contract.irregularMeetings, 'irregular-meetings', (cell, n) =>
    rules.irregularMonths(regularOf(cell), { fromDays: n('fromDays'), toDays: n('toDays'), atLeast: n('atLeast') }),
  ),
  boardQuestion(contract.slidingAttendance, 'sliding-attendance', (cell, n) =>
    rules.attendanceSlide(regularOf(cell), { meetings: n('meetings') }),
  ),
  boardQuestion(contract.absencesWithoutLeave, 'absences-without-leave', (cell, n) =>
    rules.absenceWithoutLeave(regularOf(cell), { atLeast: n('atLeast') }),
  ),
  boardQuestion(contract.tooShortMeetings, 'too-short-meetings', (cell, n) =>
    rules.shortMeetings(cell.meetings, { atLeast: n('atLeast') }),
  ),
  boardQuestion(contract.unfinishedTasks, 'unfinished-tasks', (cell, n) =>
    rules.unfinishedTasks(cell.meetings, { share: { numerator: n('sharePercent'), denominator: 100 } }),
  ),
  boardQuestion(contract.lateEntries, 'late-entries', (cell, n) =>
    rules.lateEntries(cell.meetings, { within: n('withinDays'), atLeast: n('atLeast') }),
  ),
  boardQuestion(contract.scoreGaps, 'score-gaps', (cell, n) =>
    rules.scoreGap(cell.meetings, { points: n('points'), atLeast: n('atLeast') }),
  ),
  boardQuestion(
    contract.repeatedContent,
    'repeated-content',
    (cell, n) => staleAgenda(regularOf(cell), { atLeast: n('alikePercent') / 100, inARow: n('inARow') }),
    true,
  ),
];

type Titled = { readonly id: string; readonly kind: string; readonly heldOn: Day; readonly note: string | null };

const kindNames: Readonly<Record<string, DescribedRow['title']>> = {
  regular: { vi: 'Sinh hoạt thường kỳ', en: 'Regular meeting' },
  thematic: { vi: 'Sinh hoạt chuyên đề', en: 'Thematic meeting' },
  combined: { vi: 'Sinh hoạt thường kỳ gắn chuyên đề', en: 'Regular and thematic meeting' },
  extraordinary: { vi: 'Sinh hoạt bất thường', en: 'Extraordinary meeting' },
};

const describeRows = async (tx: Tx, rows: readonly SourceRow[]): Promise<DescribedRow[]> => {
  const ids = rows.filter(({ kind }) => kind === 'meeting').map(({ id }) => id);
  const { rows: found } = await sql<Titled>`
    SELECT m.id, m.kind, m.held_on AS "heldOn", m.title AS note FROM meetings.meeting m
    WHERE m.id = ANY (${ids}::uuid[]) AND m.held_on IS NOT NULL ORDER BY m.held_on DESC`.execute(tx);
  const calendars = rows.filter(({ kind }) => kind === 'meeting-calendar');
  return [
    ...found.map(({ id, kind, heldOn, note }) => ({
      kind: 'meeting',
      id,
      title: kindNames[kind] ?? kindNames.regular!,
      from: heldOn,
      until: null,
      note,
      link: `/meetings/${id}`,
    })),
    ...calendars.map((row) => ({
      ...row,
      title: { vi: 'Lịch sinh hoạt của chi bộ', en: 'Calendar of the cell' },
      from: null,
      until: null,
      note: null,
      link: `/meetings?cell=${row.id}`,
    })),
  ];
};

/** What this area lends to the board of early identification: its board questions, and how its rows read. */
export const boardSource = { questions, describe: describeRows };
