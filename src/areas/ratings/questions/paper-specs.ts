import type { QuestionContext } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { PaperSpec } from '../../documents/public.ts';
import {
  type MissingPaper,
  type PaperContent,
  type RatingPaperKind,
  ratingPaperKind,
} from '../contract/rating-papers.ts';
import type { PaperSubject } from '../papers/paper-facts.ts';
import { periodText } from '../papers/paper-lines.ts';
import type { UnitKind } from '../papers/rating-forms.ts';
import { addsUp } from '../papers/rating-tally-minutes.ts';
import { missingOn, type NamingPaper, onPaper } from '../rules/papers-there.ts';
import { type HomeOf, homeById, subjectSpec, unitSpec } from './paper-spec-of.ts';
import { type PaperWorld, subjectsForPapers, unitFactsOf } from './paper-world.ts';

/** More papers than these are printed in parts. */
const mostPapers = 200;

type Asked = {
  readonly subjectId: string | null;
  readonly kinds: readonly RatingPaperKind[];
  readonly content: PaperContent;
};

const refuseUneven = (subjects: readonly PaperSubject[]): void => {
  const uneven = subjects.filter(({ ballot }) => ballot !== null && !addsUp(ballot));
  if (uneven.length > 0) throw new Refused(refuse(reason('ratings.tally-does-not-add-up', { count: uneven.length })));
};

const ofUnit: readonly RatingPaperKind[] = [
  'ballot-paper',
  'tally-minutes',
  'decision-list',
  'summary-table',
  'season-report',
];
const isUnitKind = (kind: RatingPaperKind): kind is UnitKind => ofUnit.includes(kind);

type Counting = 'summary-table' | 'season-report';
const isCounting = (kind: RatingPaperKind): kind is Counting => kind === 'summary-table' || kind === 'season-report';

/** Reach over all below and have no empty form: whom they are about is not even read for one. */
const isOfAllBelow = (kind: RatingPaperKind): boolean => kind === 'decision-list' || isCounting(kind);

const refuseTooMany = (): never => {
  throw new Refused(refuse(reason('ratings.too-many-papers', { limit: mostPapers }, 'kinds')));
};

const nothing: Readonly<Record<PaperContent, string>> = {
  recorded: 'ratings.no-paper-to-print',
  blank: 'ratings.no-blank-to-print',
  reprint: 'ratings.no-vote-to-print-again',
};

const refuseNothing = (content: PaperContent): never => {
  throw new Refused(refuse(reason(nothing[content], {}, 'kinds')));
};

/** Papers of this area have the four levels of the texts since 2019. */
export const refuseOtherScale = ({ season: { law, packTitle } }: PaperWorld): void => {
  if (law.scale !== 'four-levels')
    throw new Refused(refuse(reason('ratings.paper-of-other-scale', { pack: packTitle })));
};

type Naming = {
  readonly kind: NamingPaper;
  readonly subjects: readonly PaperSubject[];
  readonly content: PaperContent;
  readonly homeOf: HomeOf;
};

const namingSpecs = async (
  context: QuestionContext,
  world: PaperWorld,
  { kind, subjects, content, homeOf }: Naming,
): Promise<PaperSpec[]> => {
  const about = onPaper(kind, subjects, content);
  if (about.length === 0) return [];
  if (isUnitKind(kind)) {
    if (kind === 'tally-minutes') refuseUneven(about);
    return [
      unitSpec(context, world, { kind, facts: { season: world.season, subjects: about, content, summary: null } }),
    ];
  }
  if (about.length > mostPapers) refuseTooMany();
  const specs: PaperSpec[] = [];
  for (const subject of about) specs.push(await subjectSpec(context, world, { subject, kind, homeOf }));
  return specs;
};

/** Names of those whom a paper leaves out stand in full as far as a person reads them. */
const mostNamed = 12;

const missingIn = (kind: NamingPaper, subjects: readonly PaperSubject[]): MissingPaper[] => {
  const found = missingOn(kind, subjects);
  if (!found) return [];
  const named = found.subjects
    .slice(0, mostNamed)
    .map(({ title, kind: of, postWords }) => ({ title, kind: of, postWords }));
  return [{ kind, why: found.why, count: found.subjects.length, named, countedOnce: 0 }];
};

type Made = { readonly specs: readonly PaperSpec[]; readonly missing: readonly MissingPaper[] };

const madeNaming = async (
  context: QuestionContext,
  world: PaperWorld,
  asked: Omit<Naming, 'subjects'> & { readonly here: readonly PaperSubject[] },
): Promise<Made> => {
  const { kind, content, here } = asked;
  // Only the list names everybody below.
  const subjects =
    kind === 'decision-list' ? await subjectsForPapers(context, world, { subjectId: null, reach: 'below' }) : here;
  const specs = await namingSpecs(context, world, { ...asked, subjects });
  return { specs, missing: content === 'recorded' ? missingIn(kind, subjects) : [] };
};

/** Counted by one statement, never name by name. In a whole set it stands once somebody has a result; asked for alone it says how far it is. */
const madeCounting = async (
  context: QuestionContext,
  world: PaperWorld,
  { kind, isInSet }: { readonly kind: Counting; readonly isInSet: boolean },
): Promise<Made> => {
  const facts = await unitFactsOf(context, world, { subjects: [], hasSummary: true });
  const { totals: lines, countedOnce } = facts.summary!;
  const [results, undecided] = [
    lines.reduce((sum, { rated, notRated }) => sum + rated + notRated, 0),
    lines.reduce((sum, line) => sum + line.undecided, 0),
  ];
  const missing =
    undecided > 0 ? [{ kind, why: 'not-decided' as const, count: undecided, named: [], countedOnce }] : [];
  if (lines.length === 0 || (isInSet && results === 0)) return { specs: [], missing };
  return { specs: [unitSpec(context, world, { kind, facts })], missing };
};

/**
 * Papers that were asked for, in the order of the set, and what is missing for want of content; without kinds every one there is something
 * for. Refuses when there is none.
 */
export const paperSpecsOf = async (context: QuestionContext, world: PaperWorld, asked: Asked) => {
  refuseOtherScale(world);
  const { subjectId, kinds, content } = asked;
  const here = await subjectsForPapers(context, world, { subjectId, reach: 'here' });
  const homeOf = homeById(context, world.home);
  const set: { specs: PaperSpec[]; missing: MissingPaper[] } = { specs: [], missing: [] };
  for (const kind of ratingPaperKind.options) {
    if (kinds.length > 0 && !kinds.includes(kind)) continue;
    if (isUnitKind(kind) && subjectId !== null) continue;
    if (content !== 'recorded' && isOfAllBelow(kind)) continue;
    const made = isCounting(kind)
      ? await madeCounting(context, world, { kind, isInSet: kinds.length === 0 })
      : await madeNaming(context, world, { kind, here, content, homeOf });
    set.specs.push(...made.specs);
    set.missing.push(...made.missing);
    if (set.specs.length > mostPapers) refuseTooMany();
  }
  if (set.specs.length === 0) refuseNothing(content);
  return set;
};

/** What a set of papers is about, for the name of its file: never a person. */
export const aboutOf = ({ season }: PaperWorld, specs: readonly PaperSpec[]): string =>
  specs.length === 1
    ? `${specs[0]!.form.names.vi} ${periodText(season.period)}`
    : `giấy tờ đánh giá xếp loại ${periodText(season.period)} ${season.place}`;
