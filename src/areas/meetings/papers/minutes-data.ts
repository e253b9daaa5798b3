import type { PaperData } from '../../../platform/paper/official/paper-form.ts';
import {
  clerkAndChairData,
  lateData,
  linesOr,
  occasionData,
  reportData,
  taskData,
  whenData,
} from './meeting-places.ts';
import type { PaperFacts, PaperItem } from './paper-facts.ts';
import { bodyWord, capital, dots, ended, modeText, orDots, rulesText } from './paper-lines.ts';
import { scoreData } from './score-places.ts';
import { electionLines, tallyText } from './tally-lines.ts';
import { turnoutLines } from './turnout-lines.ts';

type Elections = PaperFacts['elections'];

/** An election stands on the agenda as an item: its result is told there. */
const isOf = ({ source, sourceCode }: PaperItem, { electionId }: Elections[number]): boolean =>
  source === 'case' && sourceCode === electionId;

const isTold = ({ content, conclusion, opinions, tallies }: PaperItem): boolean =>
  content !== null || conclusion !== null || opinions.length > 0 || tallies.length > 0;

const toldLines = ({ presenter, content }: PaperItem): PaperData[] => {
  if (content === null) return [];
  return [{ label: presenter === null ? 'Nội dung:' : `Đồng chí ${presenter} trình bày:`, text: ended(content) }];
};

type Around = { readonly facts: PaperFacts; readonly elected: Elections };

const itemData = (item: PaperItem, number: number, { facts, elected }: Around): PaperData => ({
  heading: `${number}. ${item.title}`,
  told: [
    ...toldLines(item),
    ...(item.opinions.length === 0 ? [] : [{ label: 'Ý kiến thảo luận:', text: `${item.opinions.length} ý kiến.` }]),
  ],
  opinions: item.opinions.map(({ speaker, gist }) => ({ speaker: `Đồng chí ${speaker}`, gist: ended(gist) })),
  decided: [
    ...(item.conclusion === null ? [] : [{ label: 'Kết luận:', text: ended(item.conclusion) }]),
    ...item.tallies.map((tally) => ({ label: 'Biểu quyết:', text: tallyText(tally, facts) })),
    ...electionLines(elected, facts.electionRule),
  ],
});

/** The lines of the agenda in one paragraph, numbered as they are spoken of below. */
const agendaText = ({ items }: Pick<PaperFacts, 'items'>): string =>
  items.length === 0 ? `${dots}.` : `${items.map(({ title }, at) => `(${at + 1}) ${title}`).join('; ')}.`;

export const remarkText = ({ kind, whom, what }: PaperFacts['remarks'][number]): string =>
  ended(`${kind === 'praise' ? 'Biểu dương' : 'Nhắc nhở'} ${whom}: ${what}`);

const fromAboveLines = ({ guests }: PaperFacts): string[] =>
  guests.flatMap(({ name, remark }) => (remark === null ? [] : [ended(`Đồng chí ${name}: ${remark}`)]));

// Who is away or suspended stands there under the other cases.
const turnoutData = (facts: PaperFacts): PaperData => {
  const { away: _away, suspended: _suspended, ...lines } = turnoutLines(facts);
  return lines;
};

/** What was told item by item, then elections that stand on no item. */
const toldData = (facts: PaperFacts): PaperData => {
  const { items, elections } = facts;
  const apart = elections.filter((election) => !items.some((item) => isOf(item, election)));
  return {
    items: items.flatMap((item, at) => {
      const elected = elections.filter((election) => isOf(item, election));
      return isTold(item) || elected.length > 0 ? [itemData(item, at + 1, { facts, elected })] : [];
    }),
    hasElections: apart.length > 0,
    elections: electionLines(apart, facts.electionRule),
  };
};

/** What fills minutes: all that one sheet holds, in the order of the meeting. */
export const minutesData = (facts: PaperFacts): PaperData => {
  const fromAbove = fromAboveLines(facts);
  const body = capital(bodyWord(facts));
  return {
    ...occasionData(facts),
    ...lateData(facts),
    ...whenData(facts),
    mode: modeText(facts),
    ...turnoutData(facts),
    ...clerkAndChairData(facts),
    dues: ended(orDots(facts.duesNote)),
    agenda: agendaText(facts),
    agendaApproval: facts.isAgendaApproved ? `${body} đã thông qua chương trình.` : `Thông qua chương trình: ${dots}.`,
    ...reportData(facts),
    ...toldData(facts),
    remarks: linesOr(facts.remarks.map(remarkText), 'Không có.'),
    hasWordsFromAbove: fromAbove.length > 0,
    wordsFromAbove: linesOr(fromAbove),
    conclusion: ended(orDots(facts.conclusion)),
    ...taskData(facts),
    ...scoreData(facts),
    adoption: facts.isAdopted
      ? `Biên bản đã được đọc lại trước ${bodyWord(facts)} và được thông qua.`
      : `Biên bản được đọc lại và thông qua: ${dots}.`,
    hasVoteRules: facts.voteRules.length > 0,
    voteRules: facts.voteRules.length > 0 ? rulesText(facts.voteRules) : dots,
  };
};
