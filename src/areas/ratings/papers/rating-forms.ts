import type { PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { type RatingPaperKind, ratingPaperKind } from '../contract/rating-papers.ts';
import { ballotPaper, ballotPaperData } from './ballot-paper.ts';
import { decisionList, decisionListData } from './decision-list.ts';
import type { PaperFacts, SubjectFacts } from './paper-facts.ts';
import { ratingTallyData, ratingTallyMinutes } from './rating-tally-minutes.ts';
import { resultNotice, resultNoticeData } from './result-notice.ts';
import { collectiveReview, leaderReview, memberReview, outsideMemberReview, reviewPaperData } from './reviews.ts';
import { seasonReport, seasonReportData, summaryPaper, summaryPaperData } from './summary-papers.ts';

/** Forms of this area in the order in which a set of them is printed. */
const forms: Readonly<Record<RatingPaperKind, PaperForm>> = {
  'collective-review': collectiveReview,
  'leader-review': leaderReview,
  'member-review': memberReview,
  'outside-member-review': outsideMemberReview,
  'ballot-paper': ballotPaper,
  'tally-minutes': ratingTallyMinutes,
  'decision-list': decisionList,
  'result-notice': resultNotice,
  'summary-table': summaryPaper,
  'season-report': seasonReport,
};

export const ratingForms: readonly PaperForm[] = ratingPaperKind.options.map((kind) => forms[kind]);
export const ratingFormOf = (kind: RatingPaperKind): PaperForm => forms[kind];

/** What fills a paper of one subject. */
export const subjectPaperData = (kind: RatingPaperKind, facts: SubjectFacts): PaperData =>
  kind === 'result-notice' ? resultNoticeData(facts) : reviewPaperData(kind, facts);

type UnitKind = 'ballot-paper' | 'tally-minutes' | 'decision-list' | 'summary-table' | 'season-report';

const unitData: Readonly<Record<UnitKind, (facts: PaperFacts) => PaperData>> = {
  'ballot-paper': ballotPaperData,
  'tally-minutes': ratingTallyData,
  'decision-list': decisionListData,
  'summary-table': summaryPaperData,
  'season-report': seasonReportData,
};

/** What fills a paper of an organisation. */
export const unitPaperData = (kind: UnitKind, facts: PaperFacts): PaperData => unitData[kind](facts);
export type { UnitKind };
