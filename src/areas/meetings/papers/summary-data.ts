import type { Day } from '../../../platform/calendar/day.ts';
import { formatDay, formatNumber } from '../../../platform/i18n/format-message.ts';
import type { PaperData } from '../../../platform/paper/official/paper-form.ts';
import type { MonthTotals } from '../contract/month-report.ts';
import type { Fraction, MonthFigures, OwingCell } from '../contract/oversight.ts';
import {
  knownDay,
  knownNumber,
  knownShare,
  monthWords,
  narrowShare,
  notWritten,
  paragraphsOf,
  quarterWords,
  type ScoreRule,
  scoreRuleText,
  signed,
  unknown,
} from './monthly-words.ts';
import { ended, numbered } from './paper-lines.ts';
import { sentence } from './paper-words.ts';

type Counted<T> = { readonly count: number; readonly rows: readonly T[] };
type HeldRow = {
  readonly organisationName: string;
  readonly heldOn: Day;
  readonly enteredAfterDays: number | null;
  readonly selfTotal: number | null;
  readonly superiorTotal: number | null;
};

/** What the summary of all cells is filled from; of each long list the first rows and how many there are. */
export type SummaryFacts = {
  readonly month: Day;
  readonly asOf: Day;
  readonly lateAfterDays: number;
  readonly totals: MonthTotals;
  readonly rows: readonly MonthFigures[];
  readonly owing: Counted<OwingCell>;
  readonly late: Counted<HeldRow>;
  readonly gaps: Counted<HeldRow>;
  readonly withoutTopic: Counted<{ readonly organisationId: string; readonly name: string }>;
  readonly proposals: Counted<{ readonly name: string; readonly proposals: string }>;
  readonly scoreRule: ScoreRule;
  readonly words: { readonly assessment: string | null; readonly proposals: string | null };
};

const figures = (of: MonthTotals, share: (part: Fraction) => string) => ({
  met: share(of.met),
  reported: share(of.reported),
  attendance: share(of.attendance),
  longEnough: share(of.longEnough),
  late: share(of.enteredLate),
  alike: share(of.scoredAlike),
  topic: share(of.topicInQuarter),
});

const gapText = (gap: number | null): string => (gap === null ? '–' : signed(gap));

/** How many there are, and how many of them the paper names. */
const noteOf = ({ count, rows }: Counted<unknown>, none: string, some: (count: string) => string): string => {
  if (count === 0) return none;
  const rest = count - rows.length;
  const more = rest > 0 ? ` Bảng dưới đây nêu ${rows.length} dòng đầu; ${rest} dòng còn lại xem trên phần mềm.` : '';
  return `${some(formatNumber(count, 'vi'))}${more}`;
};

const urgeText = ({ urge }: OwingCell): string => {
  if (urge === null) return 'Chưa đôn đốc';
  const state = sentence('vi', `meetings.urge.state.${urge.state}`);
  const answer = urge.answer === null ? '' : `: ${urge.answer}`;
  return `Đôn đốc ngày ${formatDay(urge.sentOn)}. ${state}${answer}`;
};

const owingLine = (cell: OwingCell) => ({
  cell: cell.name,
  planned: cell.plannedOn === null ? 'chưa có lịch' : formatDay(cell.plannedOn),
  last: cell.lastHeldOn === null ? 'chưa ghi' : formatDay(cell.lastHeldOn),
  urge: urgeText(cell),
});

const lateLine = ({ organisationName, heldOn, enteredAfterDays }: HeldRow) => ({
  cell: organisationName,
  day: knownDay(heldOn),
  days: knownNumber(enteredAfterDays),
});

const gapLine = ({ organisationName, heldOn, selfTotal, superiorTotal }: HeldRow) => ({
  cell: organisationName,
  day: knownDay(heldOn),
  own: knownNumber(selfTotal),
  superior: knownNumber(superiorTotal),
  difference: selfTotal === null || superiorTotal === null ? unknown : signed(superiorTotal - selfTotal),
});

const topicText = ({ count, rows }: SummaryFacts['withoutTopic']): string => {
  if (count === 0) return 'Mọi chi bộ đã sinh hoạt chuyên đề trong quý.';
  const rest = count - rows.length;
  const names = rows.map(({ name }) => name).join('; ');
  return `${formatNumber(count, 'vi')} chi bộ chưa ghi sinh hoạt chuyên đề trong quý: ${names}${rest > 0 ? `; và ${rest} chi bộ khác` : ''}.`;
};

/** The proposals that the paper names; of what it leaves out it says how many and where they are read. */
const proposalLines = ({ count, rows }: SummaryFacts['proposals']): { cell: string; text: string }[] => {
  const rest = count - rows.length;
  const named = rows.map(({ name, proposals: text }) => ({ cell: name, text: ended(text) }));
  const more = `${formatNumber(rest, 'vi')} chi bộ khác có kiến nghị, xem trong tổng hợp của cấp dưới trên phần mềm.`;
  return rest > 0 ? [...named, { cell: 'Ngoài ra', text: more }] : named;
};

const listData = ({ owing, late, gaps }: SummaryFacts): PaperData => ({
  hasOwing: owing.rows.length > 0,
  owing: numbered(owing.rows, owingLine),
  owingNote: noteOf(
    owing,
    'Mọi chi bộ đã sinh hoạt trong tháng.',
    (count) => `${count} chi bộ chưa ghi biên bản sinh hoạt của tháng.`,
  ),
  hasLate: late.rows.length > 0,
  lateEntries: numbered(late.rows, lateLine),
  lateNote: noteOf(late, 'Không có cuộc họp nhập muộn.', (count) => `${count} cuộc họp nhập muộn.`),
  hasGaps: gaps.rows.length > 0,
  gaps: numbered(gaps.rows, gapLine),
  gapNote: noteOf(
    gaps,
    'Không có cuộc họp nào điểm hai bên khác nhau.',
    (count) => `${count} cuộc họp điểm hai bên khác nhau; lý do ghi trong phiếu chấm điểm của từng cuộc họp.`,
  ),
});

/** The summary as it stands: every share with numerator and denominator, and what nobody recorded said to be so. */
export const summaryReportData = (facts: SummaryFacts): PaperData => {
  const { month, asOf, lateAfterDays, totals, rows, proposals, words } = facts;
  const total = { number: '–', name: 'Cộng', ...figures(totals, narrowShare), gap: gapText(totals.meanGap) };
  const lines = numbered(rows, (row) => ({
    name: row.name,
    ...figures(row, narrowShare),
    gap: gapText(row.meanGap),
  }));
  return {
    month: monthWords(month),
    quarter: quarterWords(month),
    asOf: formatDay(asOf),
    lateAfter: String(lateAfterDays),
    ...figures(totals, knownShare),
    gap: signed(totals.meanGap),
    hasScores: totals.meanGap !== null,
    hasNoScores: totals.meanGap === null,
    rows: [...lines, total],
    ...listData(facts),
    topicNote: topicText(facts.withoutTopic),
    hasProposals: proposals.count > 0,
    hasNoProposals: proposals.count === 0,
    cellProposals: proposalLines(proposals),
    scoreRule: scoreRuleText(facts.scoreRule),
    assessment: paragraphsOf(words.assessment, notWritten),
    proposals: paragraphsOf(words.proposals, 'Không có kiến nghị được ghi.'),
  };
};
