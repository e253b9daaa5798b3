import type { QuestionContext } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { IssuingBody, PaperData, PaperValue } from '../../../platform/paper/official/paper-form.ts';
import { hasSecrecyMark, type PaperSpec } from '../../documents/public.ts';
import { type RatingPaperKind, ratingPaperKind } from '../contract/rating-papers.ts';
import { votedOn } from '../papers/ballot-paper.ts';
import type { PaperSubject } from '../papers/paper-facts.ts';
import { periodText } from '../papers/paper-lines.ts';
import { ratingFormOf, subjectPaperData, type UnitKind, unitPaperData } from '../papers/rating-forms.ts';
import { addsUp } from '../papers/rating-tally-minutes.ts';
import { papersOfSubject } from '../rules/papers-of-subject.ts';
import { bodyOf, type PaperHome, type PaperWorld, paperHomeOf, subjectsForPapers, unitFactsOf } from './paper-world.ts';

/** More papers than these are printed in parts. */
const mostPapers = 200;

type Asked = {
  readonly subjectId: string | null;
  readonly kinds: readonly RatingPaperKind[];
};

const textsIn = (value: PaperValue): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'boolean'
      ? []
      : value.flatMap((line) => Object.values(line).flatMap(textsIn));

const refuseSecret = (data: PaperData): void => {
  if (Object.values(data).flatMap(textsIn).some(hasSecrecyMark))
    throw new Refused(refuse(reason('ratings.paper-has-secrecy-mark')));
};

type Made = { readonly home: PaperHome; readonly body: IssuingBody; readonly data: PaperData };

const specOf = (
  { today }: QuestionContext,
  { season }: PaperWorld,
  kind: RatingPaperKind,
  { home, body, data }: Made,
): PaperSpec => {
  const form = ratingFormOf(kind);
  refuseSecret(data);
  return {
    form,
    data,
    organisationId: home.organisationId,
    body,
    title: `${form.names.vi} ${periodText(season.period)}`,
    issuedOn: today,
    // The day stands on the paper that is signed: nobody has set it yet.
    isDayOpen: true,
    signer: home.signer,
    recipients: form.hasRecipients ? recipientsOf(kind, home) : [],
  };
};

const recipientsOf = (kind: RatingPaperKind, { superior, isCell }: PaperHome): string[] => [
  ...(kind === 'result-notice' ? ['Như kính gửi,'] : superior === null ? [] : [`${superior} (để báo cáo),`]),
  isCell ? 'Lưu chi bộ.' : 'Lưu hồ sơ.',
];

/** For whom a collective speaks: its committee or standing committee. */
const bodyOfCollective = ({ kind, title }: PaperSubject, home: PaperHome): IssuingBody => {
  if (home.isCell) return kind === 'cell-committee' ? 'cell-committee' : 'cell';
  return title.startsWith('Ban Thường vụ') ? 'standing-committee' : 'committee';
};

const homeById = (context: QuestionContext, own: PaperHome) => {
  const known = new Map<string, PaperHome>([[own.organisationId, own]]);
  return async (id: string): Promise<PaperHome> => {
    const found = known.get(id) ?? (await paperHomeOf(context.tx, id, context.today));
    known.set(id, found);
    return found;
  };
};

const subjectSpec = async (
  context: QuestionContext,
  world: PaperWorld,
  { subject, kind, homeOf }: { subject: PaperSubject; kind: RatingPaperKind; homeOf: ReturnType<typeof homeById> },
): Promise<PaperSpec> => {
  const home = await homeOf(kind === 'result-notice' ? world.here.openerId : subject.organisationId);
  const body = kind === 'collective-review' ? bodyOfCollective(subject, home) : bodyOf(home);
  const data = subjectPaperData(kind, { season: world.season, subject });
  return specOf(context, world, kind, { home, body, data });
};

/** A list of a person's own papers does not hold those of the organisation; and a paper with nobody on it is none. */
const unitKindsFor = (subjects: readonly PaperSubject[]): UnitKind[] => {
  if (subjects.length === 0) return [];
  const isVoted = subjects.some(({ ballot }) => ballot !== null);
  const isToVote = votedOn({ subjects }).length > 0;
  return [
    ...(isToVote ? (['ballot-paper'] as const) : []),
    ...(isVoted || isToVote ? (['tally-minutes'] as const) : []),
    'decision-list',
    'summary-table',
    'season-report',
  ];
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
const reachesBelow: readonly RatingPaperKind[] = ['decision-list', 'summary-table', 'season-report'];
const countsAll: readonly RatingPaperKind[] = ['summary-table', 'season-report'];

const unitSpec = async (
  context: QuestionContext,
  world: PaperWorld,
  { kind, here }: { kind: UnitKind; here: readonly PaperSubject[] },
): Promise<PaperSpec | null> => {
  // Tables and the report count by one statement; only the list names everybody below.
  const subjects =
    kind === 'decision-list' ? await subjectsForPapers(context, world, { subjectId: null, reach: 'below' }) : here;
  const hasSummary = countsAll.includes(kind);
  if (!reachesBelow.includes(kind) && !unitKindsFor(subjects).includes(kind)) return null;
  if (kind === 'decision-list' && subjects.length === 0) return null;
  if (kind === 'tally-minutes') refuseUneven(subjects);
  const facts = await unitFactsOf(context, world, { subjects, hasSummary });
  if (facts.summary?.groups.length === 0) return null;
  return specOf(context, world, kind, { home: world.home, body: bodyOf(world.home), data: unitPaperData(kind, facts) });
};

const refuseOtherScale = ({ season: { law } }: PaperWorld): void => {
  if (law.scale !== 'four-levels')
    throw new Refused(refuse(reason('ratings.paper-of-other-scale', { pack: law.packs[0]!.title })));
};

/** Papers that were asked for, in the order of the set; without kinds every one there is something for. Refuses when there is none. */
export const paperSpecsOf = async (
  context: QuestionContext,
  world: PaperWorld,
  { subjectId, kinds }: Asked,
): Promise<PaperSpec[]> => {
  refuseOtherScale(world);
  const subjects = await subjectsForPapers(context, world, { subjectId, reach: 'here' });
  const wanted = ratingPaperKind.options.filter((kind) => kinds.length === 0 || kinds.includes(kind));
  const homeOf = homeById(context, world.home);
  const specs: PaperSpec[] = [];
  for (const kind of wanted) {
    if (isUnitKind(kind)) {
      const spec = subjectId === null ? await unitSpec(context, world, { kind, here: subjects }) : null;
      if (spec) specs.push(spec);
      continue;
    }
    const own = subjects.filter((subject) => papersOfSubject(subject).includes(kind));
    if (specs.length + own.length > mostPapers)
      throw new Refused(refuse(reason('ratings.too-many-papers', { limit: mostPapers }, 'kinds')));
    for (const subject of own) specs.push(await subjectSpec(context, world, { subject, kind, homeOf }));
  }
  if (specs.length === 0) throw new Refused(refuse(reason('ratings.no-paper-to-print', {}, 'kinds')));
  return specs;
};

/** What a set of papers is about, for the name of its file: never a person. */
export const aboutOf = ({ season }: PaperWorld, specs: readonly PaperSpec[]): string =>
  specs.length === 1
    ? `${specs[0]!.form.names.vi} ${periodText(season.period)}`
    : `giấy tờ đánh giá xếp loại ${periodText(season.period)} ${season.place}`;
