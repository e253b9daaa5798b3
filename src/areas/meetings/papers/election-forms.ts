import type { PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import type { ElectionPaperKind } from '../contract/election-papers.ts';
import { electedPostText } from '../rules/election-title.ts';
import { ballotPaper, ballotPaperData } from './ballot-paper.ts';
import type { ElectionPaperFacts } from './election-facts.ts';
import { electionResult, electionResultData } from './election-result.ts';
import { tallyMinutes, tallyMinutesData } from './tally-minutes.ts';

type Filler = (facts: ElectionPaperFacts) => PaperData;

const papers: Readonly<Record<ElectionPaperKind, { readonly form: PaperForm; readonly data: Filler }>> = {
  'ballot-paper': { form: ballotPaper, data: ballotPaperData },
  'tally-minutes': { form: tallyMinutes, data: tallyMinutesData },
  'election-result': { form: electionResult, data: electionResultData },
};

/** Papers of the elections of a meeting. */
export const electionForms: readonly PaperForm[] = [ballotPaper, tallyMinutes, electionResult];

export const electionFormOf = (kind: ElectionPaperKind): PaperForm => papers[kind].form;
export const electionDataOf = (kind: ElectionPaperKind, facts: ElectionPaperFacts): PaperData =>
  papers[kind].data(facts);

/** What the register says such a paper is about. */
export const electionPaperTitle = (
  kind: ElectionPaperKind,
  { occasion, kind: of, election }: ElectionPaperFacts,
): string => {
  const post = election === null ? '' : electedPostText(election.post, of);
  const about = post === '' ? '' : kind === 'ballot-paper' ? ` ${post}` : ` bầu ${post}`;
  return `${papers[kind].form.names.vi}${about} tại ${occasion}`.slice(0, 300);
};
