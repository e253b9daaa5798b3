import { formatDay } from '../../../platform/i18n/format-message.ts';
import type { PaperFacts } from './paper-facts.ts';
import { turnoutLines } from './turnout-lines.ts';

type Known = Readonly<Record<string, string | null>>;

type Case = { readonly kind: string; readonly step: string | null };

const absentText = ({ excused, unexcused, exempt }: ReturnType<typeof turnoutLines>): string =>
  `có lý do: ${excused}; không có lý do: ${unexcused}; được miễn: ${exempt}`;

/** What a meeting knows for the resolution of its cell about a case; the tally comes with the vote itself. */
export const caseResolutionKnown = (facts: PaperFacts, of: Case, conclusion: string | null): Known => {
  const turnout = turnoutLines(facts);
  const official = facts.people.filter(({ isOfficial, status }) => isOfficial && status !== 'guest').length;
  return {
    heldOn: formatDay(facts.on),
    chair: facts.chair,
    minuteTaker: facts.clerk,
    total: String(official),
    present: turnout.present,
    absent: absentText(turnout),
    assessment: conclusion,
    ...(of.kind === 'badge' ? { badgeYears: of.step } : {}),
  };
};
