import type { Day } from '../../../platform/calendar/day.ts';
import { formatDay } from '../../../platform/i18n/format-message.ts';
import type { PaperData } from '../../../platform/paper/official/paper-form.ts';
import type { CellMonth, MeetingOfMonth } from '../contract/month-report.ts';
import {
  kindWords,
  knownDay,
  knownNumber,
  monthWords,
  narrowShare,
  notWritten,
  paragraphsOf,
  quarterWords,
  type ScoreRule,
  scoreRuleText,
  signed,
  taskStateText,
  unknown,
} from './monthly-words.ts';
import { ended, numbered } from './paper-lines.ts';

/** What the monthly report of a cell is filled from. */
export type MonthlyFacts = {
  readonly month: Day;
  readonly asOf: Day;
  readonly facts: CellMonth;
  readonly scoreRule: ScoreRule;
  readonly words: { readonly assessment: string | null; readonly proposals: string | null };
};

const isHeld = ({ state }: MeetingOfMonth): boolean => state === 'closed' || state === 'reported';
const isMonthly = ({ kind }: MeetingOfMonth): boolean => kind === 'regular' || kind === 'combined';

const nameOf = ({ kind, title }: MeetingOfMonth): string =>
  title === null ? kindWords(kind) : `${kindWords(kind)}: ${title}`;

const regularText = (meetings: readonly MeetingOfMonth[]): string => {
  const held = meetings.filter((one) => isHeld(one) && isMonthly(one));
  if (held.length > 0) return `đã họp ${held.map(({ heldOn }) => `ngày ${knownDay(heldOn)}`).join('; ')}`;
  const planned = meetings.find(isMonthly);
  return planned
    ? `chưa ghi nhận cuộc họp; dự kiến ngày ${formatDay(planned.plannedOn)}`
    : 'chưa ghi nhận cuộc họp, chưa có lịch';
};

const reportedText = (meetings: readonly MeetingOfMonth[]): string => {
  const held = meetings.filter((one) => isHeld(one) && one.kind !== 'committee');
  if (held.length === 0) return 'chưa có cuộc họp nào để báo cáo';
  return held
    .map(({ heldOn, reportedOn }) => {
      const meeting = `cuộc họp ngày ${knownDay(heldOn)}`;
      return reportedOn === null
        ? `${meeting} chưa ghi ngày báo cáo`
        : `${meeting} báo cáo ngày ${formatDay(reportedOn)}`;
    })
    .join('; ');
};

/** A committee has no length that is asked of it; for other meetings one that is not there is unknown. */
const neededText = ({ kind, minutesNeeded }: MeetingOfMonth): string =>
  kind === 'committee' && minutesNeeded === null ? '–' : knownNumber(minutesNeeded);

const meetingLine = (meeting: MeetingOfMonth) => ({
  meeting: nameOf(meeting),
  day: knownDay(meeting.heldOn),
  minutes: `${knownNumber(meeting.minutes)} / ${neededText(meeting)}`,
  attendance: meeting.attendance === null ? unknown : narrowShare(meeting.attendance),
  absent: `${knownNumber(meeting.excused)} / ${knownNumber(meeting.unexcused)}`,
  entered: knownNumber(meeting.enteredAfterDays),
});

const itemsText = ({ items }: MeetingOfMonth): string =>
  items.length === 0
    ? notWritten
    : items
        .map(({ title, conclusion }) => (conclusion === null ? title : `${title} (${conclusion})`))
        .join('; ')
        .concat('.');

const contentOf = (meeting: MeetingOfMonth): PaperData => ({
  heading: `${nameOf(meeting)}, ngày ${knownDay(meeting.heldOn)}`,
  items: itemsText(meeting),
  conclusion: ended(meeting.conclusion ?? notWritten),
  weakPoints: ended(meeting.weakPoints ?? notWritten),
});

const topicLines = ({ topics, hasTopicInQuarter }: CellMonth): PaperData[] => {
  const lines = topics.map(({ title, heldOn, result }) => {
    const when = heldOn === null ? 'chưa sinh hoạt' : `sinh hoạt ngày ${formatDay(heldOn)}`;
    const outcome = heldOn === null ? '' : result === null ? '; chưa ghi kết quả' : `; kết quả: ${result}`;
    return { line: ended(`${title}: ${when}${outcome}`) };
  });
  if (lines.length > 0) return lines;
  return [
    {
      line: hasTopicInQuarter
        ? 'Đã sinh hoạt chuyên đề trong quý; chuyên đề chưa ghi vào sổ theo dõi.'
        : 'Chưa ghi cuộc sinh hoạt chuyên đề nào trong quý.',
    },
  ];
};

const heardText = ({ heard }: CellMonth): string => {
  const all = heard.done + heard.partly + heard['not-done'] + heard['goes-on'];
  if (all === 0) return 'chưa ghi nhiệm vụ nào được báo cáo';
  return `${all} nhiệm vụ; hoàn thành ${heard.done}, hoàn thành một phần ${heard.partly}, chưa thực hiện ${heard['not-done']}, tiếp tục thực hiện ${heard['goes-on']}`;
};

const givenText = ({ tasks }: CellMonth): string => {
  if (tasks.length === 0) return 'chưa ghi nhiệm vụ mới nào';
  const late = tasks.filter(({ isLate }) => isLate).length;
  const done = tasks.filter(({ state }) => state === 'confirmed').length;
  return `${tasks.length} nhiệm vụ; đã xác nhận hoàn thành ${done}, quá hạn ${late}`;
};

const pointsOf = (total: number | null): string => (total === null ? 'chưa chấm' : knownNumber(total));

const scoreLines = (meetings: readonly MeetingOfMonth[]): PaperData[] =>
  meetings
    .filter(({ selfTotal, superiorTotal }) => selfTotal !== null || superiorTotal !== null)
    .map((meeting) => ({
      meeting: `${nameOf(meeting)}, ngày ${knownDay(meeting.heldOn)}`,
      own: pointsOf(meeting.selfTotal),
      superior: pointsOf(meeting.superiorTotal),
      gap:
        meeting.selfTotal === null || meeting.superiorTotal === null
          ? '–'
          : signed(meeting.superiorTotal - meeting.selfTotal),
    }));

/** The monthly report as it stands: what nobody recorded is said to be so. */
export const monthlyReportData = ({ month, asOf, facts, words, scoreRule }: MonthlyFacts): PaperData => {
  const held = facts.meetings.filter(isHeld);
  const scores = scoreLines(held);
  return {
    month: monthWords(month),
    quarter: quarterWords(month),
    asOf: formatDay(asOf),
    regular: regularText(facts.meetings),
    reported: reportedText(facts.meetings),
    hasMeetings: held.length > 0,
    hasNoMeetings: held.length === 0,
    meetings: numbered(held, meetingLine),
    contents: held.map(contentOf),
    topics: topicLines(facts),
    heard: heardText(facts),
    given: givenText(facts),
    hasTasks: facts.tasks.length > 0,
    tasks: numbered(facts.tasks, ({ text, dueOn, state, isLate }) => ({
      task: text,
      due: dueOn === null ? '–' : formatDay(dueOn),
      state: `${taskStateText(state)}${isLate ? ' (quá hạn)' : ''}`,
    })),
    hasScores: scores.length > 0,
    hasNoScores: scores.length === 0,
    scores,
    scoreRule: scoreRuleText(scoreRule),
    assessment: paragraphsOf(words.assessment, notWritten),
    proposals: paragraphsOf(words.proposals, 'Không có kiến nghị, đề xuất được ghi.'),
  };
};
