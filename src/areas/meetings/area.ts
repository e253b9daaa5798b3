import type { Area } from '../../platform/action/area.ts';
import { draftCasePaper } from './actions/draft-case-paper.ts';
import { electionActions } from './actions/election-actions.ts';
import { fromAboveActions } from './actions/from-above-actions.ts';
import { issueMeetingPaper } from './actions/issue-paper.ts';
import { layOutYear, withdrawYear } from './actions/lay-out-year.ts';
import { loadFictionalMeetings } from './actions/load-fictional-meetings.ts';
import { cancelMeeting, changePlan, planMeeting, resumeMeeting, withdrawMeeting } from './actions/plan-meeting.ts';
import { recordNotice, withdrawNotice } from './actions/record-notice.ts';
import { reopenMeeting, reportMeeting, withdrawReport } from './actions/report-meeting.ts';
import { recordMeeting, saveSheet } from './actions/save-sheet.ts';
import { scoreFromAbove, withdrawScoreFromAbove } from './actions/score-from-above.ts';
import { fromAboveListeners } from './jobs/from-above-jobs.ts';
import { recountListeners } from './jobs/recount-meetings.ts';
import en from './messages/en.json' with { type: 'json' };
import vi from './messages/vi.json' with { type: 'json' };
import { electionForms } from './papers/election-forms.ts';
import { meetingForms } from './papers/meeting-forms.ts';
import { oversightForms } from './papers/oversight-forms.ts';
import { attendanceOfMember, longAbsent } from './questions/absences.ts';
import { calendarOfYear } from './questions/calendar-of-year.ts';
import { electionPaperPreview, papersOfElections } from './questions/election-papers.ts';
import { electionsOfMeeting } from './questions/elections-of-meeting.ts';
import { fromAboveQuestions } from './questions/from-above-questions.ts';
import { meeting } from './questions/meeting.ts';
import { boardSource } from './questions/meeting-board.ts';
import { meetingWorkItems } from './questions/meeting-work-items.ts';
import { paperPreview, papersToPrint } from './questions/paper-preview.ts';
import { papersOfMeeting } from './questions/papers-of-meeting.ts';
import { rulesOfMeeting } from './questions/rules-of-meeting.ts';
import { sheetFacts } from './questions/sheet-facts.ts';
import { sheetOpening } from './questions/sheet-opening.ts';

/** Meetings of cells and committees: calendar, sheet, votes, score. */
export const area: Area = {
  name: 'meetings',
  actions: [
    planMeeting,
    changePlan,
    withdrawMeeting,
    cancelMeeting,
    resumeMeeting,
    recordNotice,
    withdrawNotice,
    saveSheet,
    recordMeeting,
    draftCasePaper,
    reopenMeeting,
    reportMeeting,
    withdrawReport,
    layOutYear,
    withdrawYear,
    scoreFromAbove,
    withdrawScoreFromAbove,
    issueMeetingPaper,
    loadFictionalMeetings,
    ...electionActions,
    ...fromAboveActions,
  ],
  questions: [
    meeting,
    electionsOfMeeting,
    papersOfElections,
    electionPaperPreview,
    calendarOfYear,
    sheetOpening,
    sheetFacts,
    rulesOfMeeting,
    papersOfMeeting,
    paperPreview,
    papersToPrint,
    attendanceOfMember,
    longAbsent,
    ...fromAboveQuestions,
    ...boardSource.questions,
  ],
  messages: { vi, en },
  listeners: { ...fromAboveListeners, ...recountListeners },
  workItems: meetingWorkItems,
  paperForms: [...meetingForms, ...electionForms, ...oversightForms],
  constraints: {
    meeting_twice: 'meetings.slot-taken',
    election_twice: 'meetings.election-opened-already',
    election_ballot_twice: 'platform.stale',
    congress_result_twice: 'platform.stale',
    orientation_replaced_once: 'platform.stale',
    urge_twice: 'meetings.urged-already',
    month_report_twice: 'platform.stale',
    // Whoever was called has been taken off the roll in the meantime.
    attendance_member_there: 'platform.stale',
    roster_twice: 'meetings.attendance-planned-already',
  },
};
