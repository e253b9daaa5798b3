import type { Share } from '../rules/share-reached.ts';
import { countedBodyOf } from '../rules/voting-circle.ts';
import type { PaperElection, PaperFacts, PaperTally } from './paper-facts.ts';
import { basisText, dots, ended, memberWord, numberText, partText } from './paper-lines.ts';
import { sentence } from './paper-words.ts';

/** Codes of ground, spoken as the screen speaks them; a code without words shows itself. */
const groundText = (ground: string): string => sentence('vi', `meetings.deduction.${ground}`);

const methodText = (method: PaperTally['method']): string =>
  method === 'secret' ? 'bỏ phiếu kín' : 'giơ thẻ đảng viên';

/** `trên 1/2`, `từ 2/3 trở lên`. */
const shareText = ({ numerator, denominator, isMoreThan }: Share): string =>
  isMoreThan ? `trên ${numerator}/${denominator}` : `từ ${numerator}/${denominator} trở lên`;

type Of = Pick<PaperFacts, 'kind' | 'isCell' | 'people'>;

/** Those who are counted, in the words of the body: a committee and a Party group are no whole cell. */
const countedWords = ({ official }: PaperTally, of: Of): { readonly official: string; readonly all: string } => {
  const body = countedBodyOf(of.kind, official, of.people);
  if (body === 'cell-committee') return { official: memberWord(of), all: memberWord(of) };
  return body === 'party-group'
    ? { official: 'đảng viên chính thức của tổ', all: 'đảng viên của tổ' }
    : { official: 'đảng viên chính thức', all: 'đảng viên' };
};

const baseText = (tally: PaperTally, of: Of): string => {
  const { base, official, deductions } = tally;
  const taken = deductions.filter(({ count }) => count > 0);
  const less = taken.map(({ ground, count }) => `${numberText(count)} ${groundText(ground)}`).join(', ');
  const made = `${countedWords(tally, of).official} ${numberText(official)}${less === '' ? '' : `, trừ ${less}`}`;
  return `Số được triệu tập để tính kết quả: ${numberText(base)} (${made})`;
};

const neededText = ({ threshold, needed, basis }: PaperTally): string => {
  const asked =
    threshold === null
      ? `Cần ít nhất ${numberText(needed)} phiếu`
      : `Cần ${shareText(threshold)} số được triệu tập (ít nhất ${numberText(needed)})`;
  return basis === null ? asked : `${asked}, theo ${basisText(basis)}`;
};

/** One vote in one sentence after the other: matter, method, base with what was taken off, tally, share needed and where it stands, result. */
export const tallyText = (tally: PaperTally, of: Of): string => {
  const { matter, method, base, forVotes, againstVotes, blankVotes, isEnough } = tally;
  const cast = [
    `tán thành ${partText(forVotes, base)}`,
    `không tán thành ${numberText(againstVotes)}`,
    `ý kiến khác, phiếu trắng ${numberText(blankVotes)}`,
  ].join(', ');
  return [
    `${ended(matter)} Hình thức: ${methodText(method)}.`,
    `${baseText(tally, of)}.`,
    `Kết quả: ${cast}.`,
    `${neededText(tally)}: ${isEnough ? 'đủ tỷ lệ' : 'chưa đủ tỷ lệ'}.`,
  ].join(' ');
};

/** The vote by which a resolution was adopted, as the resolution says it; where none was recorded the dots of a form, which an issued paper leaves out. */
export const adoptionText = (what: string, tally: PaperTally | undefined, of: Of): string =>
  tally === undefined
    ? `${what} được ${dots} ${memberWord(of)} được triệu tập biểu quyết tán thành.`
    : `${what} được ${partText(tally.forVotes, tally.base)} ${countedWords(tally, of).all} được triệu tập biểu quyết tán thành (${methodText(tally.method)}).`;

const candidateText = (
  { name, votes, isElected }: PaperElection['candidates'][number],
  base: number | null,
): string => {
  const given =
    votes === null
      ? `${dots} phiếu`
      : base === null
        ? `${numberText(votes)} phiếu`
        : `${partText(votes, base)} số được triệu tập`;
  const result = isElected === null ? dots : isElected ? 'trúng cử' : 'không trúng cử';
  return `đồng chí ${name}: ${given}, ${result}`;
};

/**
 * One ballot of an election: how many were to be elected, those summoned against whom it is counted, ballots given out, taken in and valid,
 * then every candidate, measured like the minutes of counting and the report.
 */
const electionText = ({ seats, base, issued, received, valid, candidates }: PaperElection): string =>
  [
    `Số lượng được bầu: ${numberText(seats)}. Số được triệu tập để tính kết quả: ${numberText(base)}. Số phiếu phát ra ${numberText(issued)}, thu về ${numberText(received)}, hợp lệ ${numberText(valid)}.`,
    candidates.length === 0
      ? `Danh sách bầu cử và kết quả: ${dots}.`
      : `Kết quả: ${candidates.map((one) => candidateText(one, base)).join('; ')}.`,
  ].join(' ');

/**
 * Results of elections for the minutes, ballot by ballot in the order in which they were held, and what made those elected so: the rule, with
 * whether anybody compared it.
 */
export const electionLines = (
  elections: readonly PaperElection[],
  rule: string | null,
): { readonly label: string; readonly text: string }[] => [
  ...elections.map((one) => ({ label: `${one.title}:`, text: electionText(one) })),
  ...(elections.length > 0 && rule !== null ? [{ label: 'Căn cứ tính kết quả bầu cử:', text: ended(rule) }] : []),
];
