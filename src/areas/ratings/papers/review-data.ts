import type { PaperData } from '../../../platform/paper/official/paper-form.ts';
import type { CriterionGrade } from '../contract/rating-codes.ts';
import { criteriaSetFor } from '../rules/check-score-sheet.ts';
import { ownWordsOf } from '../rules/own-words.ts';
import type { PaperShortcoming, PaperTarget, SubjectFacts } from './paper-facts.ts';
import {
  basisText,
  dayText,
  levelText,
  lines,
  none,
  numbered,
  numberText,
  partText,
  periodText,
  pointsText,
  ruledLine,
  saidUnverified,
  shortDots,
} from './paper-lines.ts';

const shortcomingRow = ({ text: what, year, namedBy, dueOn, remediedOn, isRemedied }: PaperShortcoming) => ({
  shortcoming: what,
  namedAt: namedBy === null ? `Kiểm điểm năm ${year}` : `${namedBy}, năm ${year}`,
  due: dayText(dueOn),
  remedy: isRemedied ? `Đã khắc phục${remediedOn ? ` ngày ${dayText(remediedOn)}` : ''}` : 'Chưa ghi đã khắc phục',
});

const amountText = (amount: number | null, unit: string | null): string[] =>
  amount === null ? [] : [[numberText(amount), unit].filter(Boolean).join(' ')];

const resultText = (target: PaperTarget): string => {
  const { resultAmount, unit, doneOn, resultWords, isDone, isLate, isExceeded } = target;
  const state = isDone ? (isExceeded ? 'Hoàn thành, vượt yêu cầu' : 'Hoàn thành') : 'Chưa ghi hoàn thành';
  return [
    `${state}${isLate ? ', chậm tiến độ' : ''}`,
    ...amountText(resultAmount, unit),
    ...(doneOn === null ? [] : [`ngày ${dayText(doneOn)}`]),
    ...(resultWords === null ? [] : [resultWords]),
  ].join('; ');
};

const targetRow = (target: PaperTarget) => ({
  target: target.text,
  asked: [...(target.product ? [target.product] : []), ...amountText(target.amount, target.unit)].join(': ') || none,
  due: target.dueOn === null ? none : dayText(target.dueOn),
  result: resultText(target),
});

const gradeWords: Readonly<Record<CriterionGrade, string>> = {
  'grade-excellent': 'Xuất sắc',
  'grade-good': 'Tốt',
  'grade-average': 'Trung bình',
  'grade-poor': 'Kém',
};

/** A criterion with what the subject wrote beside its own points. */
const withReason = (criterion: string, reason: string | null | undefined): string =>
  reason ? `${criterion}\nNgười chấm ghi: ${reason}` : criterion;

/** In the periods that had grades instead of points. */
const gradeRows = ({ selfMarks }: SubjectFacts['subject']) =>
  selfMarks.flatMap(({ criterion, grade, reason }) =>
    grade === null ? [] : [{ criterion: withReason(criterion, reason), most: none, own: gradeWords[grade] }],
  );

const markRows = ({ season: { law }, subject }: SubjectFacts) => {
  const graded = gradeRows(subject);
  if (graded.length > 0) return graded;
  const set = criteriaSetFor(law, subject.kind);
  if (!set)
    return (law.score?.parts ?? []).map(({ code, names, max }) => ({
      criterion: names.vi,
      most: numberText(max),
      own: partText(subject.selfPoints, code),
    }));
  return set.groups.map(({ code, names, max }) => {
    const mark = subject.selfMarks.find(({ criterion }) => criterion === code);
    return {
      criterion: withReason(names.vi, mark?.reason),
      most: numberText(max),
      own: numberText(mark?.points ?? null),
    };
  });
};

const scoreBasis = ({ season: { law }, subject }: SubjectFacts): string => {
  const set = criteriaSetFor(law, subject.kind);
  if (!set) return 'Chấm theo nhóm tiêu chí: chưa thấy điểm thành phần cho đối tượng này trong các văn bản đã đọc.';
  return `${set.names.vi} theo ${saidUnverified(set.clause, set.isVerified)}.`;
};

const counted = (targets: readonly PaperTarget[]) => ({
  assigned: numberText(targets.length),
  done: numberText(targets.filter(({ isDone }) => isDone).length),
  late: numberText(targets.filter(({ isLate }) => isLate).length),
  exceeded: numberText(targets.filter(({ isExceeded }) => isExceeded).length),
});

/** Own words under the headings under which they were typed; nothing is sorted by what it seems to be about. */
const ownWordsData = ({ selfLevel, selfWords }: SubjectFacts['subject']): PaperData => {
  const parts = selfWords === null ? null : ownWordsOf(selfWords);
  const isWhole = selfWords !== null && parts === null;
  // Who rated himself or herself without a word wrote no part; who has not yet is handed lines.
  const isToWrite = selfWords === null && selfLevel === null;
  const part = (place: string, flagName: string, words: string | undefined): PaperData => ({
    [`has${flagName}`]: words !== undefined,
    [`hasNo${flagName}`]: words === undefined,
    [place]: words ?? none,
  });
  return {
    isWhole,
    isInParts: !isWhole && !isToWrite,
    isToWrite,
    isWritten: !isToWrite,
    ownWords: isWhole ? selfWords : none,
    hasBefore: parts?.before !== undefined,
    before: parts?.before ?? none,
    ...part('strengths', 'Strengths', parts?.strengths),
    ...part('shortcomingWords', 'ShortcomingWords', parts?.shortcomings),
    hasCauses: parts?.causes !== undefined,
    causes: parts?.causes ?? none,
    ...part('remedies', 'Remedies', parts?.remedies),
  };
};

/** What fills the parts of a review: facts of the subject and its own words; never a proposal, a vote or what others said. */
export const reviewData = (facts: SubjectFacts): PaperData => {
  const { season, subject } = facts;
  const { targets, shortcomings, decision, decidedLevel } = subject;
  const marks = markRows(facts);
  return {
    period: periodText(season.period),
    subject: subject.title,
    hasShortcomings: shortcomings.length > 0,
    hasNoShortcomings: shortcomings.length === 0,
    shortcomings: numbered(shortcomings, shortcomingRow),
    hasTargets: targets.length > 0,
    hasNoTargets: targets.length === 0,
    targets: numbered(targets, targetRow),
    ...counted(targets),
    blankLines: lines(ruledLine, ruledLine),
    ...ownWordsData(subject),
    hasScore: marks.length > 0,
    hasNoScore: marks.length === 0,
    marks: numbered(marks, (mark) => mark),
    ownTotal: pointsText(subject.selfPoints),
    scoreBasis: scoreBasis(facts),
    ownLevel: levelText(subject.selfLevel),
    hasDecision: decidedLevel !== null && decision !== null,
    decidedLevel: levelText(decidedLevel),
    decision: decision ? `số ${decision.number} ngày ${dayText(decision.decidedOn)} của ${decision.issuer}` : shortDots,
    basis: basisText(season, { form: subject.kind, of: [subject] }),
  };
};
