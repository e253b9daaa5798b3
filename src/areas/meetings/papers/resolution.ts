import type { PaperBlock, PaperData, PaperFields, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { adoptionVoteOf } from '../rules/adoption-vote.ts';
import {
  lineField,
  linesOr,
  occasionData,
  occasionField,
  reportBlocks,
  reportData,
  reportFields,
  signedForBody,
  taskData,
  taskFields,
  taskTable,
} from './meeting-places.ts';
import { remarkText } from './minutes-data.ts';
import type { PaperFacts, PaperItem, PaperTally } from './paper-facts.ts';
import { bodyWord, capital, dayText, ended, hourText, orDots } from './paper-lines.ts';
import { placesFrom } from './places-from.ts';
import { scoreData, scoreFields } from './score-places.ts';
import { adoptionText } from './tally-lines.ts';
import { absentClause, turnoutLines } from './turnout-lines.ts';

const fields: PaperFields = {
  ...occasionField,
  opening: { vi: 'Thời gian, thành phần, số có mặt', en: 'When, who, how many came' },
  results: {
    kind: 'list',
    vi: 'Kết quả kỳ trước',
    en: 'Results of last time',
    of: lineField('Một kết quả', 'One result'),
  },
  ...reportFields,
  remarks: {
    kind: 'list',
    vi: 'Biểu dương, nhắc nhở',
    en: 'Praise and reminders',
    of: lineField('Một lời biểu dương, nhắc nhở', 'One of them'),
  },
  weakPoints: { vi: 'Hạn chế cần khắc phục', en: 'Weak points' },
  decisions: {
    kind: 'list',
    vi: 'Nội dung đã kết luận, quyết nghị',
    en: 'What was decided',
    of: lineField('Một nội dung', 'One of them'),
  },
  ...taskFields,
  body: { vi: 'Chi bộ hoặc chi ủy', en: 'Cell or committee' },
  hasAdoption: { kind: 'flag', vi: 'Có biểu quyết thông qua', en: 'The resolution was voted on' },
  adoption: { vi: 'Kết quả biểu quyết thông qua', en: 'Vote of adoption' },
  ...placesFrom(scoreFields, (name) => ['hasScore', 'hasNoScore', 'ownResult'].includes(name)),
};

const decisions: readonly PaperBlock[] = [
  { each: 'decisions', blocks: [{ paragraph: '{line}' }] },
  { when: 'hasTasks', blocks: [taskTable()] },
];

/** Speaks of the table of tasks above, so only where there is one. */
const assigned: PaperBlock = {
  when: 'hasTasks',
  blocks: [
    { paragraph: 'Đồng chí được giao nhiệm vụ tổ chức thực hiện và báo cáo kết quả tại kỳ sinh hoạt ghi ở trên.' },
  ],
};

/** The monthly resolution: last month with its tasks, next month, who carries it out, own score, vote. */
export const resolution: PaperForm = {
  kind: 'meetings.resolution',
  names: { vi: 'Nghị quyết sinh hoạt chi bộ', en: 'Resolution of a meeting of the cell' },
  documentType: 'resolution',
  bodies: ['cell', 'cell-committee', 'committee'],
  title: 'NGHỊ QUYẾT',
  subtitle: '{occasion}',
  blocks: [
    { paragraph: '{opening}' },
    { lead: 'I.', paragraph: 'Kết quả thực hiện nhiệm vụ kỳ trước', style: 'heading' },
    { each: 'results', blocks: [{ paragraph: '{line}' }] },
    ...reportBlocks,
    { each: 'remarks', blocks: [{ paragraph: '{line}' }] },
    { lead: 'Hạn chế cần khắc phục:', paragraph: '{weakPoints}' },
    { lead: 'II.', paragraph: 'Nhiệm vụ kỳ tới', style: 'heading' },
    ...decisions,
    { lead: 'III.', paragraph: 'Tổ chức thực hiện', style: 'heading' },
    { paragraph: '{body} lãnh đạo, phân công, đôn đốc và kiểm tra việc thực hiện nghị quyết.' },
    assigned,
    { lead: 'IV.', paragraph: 'Tự đánh giá buổi sinh hoạt', style: 'heading' },
    { when: 'hasScore', blocks: [{ paragraph: 'Tự chấm {ownResult}.' }] },
    { when: 'hasNoScore', blocks: [{ paragraph: 'Buổi sinh hoạt này không tự chấm điểm.' }] },
    { when: 'hasAdoption', blocks: [{ paragraph: '{adoption}' }] },
  ],
  signatures: signedForBody,
  hasRecipients: true,
  fields,
};

/** The short form where no resolution is needed. */
export const conclusion: PaperForm = {
  ...resolution,
  kind: 'meetings.conclusion',
  names: { vi: 'Kết luận buổi sinh hoạt chi bộ', en: 'Conclusion of a meeting of the cell' },
  documentType: 'conclusion',
  title: 'KẾT LUẬN',
  blocks: [
    { paragraph: '{opening}' },
    { paragraph: '{body} thống nhất kết luận như sau:' },
    ...decisions,
    assigned,
    { paragraph: 'Bí thư đôn đốc, kiểm tra việc thực hiện kết luận này.' },
  ],
  fields: placesFrom(fields, (name) =>
    ['occasion', 'opening', 'decisions', 'hasTasks', 'tasks', 'body'].includes(name),
  ),
};

/** Lines of the agenda that open, report or close: what they hold stands elsewhere on the paper. */
const elsewhere: ReadonlySet<string | null> = new Set(['last-month', 'score', 'adopt', 'conclusion', 'praise']);

const isReport = ({ source, sourceCode }: PaperItem): boolean => source === 'template' && sourceCode === 'last-month';

const resultLines = ({ items }: PaperFacts): string[] =>
  items.filter(isReport).flatMap(({ content, conclusion: said }) => [content, said].filter((text) => text !== null));

/** What was concluded on each matter, numbered, then what the chair summed up. */
export const decisionLines = ({ items, conclusion: summed }: Pick<PaperFacts, 'items' | 'conclusion'>): string[] => {
  const told = items
    .filter(({ source, sourceCode }) => source !== 'template' || !elsewhere.has(sourceCode))
    .flatMap(({ title, conclusion: said }) => (said === null ? [] : [`${title}: ${said}`]));
  return [...told, ...(summed === null ? [] : [summed])].map((line, at, all) =>
    all.length === 1 ? ended(line) : `${at + 1}. ${ended(line)}`,
  );
};

/** The vote on the resolution itself; one under another item is about that matter only. */
export const adoptionOf = ({ items }: Pick<PaperFacts, 'items'>): PaperTally | undefined =>
  adoptionVoteOf(items.map(({ sourceCode, tallies }) => ({ sourceCode, votes: tallies })));

const openingText = (facts: PaperFacts): string => {
  const { on, startsAt, endsAt, place, chair } = facts;
  const turnout = turnoutLines(facts);
  const hours = `từ ${hourText(startsAt)} đến ${hourText(endsAt)}, ${dayText(on)}`;
  const absent = absentClause(turnout, countIn);
  return `${capital(bodyWord(facts))} họp ${hours}, tại ${orDots(place)}, do đồng chí ${orDots(chair)} chủ trì. Tổng số ${turnout.total}; có mặt ${turnout.present}. Vắng mặt: ${absent}.`;
};

/** Only how many: a resolution goes to others, who need no names of those absent. */
const countIn = (line: string): string => line.split(' (')[0]!;

const decided = (facts: PaperFacts): PaperData => ({
  ...occasionData(facts),
  opening: openingText(facts),
  decisions: linesOr(decisionLines(facts)),
  ...taskData(facts),
});

export const resolutionData = (facts: PaperFacts): PaperData => ({
  ...decided(facts),
  results: resultLines(facts).map((line) => ({ line })),
  ...reportData(facts),
  remarks: linesOr(facts.remarks.map(remarkText), 'Biểu dương, nhắc nhở: không có.'),
  body: facts.kind === 'committee' ? capital(bodyWord(facts)) : 'Chi ủy, bí thư chi bộ',
  ...scoreData(facts),
  hasAdoption: adoptionOf(facts) !== undefined,
  adoption: adoptionText('Nghị quyết', adoptionOf(facts), facts),
});

export const conclusionData = (facts: PaperFacts): PaperData => ({
  ...decided(facts),
  body: capital(bodyWord(facts)),
});
