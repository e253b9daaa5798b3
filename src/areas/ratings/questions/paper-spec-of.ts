import type { QuestionContext } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { IssuingBody, PaperData, PaperValue } from '../../../platform/paper/official/paper-form.ts';
import { hasSecrecyMark, type PaperSpec } from '../../documents/public.ts';
import type { RatingPaperKind } from '../contract/rating-papers.ts';
import type { PaperFacts, PaperSubject } from '../papers/paper-facts.ts';
import { periodText } from '../papers/paper-lines.ts';
import { ratingFormOf, subjectPaperData, type UnitKind, unitPaperData } from '../papers/rating-forms.ts';
import { bodyOf, type PaperHome, type PaperWorld, paperHomeOf } from './paper-world.ts';

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

type Filled = {
  readonly home: PaperHome;
  readonly body: IssuingBody;
  readonly data: PaperData;
  /** A subject whom its notice is about, or the season. */
  readonly sourceId: string;
  /** Whom a paper about one subject is about: the register tells eighteen notices of a day apart by it. */
  readonly about?: string;
};

const specOf = (
  { today }: QuestionContext,
  { season }: PaperWorld,
  kind: RatingPaperKind,
  { home, body, data, about, sourceId }: Filled,
): PaperSpec => {
  const form = ratingFormOf(kind);
  refuseSecret(data);
  return {
    form,
    data,
    organisationId: home.organisationId,
    body,
    title: [`${form.names.vi} ${periodText(season.period)}`, about].filter(Boolean).join(' – '),
    issuedOn: today,
    // The day stands on the paper that is signed: nobody has set it yet.
    isDayOpen: true,
    signer: home.signer,
    recipients: form.hasRecipients ? recipientsOf(kind, home) : [],
    source: { area: 'ratings', id: sourceId },
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

/** Homes of papers, each read once. */
export const homeById = (context: QuestionContext, own: PaperHome) => {
  const known = new Map<string, PaperHome>([[own.organisationId, own]]);
  return async (id: string): Promise<PaperHome> => {
    const found = known.get(id) ?? (await paperHomeOf(context.tx, id, context.today));
    known.set(id, found);
    return found;
  };
};

export type HomeOf = ReturnType<typeof homeById>;

/** One paper of one subject: a review of its own organisation, a notice of who opened the season. */
export const subjectSpec = async (
  context: QuestionContext,
  world: PaperWorld,
  { subject, kind, homeOf }: { subject: PaperSubject; kind: RatingPaperKind; homeOf: HomeOf },
): Promise<PaperSpec> => {
  const home = await homeOf(kind === 'result-notice' ? world.here.openerId : subject.organisationId);
  const body = kind === 'collective-review' ? bodyOfCollective(subject, home) : bodyOf(home);
  const data = subjectPaperData(kind, { season: world.season, subject });
  if (kind !== 'result-notice')
    return specOf(context, world, kind, { home, body, data, sourceId: world.here.seasonId });
  const about = [subject.title, subject.postWords].filter(Boolean).join(', ');
  return specOf(context, world, kind, { home, body, data, about, sourceId: subject.subjectId });
};

type UnitAsked = { readonly kind: UnitKind; readonly facts: PaperFacts };

/** One paper of the organisation itself. */
export const unitSpec = (context: QuestionContext, world: PaperWorld, { kind, facts }: UnitAsked): PaperSpec =>
  specOf(context, world, kind, {
    home: world.home,
    body: bodyOf(world.home),
    data: unitPaperData(kind, facts),
    sourceId: world.here.seasonId,
  });
