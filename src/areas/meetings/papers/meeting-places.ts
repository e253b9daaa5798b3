import type { PaperBlock, PaperData, PaperFields } from '../../../platform/paper/official/paper-form.ts';
import type { PaperFacts, PaperReport, PaperTask } from './paper-facts.ts';
import {
  dayText,
  dots,
  hourText,
  lateText,
  numbered,
  numberText,
  occasionOf,
  orDots,
  shortDay,
} from './paper-lines.ts';

/** Under the title of every paper of a meeting. */
export const occasionField: PaperFields = { occasion: { vi: 'Cuộc họp', en: 'The meeting' } };

/** Where, when and how long, in words. */
export const whenFields: PaperFields = {
  startedAt: { vi: 'Giờ bắt đầu', en: 'Hour of the beginning' },
  endedAt: { vi: 'Giờ kết thúc', en: 'Hour of the end' },
  heldOn: { vi: 'Ngày họp', en: 'Day of the meeting' },
  place: { vi: 'Địa điểm', en: 'Place' },
};
export const whenData = ({ startsAt, endsAt, on, place }: PaperFacts): PaperData => ({
  startedAt: hourText(startsAt),
  endedAt: hourText(endsAt),
  heldOn: dayText(on),
  place: orDots(place),
});

/** The day of the meeting and the day of entry are two things: minutes from a sheet typed in later say both at their foot. */
export const lateFields: PaperFields = {
  isLate: { kind: 'flag', vi: 'Nhập sau ngày họp', en: 'Entered later than the meeting' },
  lateNote: { vi: 'Ngày họp và ngày nhập', en: 'Day of the meeting and of entry' },
};
export const lateData = (facts: PaperFacts): PaperData => ({
  isLate: facts.enteredLater !== null,
  lateNote: lateText(facts),
});
export const lateBlock: PaperBlock = { when: 'isLate', blocks: [{ paragraph: '{lateNote}', style: 'small' }] };

const taskPlaces: PaperFields = {
  number: { vi: 'Thứ tự', en: 'Number' },
  task: { vi: 'Nhiệm vụ', en: 'Task' },
  owner: { vi: 'Người chủ trì', en: 'Who leads' },
  helpers: { vi: 'Người phối hợp', en: 'Who helps' },
  due: { vi: 'Thời hạn', en: 'Due' },
  reportAt: { vi: 'Kỳ sinh hoạt báo cáo kết quả', en: 'Meeting at which it is reported' },
};

export const taskFields: PaperFields = {
  hasTasks: { kind: 'flag', vi: 'Có nhiệm vụ được giao', en: 'Tasks were given' },
  tasks: { kind: 'list', vi: 'Nhiệm vụ được giao', en: 'Tasks given', of: taskPlaces },
};

const taskLine = ({ text, owner, with: helpers, dueOn, reportOn }: PaperTask) => ({
  task: text,
  owner: orDots(owner),
  helpers: helpers.length === 0 ? '–' : helpers.join(', '),
  due: shortDay(dueOn),
  reportAt: shortDay(reportOn),
});

export const taskData = ({ tasks }: PaperFacts): PaperData => ({
  hasTasks: tasks.length > 0,
  tasks: numbered(tasks, taskLine),
});

/** Who does what until when; `withResult` leaves a column to be filled in by hand. */
export const taskTable = (withResult = false): PaperBlock => ({
  rowsOf: 'tasks',
  columns: [
    { head: 'TT', share: 1, align: 'center', text: '{number}' },
    { head: 'Nhiệm vụ', share: withResult ? 5 : 6, text: '{task}' },
    { head: 'Chủ trì', share: 2.9, text: '{owner}' },
    { head: 'Phối hợp', share: 2.9, text: '{helpers}' },
    { head: 'Thời hạn', share: 2.9, align: 'center', text: '{due}' },
    { head: 'Báo cáo tại kỳ', share: 2.9, align: 'center', text: '{reportAt}' },
    ...(withResult ? [{ head: 'Kết quả', share: 3, text: '' }] : []),
  ],
});

const reportPlaces: PaperFields = {
  number: { vi: 'Thứ tự', en: 'Number' },
  task: { vi: 'Nhiệm vụ', en: 'Task' },
  owner: { vi: 'Người thực hiện', en: 'Who carries it out' },
  due: { vi: 'Thời hạn', en: 'Due' },
  result: { vi: 'Kết quả', en: 'Result' },
};

export const reportFields: PaperFields = {
  hasReports: { kind: 'flag', vi: 'Có nhiệm vụ kỳ trước', en: 'There are tasks of last time' },
  hasNoReports: { kind: 'flag', vi: 'Không có nhiệm vụ kỳ trước', en: 'There are no tasks of last time' },
  noReports: { vi: 'Câu ghi khi không có báo cáo nhiệm vụ kỳ trước', en: 'What is said where no task is reported' },
  hasUnreported: { kind: 'flag', vi: 'Có nhiệm vụ chưa báo cáo', en: 'Tasks were left unanswered' },
  unreported: { vi: 'Số nhiệm vụ chưa báo cáo', en: 'Tasks left unanswered' },
  hasOtherTasks: { kind: 'flag', vi: 'Có nhiệm vụ chưa đến hạn', en: 'There are open tasks not due' },
  otherTasks: { vi: 'Số nhiệm vụ đang thực hiện, chưa đến hạn', en: 'Open tasks not due' },
  reports: { kind: 'list', vi: 'Nhiệm vụ kỳ trước', en: 'Tasks of last time', of: reportPlaces },
};

const results: Readonly<Record<NonNullable<PaperReport['result']>, string>> = {
  done: 'Hoàn thành',
  partly: 'Hoàn thành một phần',
  'not-done': 'Chưa thực hiện',
  'goes-on': 'Tiếp tục thực hiện',
};

const resultText = ({ result, note }: PaperReport): string =>
  result === null ? 'Chưa báo cáo' : note === null ? results[result] : `${results[result]}: ${note}`;

const reportLine = (report: PaperReport) => ({
  task: orDots(report.text),
  owner: orDots(report.owner),
  due: shortDay(report.dueOn),
  result: resultText(report),
});

/** What a list of tasks leaves open: unanswered is never said as none. */
const leftOpen = ({ reports, isHeld, otherOpenTasks }: PaperFacts): PaperData => {
  const unreported = isHeld ? reports.filter(({ result }) => result === null).length : 0;
  const others = otherOpenTasks ?? 0;
  return {
    hasUnreported: unreported > 0,
    unreported: `Chưa báo cáo: ${numberText(unreported)} nhiệm vụ.`,
    hasOtherTasks: others > 0,
    otherTasks: `Đang thực hiện, không đến hạn tại kỳ này: ${numberText(others)} nhiệm vụ.`,
  };
};

export const reportData = (facts: PaperFacts): PaperData => ({
  hasReports: facts.reports.length > 0,
  hasNoReports: facts.reports.length === 0,
  reports: numbered(facts.reports, reportLine),
  noReports:
    facts.otherOpenTasks === null
      ? 'Cuộc họp này không ghi báo cáo về nhiệm vụ kỳ trước.'
      : 'Không có nhiệm vụ kỳ trước đến hạn báo cáo tại kỳ này.',
  ...leftOpen(facts),
});

/** Tasks of last time: what was set and what the meeting heard about it. */
export const reportBlocks: readonly PaperBlock[] = [
  {
    when: 'hasReports',
    blocks: [
      {
        rowsOf: 'reports',
        columns: [
          { head: 'TT', share: 1, align: 'center', text: '{number}' },
          { head: 'Nhiệm vụ đã giao', share: 6, text: '{task}' },
          { head: 'Người thực hiện', share: 3, text: '{owner}' },
          { head: 'Thời hạn', share: 2.6, align: 'center', text: '{due}' },
          { head: 'Kết quả', share: 4, text: '{result}' },
        ],
      },
    ],
  },
  { when: 'hasNoReports', blocks: [{ paragraph: '{noReports}' }] },
  { when: 'hasUnreported', blocks: [{ paragraph: '{unreported}' }] },
  { when: 'hasOtherTasks', blocks: [{ paragraph: '{otherTasks}' }] },
];

/** What every paper of a meeting says first. */
export const occasionData = (facts: PaperFacts): PaperData => ({ occasion: occasionOf(facts) });

/** One line of a list of plain sentences. */
export const lineField = (vi: string, en: string): PaperFields => ({ line: { vi, en } });
export const linesOr = (lines: readonly string[], none = dots): PaperData[] =>
  (lines.length === 0 ? [none] : lines).map((line) => ({ line }));

/** Clerk on the left, chair on the right: minutes are signed by both and speak for nobody else. */
export const clerkAndChair = [
  { post: 'THƯ KÝ', note: '(ký, ghi rõ họ tên)', name: '{clerk}' },
  { post: 'CHỦ TRÌ', note: '(ký, ghi rõ họ tên)', name: '{chair}' },
];
export const clerkAndChairFields: PaperFields = {
  clerk: { vi: 'Thư ký', en: 'Minute-taker' },
  chair: { vi: 'Chủ trì', en: 'Chair' },
};
export const clerkAndChairData = ({ clerk, chair }: PaperFacts): PaperData => ({
  clerk: orDots(clerk),
  chair: orDots(chair),
});

/** The signer who speaks for the body that issues. */
export const signedForBody = [{ onBehalf: '{onBehalf}', post: '{signerPost}', name: '{signerName}' }];
