import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { ageInMonths } from './admission-age.ts';
import type { Permission, Permissions } from './admission-permission.ts';
import type { DossierPaper, LifeCycleRules, Ruled } from './life-cycle-pack.ts';

export type HelperFacts = {
  readonly isOfficial: boolean;
  readonly togetherSince: Day;
  readonly sinceDay: Day;
  readonly untilDay: Day | null;
};

export type AdmissionFacts = {
  readonly birthOn: Day | null;
  readonly schooling: 'below' | 'completed' | 'diploma' | null;
  readonly isPupil: boolean;
  readonly parentConsentOn: Day | null;
  readonly classCertifiedOn: Day | null;
  readonly unionResolutionOn: Day | null;
  readonly helpers: readonly HelperFacts[];
  /** Code of a paper of the dossier → its day. */
  readonly papers: ReadonlyMap<string, Day>;
  /** Papers by which the competent level allowed exceptions, each from one condition. */
  readonly permissions: Permissions;
};

export type CheckLine = {
  /** Sentence of the line: `members.check.<code>`. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** `by-paper`: not met, and said to be allowed by a paper, compared by an office above the cell or not. */
  readonly state: 'met' | 'missing' | 'unknown' | 'by-paper';
  readonly ruled: Ruled;
  /** Field of the record the line is about. */
  readonly field: string;
  readonly name?: { readonly vi: string; readonly en: string };
};

type Rest = Omit<CheckLine, 'code' | 'ruled' | 'field'>;

/** Everything the rules ask of a candidate on the day the cell votes, line by line. */
export const admissionChecklist = (rules: LifeCycleRules, facts: AdmissionFacts, on: Day): CheckLine[] => [
  excepted({ code: 'age', ruled: rules.age, field: 'birthOn', ...ageLine(rules, facts, on) }),
  excepted({
    code: `schooling-${rules.schooling.needs}`,
    ruled: rules.schooling,
    field: 'schooling',
    ...schoolingLine(rules, facts),
  }),
  { code: 'helpers', ruled: rules.introducers, field: 'helpers', ...helpersLine(rules, facts, on) },
  { ruled: rules.classCertificate, field: 'classCertifiedOn', ...classLine(rules, facts, on) },
  ...rules.papers.filter((paper) => isNeeded(paper, facts)).map((paper) => paperLine(paper, facts, on)),
];

/** A line that a paper excepts says so in a sentence of its own: it is looked at by that paper, and not met. */
const excepted = (line: CheckLine): CheckLine =>
  line.state === 'by-paper' ? { ...line, code: `${line.code}-by-paper${line.params.day ? '-compared' : ''}` } : line;

/** The paper of an exception, with the day on which it was compared where it was. */
const byPaper = ({ paper, comparedOn }: Permission) => ({ paper, ...(comparedOn === null ? {} : { day: comparedOn }) });

const ageLine = ({ age }: LifeCycleRules, { birthOn, permissions }: AdmissionFacts, on: Day): Rest => {
  const limits = { from: age.fromYears, to: age.toYears };
  if (birthOn === null) return { params: { ...limits, years: '?', months: '?' }, state: 'unknown' };
  const months = ageInMonths(birthOn, on);
  const params = { ...limits, years: Math.floor(months / 12), months: months % 12 };
  if (months < age.fromYears * 12) return { params, state: 'missing' };
  if (months <= age.toYears * 12) return { params, state: 'met' };
  return permissions.age
    ? { params: { ...params, ...byPaper(permissions.age) }, state: 'by-paper' }
    : { params, state: 'missing' };
};

const levels = ['below', 'completed', 'diploma'] as const;

const schoolingLine = ({ schooling: rule }: LifeCycleRules, { schooling, permissions }: AdmissionFacts): Rest => {
  if (schooling === null) return { params: {}, state: 'unknown' };
  const isEnough = levels.indexOf(schooling) >= levels.indexOf(rule.needs);
  if (isEnough) return { params: {}, state: 'met' };
  return permissions.schooling
    ? { params: byPaper(permissions.schooling), state: 'by-paper' }
    : { params: {}, state: 'missing' };
};

const isCounted = (helper: HelperFacts, together: number, on: Day): boolean =>
  helper.isOfficial &&
  helper.sinceDay <= on &&
  (helper.untilDay === null || on < helper.untilDay) &&
  addMonths(helper.togetherSince, together) <= on;

const helpersLine = ({ introducers }: LifeCycleRules, facts: AdmissionFacts, on: Day): Rest => {
  const hasUnion = facts.unionResolutionOn !== null && facts.unionResolutionOn <= on;
  const needed = hasUnion ? introducers.membersWithUnion : introducers.members;
  const have = facts.helpers.filter((helper) => isCounted(helper, introducers.togetherMonths, on)).length;
  const params = { have, needed, months: introducers.togetherMonths };
  return { params, state: have >= needed ? 'met' : 'missing' };
};

const classLine = (
  { classCertificate }: LifeCycleRules,
  { classCertifiedOn }: AdmissionFacts,
  on: Day,
): Rest & { readonly code: string } => {
  if (classCertifiedOn === null)
    return { code: 'class-missing', params: { months: classCertificate.months }, state: 'missing' };
  const until = addMonths(classCertifiedOn, classCertificate.months);
  return {
    code: 'class',
    params: { months: classCertificate.months, until },
    state: classCertifiedOn <= on && on <= until ? 'met' : 'missing',
  };
};

const isNeeded = (paper: DossierPaper, { isPupil, unionResolutionOn }: AdmissionFacts): boolean =>
  paper.needed === 'always' || (paper.needed === 'pupil' ? isPupil : unionResolutionOn !== null);

const paperLine = (paper: DossierPaper, facts: AdmissionFacts, on: Day): CheckLine => {
  const datedOn = paper.code === 'parent-consent' ? facts.parentConsentOn : facts.papers.get(paper.code);
  const base = { ruled: ruledOf(paper), field: `papers.${paper.code}`, name: paper.name };
  if (datedOn === undefined || datedOn === null)
    return { ...base, code: 'paper-missing', params: {}, state: 'missing' };
  if (datedOn > on) return { ...base, code: 'paper-later', params: { day: datedOn }, state: 'missing' };
  const until = paper.redoAfterMonths === null ? null : addMonths(datedOn, paper.redoAfterMonths);
  if (until !== null && until < on)
    return { ...base, code: 'paper-old', params: { day: datedOn, until }, state: 'missing' };
  return { ...base, code: 'paper-there', params: { day: datedOn }, state: 'met' };
};

/** What a paper says of its own source. */
const ruledOf = (paper: DossierPaper): Ruled => {
  const { code: _code, name: _name, form: _form, needed: _needed, redoAfterMonths: _months, ...ruled } = paper;
  return ruled;
};
