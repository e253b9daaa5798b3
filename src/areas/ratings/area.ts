import type { Area } from '../../platform/action/area.ts';
import { analysisActions } from './actions/analysis-actions.ts';
import { cadreActions } from './actions/cadre-actions.ts';
import { closeSeason, reopenSeason } from './actions/close-season.ts';
import { confirmDecision, recheckProvisional } from './actions/confirm-decision.ts';
import { decideLevel } from './actions/decide-level.ts';
import { evidenceActions } from './actions/evidence-actions.ts';
import { declareInterest, withdrawInterest } from './actions/interests.ts';
import { loadFictionalRatings } from './actions/load-fictional-ratings.ts';
import { changeCalendar, openSeason, withdrawSeason } from './actions/open-season.ts';
import { ownActions } from './actions/own-actions.ts';
import { paperActions } from './actions/paper-actions.ts';
import { publishResults } from './actions/publish-results.ts';
import { proposeLevel, rateSelf, recordBallot } from './actions/rate-subject.ts';
import { recordStateRating, withdrawStateRating } from './actions/record-state-rating.ts';
import { reopenRating } from './actions/reopen-rating.ts';
import { archiveRatings, notifySubjects, recordReview, withdrawReview } from './actions/review-subjects.ts';
import { addSubject, correctSubject, withdrawSubject } from './actions/season-subjects.ts';
import { rateAfterAll, setNotRated, setSubjectsNotRated } from './actions/set-aside.ts';
import { takeBackDecision, takeBackDecisions } from './actions/take-back-decisions.ts';
import { takeBackStep, takeBackSteps } from './actions/take-back-steps.ts';
import { recheckListeners } from './jobs/recheck-ahead.ts';
import en from './messages/en.json' with { type: 'json' };
import vi from './messages/vi.json' with { type: 'json' };
import { cadreNotice } from './papers/cadre-notice.ts';
import { ratingForms } from './papers/rating-forms.ts';
import { analysisQuestions } from './questions/analysis-questions.ts';
import { ballotBase } from './questions/ballot-base.ts';
import { cadreQuestions } from './questions/cadre-questions.ts';
import { evidenceQuestions } from './questions/evidence-questions.ts';
import { interests } from './questions/interests.ts';
import { noticesToIssue } from './questions/notices-to-issue.ts';
import { oneSubject } from './questions/one-subject.ts';
import { ownQuestions } from './questions/own-questions.ts';
import { onePack, packChanges, packs } from './questions/pack-reads.ts';
import { provisionalSteps } from './questions/provisional.ts';
import { boardSource } from './questions/rating-board.ts';
import { ratingWorkItems } from './questions/rating-work-items.ts';
import { seasonProposal } from './questions/season-proposal.ts';
import { season, seasons } from './questions/seasons.ts';
import { subjects } from './questions/subjects.ts';
import { summary } from './questions/summary.ts';
import { ratingConstraints } from './rules/rating-constraints.ts';

/** Ratings: a period's season from its opening to the archive, by the rules of that period, beside the facts. */
export const area: Area = {
  name: 'ratings',
  actions: [
    openSeason,
    withdrawSeason,
    changeCalendar,
    closeSeason,
    reopenSeason,
    addSubject,
    withdrawSubject,
    correctSubject,
    recordReview,
    withdrawReview,
    rateSelf,
    proposeLevel,
    recordBallot,
    decideLevel,
    takeBackDecision,
    takeBackDecisions,
    setNotRated,
    setSubjectsNotRated,
    rateAfterAll,
    takeBackStep,
    takeBackSteps,
    recordStateRating,
    withdrawStateRating,
    confirmDecision,
    recheckProvisional,
    notifySubjects,
    publishResults,
    archiveRatings,
    reopenRating,
    ...analysisActions,
    ...evidenceActions,
    ...cadreActions,
    declareInterest,
    withdrawInterest,
    ...paperActions,
    ...ownActions,
    loadFictionalRatings,
  ],
  questions: [
    seasonProposal,
    seasons,
    season,
    subjects,
    oneSubject,
    ballotBase,
    interests,
    packs,
    packChanges,
    onePack,
    summary,
    noticesToIssue,
    ...analysisQuestions,
    ...evidenceQuestions,
    ...cadreQuestions,
    ...ownQuestions,
    ...boardSource.questions,
    provisionalSteps,
  ],
  messages: { vi, en },
  workItems: ratingWorkItems,
  listeners: recheckListeners,
  constraints: ratingConstraints,
  paperForms: [...ratingForms, cadreNotice],
};
