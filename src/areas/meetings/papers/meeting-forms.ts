import type { IssuingBody, PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import type { MeetingPaperKind } from '../contract/meeting-papers.ts';
import { attendanceData, attendanceSheet } from './attendance-sheet.ts';
import { blankSheet, blankSheetData } from './blank-sheet.ts';
import { minutesData } from './minutes-data.ts';
import { committeeMinutes, minutes } from './minutes-form.ts';
import { notice, noticeData } from './notice.ts';
import type { PaperFacts } from './paper-facts.ts';
import { capital, dayText, occasionOf, shortDay } from './paper-lines.ts';
import { fittingData } from './places-from.ts';
import { conclusion, conclusionData, resolution, resolutionData } from './resolution.ts';
import { scoreSheet, scoreSheetData } from './score-sheet.ts';
import { taskList, taskListData } from './task-list.ts';

type Filler = (facts: PaperFacts) => PaperData;

/** The papers of one meeting, in the order in which they are used. */
const papers: Readonly<Record<MeetingPaperKind, { readonly form: PaperForm; readonly data: Filler }>> = {
  notice: { form: notice, data: noticeData },
  'blank-sheet': { form: blankSheet, data: blankSheetData },
  'attendance-sheet': { form: attendanceSheet, data: attendanceData },
  minutes: { form: minutes, data: minutesData },
  'committee-minutes': { form: committeeMinutes, data: minutesData },
  resolution: { form: resolution, data: resolutionData },
  conclusion: { form: conclusion, data: conclusionData },
  'task-list': { form: taskList, data: taskListData },
  'score-sheet': { form: scoreSheet, data: scoreSheetData },
};

export const paperKinds = Object.keys(papers) as MeetingPaperKind[];

/** Forms of this area that come from one meeting. */
export const meetingForms: readonly PaperForm[] = paperKinds.map((kind) => papers[kind].form);

export const formOf = (kind: MeetingPaperKind): PaperForm => papers[kind].form;

/** What fills a paper from the facts of its meeting: exactly the places that its form has. */
export const dataOf = (kind: MeetingPaperKind, facts: PaperFacts): PaperData => {
  const { form, data } = papers[kind];
  return fittingData(form.fields, data(facts));
};

/** Who issues: the cell or its committee by the kind of meeting; a committee further up for its own. */
export const bodyOf = ({ kind, isCell }: Pick<PaperFacts, 'kind' | 'isCell'>): IssuingBody =>
  kind !== 'committee' ? 'cell' : isCell ? 'cell-committee' : 'committee';

const scored: readonly MeetingKind[] = ['regular', 'combined', 'thematic'];

/** A Party group discusses and proposes: nothing goes out from it on behalf of the cell. */
const onBehalf: readonly MeetingPaperKind[] = ['notice', 'resolution', 'conclusion', 'task-list'];

/** Which papers this kind of meeting has. */
export const papersOfKind = (kind: MeetingKind): MeetingPaperKind[] =>
  paperKinds.filter((paper) => {
    if (kind === 'party-group' && onBehalf.includes(paper)) return false;
    if (paper === 'minutes' || paper === 'resolution') return kind !== 'committee';
    if (paper === 'committee-minutes') return kind === 'committee';
    return paper !== 'score-sheet' || scored.includes(kind);
  });

/** The day of the meeting, unless the occasion names it already. */
const dayPart = (about: string, { on, isHeld }: Pick<PaperFacts, 'on' | 'isHeld'>): string => {
  if (about.includes(dayText(on))) return isHeld ? '' : ' (dự kiến)';
  return ` (${isHeld ? 'họp' : 'dự kiến'} ngày ${shortDay(on)})`;
};

/** What the register says a paper is about: its title, the meeting, and its day. */
export const titleOfPaper = (kind: MeetingPaperKind, facts: PaperFacts): string => {
  const { title, subtitle = '' } = papers[kind].form;
  const about = subtitle.replace('{occasion}', occasionOf(facts));
  return `${capital(title.toLowerCase())} ${about}${dayPart(about, facts)}`.slice(0, 300);
};
