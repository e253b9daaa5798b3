import type { Day } from '../../../platform/calendar/day.ts';
import { formatDay } from '../../../platform/i18n/format-message.ts';
import type { PaperFacts } from './paper-facts.ts';
import { ended } from './paper-lines.ts';
import { absentClause, turnoutLines } from './turnout-lines.ts';

type Known = Readonly<Record<string, string | null>>;

type Case = {
  readonly kind: string;
  readonly step: string | null;
  readonly subject: string;
  readonly since: Day;
};

const exempting = 'miễn công tác và sinh hoạt đảng đối với đồng chí';

/** Age and health are for the cell to decide; for other grounds it proposes. */
const resolvedText = ({ step, subject, since }: Case): string =>
  step === 'other'
    ? `Chi bộ đề nghị cấp ủy cấp trên xem xét, quyết định ${exempting} ${subject}.`
    : `Chi bộ quyết định ${exempting} ${subject}, kể từ ngày ${formatDay(since)}; báo cáo cấp ủy cấp trên.`;

/** What a meeting knows for the resolution of its cell about a case; the tally comes with the vote itself. */
export const caseResolutionKnown = (facts: PaperFacts, of: Case, conclusion: string | null): Known => {
  const turnout = turnoutLines(facts);
  return {
    heldOn: formatDay(facts.on),
    chair: facts.chair,
    minuteTaker: facts.clerk,
    // The form says itself of whom. Who is on probation comes and has no vote: both are counted, and told apart, as in the minutes.
    total: turnout.total.replace(' đảng viên', ''),
    present: turnout.present,
    absent: absentClause(turnout),
    assessment: conclusion === null ? null : ended(conclusion),
    ...(of.kind === 'badge' ? { badgeYears: of.step } : {}),
    ...(of.kind === 'exemption' ? { resolved: resolvedText(of) } : {}),
  };
};
