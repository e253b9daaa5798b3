import type { CandidateState, ProcedureState } from '../contract/life-cycle-codes.ts';
import type { MemberState, Standing } from '../contract/member.ts';
import type { DeadlineKey } from './life-cycle-pack.ts';

/** The badge for years in the Party has its table beside its rules. */
export { badge } from './badge-transitions.ts';

type Step<S extends string> = { readonly to: S | 'as-before'; readonly needs: string; readonly within?: DeadlineKey };
type Table<S extends string> = Readonly<Record<S, Readonly<Record<string, Step<S>>>>>;

const stopCandidate = { 'stop-candidate': { to: 'stopped', needs: 'why' } } as const;

/** From sympathiser to admission. The votes themselves stand in the procedure that is opened with the dossier. */
export const candidate = {
  sympathiser: { 'record-class': { to: 'awareness-class', needs: 'certificate' }, ...stopCandidate },
  'awareness-class': {
    'record-class': { to: 'awareness-class', needs: 'certificate' },
    'open-dossier': { to: 'dossier', needs: 'helpers' },
    'take-back-candidate-step': { to: 'sympathiser', needs: 'nothing-built-on-it' },
    ...stopCandidate,
  },
  dossier: {
    'record-class': { to: 'dossier', needs: 'certificate' },
    'record-cell-vote': { to: 'cell-vote', needs: 'two-thirds', within: 'sendUp' },
    'record-upper-decision': { to: 'decision', needs: 'decision' },
    'take-back-candidate-step': { to: 'awareness-class', needs: 'nothing-built-on-it' },
    ...stopCandidate,
  },
  'cell-vote': {
    'record-grassroots-vote': { to: 'grassroots-vote', needs: 'two-thirds', within: 'grassrootsVote' },
    'record-upper-decision': { to: 'decision', needs: 'decision' },
    ...stopCandidate,
  },
  'grassroots-vote': {
    'record-upper-decision': { to: 'decision', needs: 'decision', within: 'admissionDecision' },
    ...stopCandidate,
  },
  decision: { 'hold-ceremony': { to: 'admitted', needs: 'ceremony', within: 'ceremony' }, ...stopCandidate },
  admitted: {},
  stopped: { 'resume-candidate': { to: 'as-before', needs: 'why' } },
} as const satisfies Table<CandidateState>;

const stopProcedure = { 'stop-procedure': { to: 'stopped', needs: 'why' } } as const;
const upperDecision = { 'record-decision': { to: 'decided', needs: 'decision' } } as const;

/** The chain of votes: the cell, the grassroots committee, the competent committee. Three votes without the share go up. */
export const procedure = {
  open: {
    'record-request': { to: 'open', needs: 'removal' },
    'record-exception': { to: 'open', needs: 'permission' },
    'record-cell-vote': { to: 'cell-voted', needs: 'two-thirds', within: 'sendUp' },
    'prolong-probation': { to: 'open', needs: 'recognition' },
    'refer-up': { to: 'referred', needs: 'three-votes-without-share' },
    ...stopProcedure,
  },
  'cell-voted': {
    'send-up': { to: 'cell-voted', needs: 'file', within: 'sendUp' },
    'record-part-review': { to: 'cell-voted', needs: 'opinion' },
    'record-grassroots-vote': { to: 'grassroots-voted', needs: 'two-thirds', within: 'grassrootsVote' },
    'record-competent-vote': { to: 'cell-voted', needs: 'cell-is-grassroots' },
    'refer-up': { to: 'referred', needs: 'three-votes-without-share' },
    ...upperDecision,
    ...stopProcedure,
  },
  'grassroots-voted': {
    'send-up': { to: 'grassroots-voted', needs: 'file' },
    'record-competent-vote': { to: 'grassroots-voted', needs: 'more-than-half' },
    'record-decision': { to: 'decided', needs: 'decision', within: 'recognitionDecision' },
    ...stopProcedure,
  },
  referred: {
    'send-up': { to: 'referred', needs: 'file' },
    'record-competent-vote': { to: 'referred', needs: 'more-than-half' },
    ...upperDecision,
    ...stopProcedure,
  },
  decided: { 'withdraw-step': { to: 'as-before', needs: 'nothing-built-on-it' } },
  stopped: { 'withdraw-step': { to: 'as-before', needs: 'nothing-built-on-it' } },
} as const satisfies Table<ProcedureState>;

/** Standing of a member: probation, perhaps prolonged, then official from exactly its last day. */
export const standing = {
  probationary: {
    'prolong-probation': { to: 'probationary', needs: 'vote-of-the-cell' },
    'recognise-official': { to: 'official', needs: 'decision', within: 'recognitionDecision' },
  },
  official: {},
} as const satisfies Table<Standing>;

const leaving = {
  'transfer-out': { to: 'transferred-out', needs: 'slip' },
  remove: { to: 'removed', needs: 'decision' },
  expel: { to: 'expelled', needs: 'decision' },
  'cancel-admission': { to: 'admission-cancelled', needs: 'decision' },
  'record-death': { to: 'deceased', needs: 'day', within: 'deathReport' },
} as const;
const withdrawEnd = { 'withdraw-end': { to: 'as-before', needs: 'nothing-built-on-it' } } as const;
const comeBack = {
  readmit: { to: 'active', needs: 'decision' },
  'restore-rights': { to: 'active', needs: 'decision' },
} as const;

/** What may become of a member. Exempt and suspended lie over what was before; who has left comes back only by a decision. */
export const memberState = {
  active: {
    'begin-exemption': { to: 'exempt', needs: 'decision' },
    suspend: { to: 'suspended', needs: 'decision' },
    resign: { to: 'resigned', needs: 'decision' },
    ...leaving,
  },
  exempt: {
    'end-exemption': { to: 'active', needs: 'day' },
    suspend: { to: 'suspended', needs: 'decision' },
    resign: { to: 'resigned', needs: 'decision' },
    ...leaving,
  },
  suspended: {
    'lift-suspension': { to: 'as-before', needs: 'decision' },
    remove: leaving.remove,
    expel: leaving.expel,
    'cancel-admission': leaving['cancel-admission'],
    'record-death': leaving['record-death'],
  },
  'transferred-out': { reconnect: { to: 'active', needs: 'decision' } },
  removed: { ...comeBack, reconnect: { to: 'active', needs: 'decision' }, ...withdrawEnd },
  expelled: { ...comeBack, ...withdrawEnd },
  resigned: { ...withdrawEnd },
  deceased: { ...withdrawEnd },
  'admission-cancelled': { 'restore-rights': comeBack['restore-rights'], ...withdrawEnd },
} as const satisfies Table<MemberState>;

type StepOf<T> = { [S in keyof T]: keyof T[S] }[keyof T];
export type CandidateStep = StepOf<typeof candidate>;
export type ProcedureStep = StepOf<typeof procedure>;
export type MemberStep = StepOf<typeof memberState>;

/** Whether a step is open in a state of one of these tables: buttons and guards ask this. */
export const mayStep = <T extends Table<string>, S extends keyof T>(table: T, state: S, step: StepOf<T>): boolean =>
  Object.hasOwn(table[state]!, step as string);
