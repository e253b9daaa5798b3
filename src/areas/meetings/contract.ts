/** Shapes, actions and questions of meetings. The browser reads this file. */

export * from './contract/absences.ts';
export * from './contract/board.ts';
export * from './contract/case-papers.ts';
export * from './contract/cell-choice.ts';
export * from './contract/election-count.ts';
export * from './contract/election-papers.ts';
export * from './contract/election-results.ts';
export * from './contract/elections.ts';
export * from './contract/fictional.ts';
export * from './contract/from-above.ts';
export * from './contract/meeting-codes.ts';
export * from './contract/meeting-papers.ts';
export * from './contract/month-report.ts';
export * from './contract/oversight.ts';
export type { IssuingProposal } from './contract/paper-issuing.ts';
export * from './contract/planning.ts';
export * from './contract/reads.ts';
export * from './contract/roster.ts';
export * from './contract/sheet.ts';
export * from './contract/sheet-facts.ts';
export * from './contract/topic-papers.ts';
export * from './contract/topics.ts';
export * from './contract/waiting-matters.ts';
