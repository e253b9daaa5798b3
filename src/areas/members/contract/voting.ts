/** The base of votes as a pure rule, for screens and areas above that show it before anything is sent. */
export { votingBase as votingBaseOfRoll } from '../rules/voting-base.ts';
export type { VotingBaseRules, VotingGround } from '../rules/voting-base-shape.ts';
