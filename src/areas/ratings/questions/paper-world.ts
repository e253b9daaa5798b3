import { type RawBuilder, sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { type IssuingBody, WRITTEN_BY_HAND } from '../../../platform/paper/official/paper-form.ts';
import { committeeName, type PaperSpec } from '../../documents/public.ts';
import { isCellType } from '../../organisations/contract.ts';
import { nearestNames, organisationsOn, postKindsOn, rangesOf } from '../../organisations/public.ts';
import type { PaperFacts, PaperSeason, PaperSubject } from '../papers/paper-facts.ts';
import { paperSubjectsWhere } from './paper-subjects.ts';
import { lawOf } from './rating-laws.ts';
import { type SeasonHere, seasonHere } from './season-here.ts';
import { packFaceOf } from './seasons.ts';
import { summaryOf } from './summary.ts';

/** The organisation that a paper comes from, as its head and signature need it. */
export type PaperHome = {
  readonly organisationId: string;
  readonly isCell: boolean;
  readonly superior: string | null;
  readonly signer: NonNullable<PaperSpec['signer']>;
};

export type PaperWorld = {
  readonly here: SeasonHere;
  readonly season: PaperSeason;
  readonly home: PaperHome;
  readonly organisationId: string;
};

const heads = ['secretary', 'standing-deputy-secretary', 'deputy-secretary'];

/** Who signs by custom: the secretary, else a deputy; nobody recorded: the name is written by hand. */
const signerOn = async (tx: Tx, organisationId: string, on: Day): Promise<PaperHome['signer']> => {
  const { rows } = await sql<{ kind: string; name: string; personId: string }>`
    SELECT p.kind, f.id AS "personId", f.full_name AS name FROM organisations.published_post p
    JOIN organisations.published_person f ON f.id = p.person_id
    WHERE p.org_id = ${organisationId} AND p.period @> ${on}::date AND p.kind = ANY (${heads})
    ORDER BY array_position(${heads}::text[], p.kind), f.sort_name LIMIT 1`.execute(tx);
  const [found] = rows;
  if (!found) return { post: 'Bí thư', name: WRITTEN_BY_HAND, personId: null };
  const words = postKindsOn(shippedPacks(), on).find(({ id }) => id === found.kind);
  return { post: words?.name.vi ?? 'Bí thư', name: found.name, personId: found.personId };
};

/** Refuses as not found an organisation that is not there today. */
export const paperHomeOf = async (tx: Tx, organisationId: string, on: Day): Promise<PaperHome> => {
  const found = (await organisationsOn(tx, on, [organisationId])).get(organisationId);
  if (!found) throw new Refused(refuseNotFound(reason('platform.not-found')));
  const above = found.parentId ? (await nearestNames(tx, on, [found.parentId])).get(found.parentId) : undefined;
  return {
    organisationId,
    isCell: isCellType(found.type),
    superior: above === undefined ? null : committeeName(above),
    signer: await signerOn(tx, organisationId, on),
  };
};

/** The body that usually speaks for an organisation. */
export const bodyOf = ({ isCell }: Pick<PaperHome, 'isCell'>): IssuingBody => (isCell ? 'cell' : 'committee');

export const paperWorldOf = async (
  { tx, today }: QuestionContext,
  seasonId: string,
  organisationId: string,
): Promise<PaperWorld> => {
  const here = await seasonHere(tx, seasonId, organisationId);
  const home = await paperHomeOf(tx, organisationId, today);
  const names = await nearestNames(tx, today, [organisationId, here.openerId]);
  const pack = packFaceOf(here.packId);
  const season: PaperSeason = {
    period: here.period,
    packTitle: pack.vi,
    layerTitle: here.layerId === null ? null : packFaceOf(here.layerId).vi,
    isPackVerified: pack.isVerified,
    law: lawOf(here),
    place: names.get(organisationId) ?? '',
    openerName: committeeName(names.get(here.openerId) ?? ''),
  };
  return { here, season, home, organisationId };
};

/** More lines than these are printed unit by unit: a list of 2,748 takes 390 MB of the typesetter, one of 6,000 740 MB (measured). */
export const mostOnList = 6000;
/** More than these review themselves at no single organisation. */
const mostAtOne = 1500;

const below = async (tx: Tx, organisationId: string): Promise<RawBuilder<unknown>> => {
  const range = (await rangesOf(tx, [organisationId])).get(organisationId);
  return range ? sql`s.org_pos >= ${range.lo}::int AND s.org_pos < ${range.hi}::int` : sql`false`;
};

type Which = { readonly subjectId: string | null; readonly reach: 'here' | 'below' };

/**
 * Subjects of the papers: one, those reviewed at the organisation itself, or those below it too with what a list says of them. Refuses
 * more than one paper holds.
 */
export const subjectsForPapers = async (
  { tx, today }: QuestionContext,
  { here, organisationId }: PaperWorld,
  { subjectId, reach }: Which,
): Promise<PaperSubject[]> => {
  const place =
    reach === 'here' && subjectId === null ? sql`s.org_id = ${organisationId}` : await below(tx, organisationId);
  const only = subjectId === null ? sql`true` : sql`s.id = ${subjectId}`;
  const where = sql`s.season_id = ${here.seasonId} AND ${only} AND ${place}`;
  const limit = reach === 'here' ? mostAtOne : mostOnList;
  const found = await paperSubjectsWhere(tx, where, { on: today, limit: limit + 1, isForList: reach === 'below' });
  if (subjectId !== null && found.length === 0) throw new Refused(refuseNotFound(reason('platform.not-found')));
  if (found.length > limit)
    throw new Refused(refuse(reason('ratings.too-many-subjects-on-paper', { limit }, 'organisationId')));
  return found;
};

/** Facts of a paper of the organisation; the summary is counted only where the paper has it. */
export const unitFactsOf = async (
  context: QuestionContext,
  { here, season, organisationId }: PaperWorld,
  { hasSummary, ...asked }: Pick<PaperFacts, 'subjects' | 'content'> & { readonly hasSummary: boolean },
): Promise<PaperFacts> => ({
  season,
  ...asked,
  summary: hasSummary ? await summaryOf(context, here, organisationId) : null,
});
