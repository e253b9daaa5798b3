import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce, type Pack } from '../../../platform/packs/pack.ts';
import { paperLayouts, symbolOf } from '../../../platform/paper/official/paper-layout.ts';
import { committeeName } from '../../documents/public.ts';
import { nearestNames, organisationsOn, postKindsOn, termsOfOrganisation } from '../../organisations/public.ts';
import type { IssuingProposal } from '../contract/paper-issuing.ts';
import type { PaperTally } from '../papers/paper-facts.ts';
import { meetingScoreKind } from '../rules/score-pack.ts';
import { type Share, shareSchema } from '../rules/share-reached.ts';
import { scorePackOn } from './score-record.ts';

/** The organisation as the papers of a day name it. */
export type PaperHome = {
  readonly name: string;
  /** The committee above, as something is reported to it. */
  readonly superior: string | null;
  readonly isCell: boolean;
  /** False: on that day it was not there yet, or no longer. */
  readonly isThere: boolean;
};

/** An organisation whose type has the symbol of cells is one; days before any layout is known count as cells. */
const isCellOn = (organisationType: string, on: Day): boolean => {
  const layout = findPackInForce(shippedPacks(), paperLayouts, on);
  const asked = { body: 'cell', organisationType, documentType: 'minutes' } as const;
  return layout === undefined || symbolOf(layout.content, asked) !== null;
};

export const paperHomeOf = async (tx: Tx, organisationId: string, on: Day): Promise<PaperHome> => {
  const found = (await organisationsOn(tx, on, [organisationId])).get(organisationId);
  const ids = [organisationId, ...(found?.parentId ? [found.parentId] : [])];
  const names = await nearestNames(tx, on, ids);
  const above = found?.parentId ? names.get(found.parentId) : undefined;
  return {
    name: found?.name ?? names.get(organisationId) ?? '',
    superior: above === undefined ? null : committeeName(above),
    isCell: found === undefined || isCellOn(found.type, on),
    isThere: found !== undefined,
  };
};

/** The form by which a meeting was scored, also where a newer one has come since; else the one of its day. */
export const scorePackOf = (packId: string | null, on: Day) => {
  const stored =
    packId === null
      ? undefined
      : shippedPacks().find(({ id, kind }) => id === packId && kind === meetingScoreKind.kind);
  return stored ? { ...stored, content: meetingScoreKind.schema.parse(stored.content) } : scorePackOn(on);
};

/** A pack by its id, superseded ones too: what was recorded under it stays readable. */
export const packById = (id: string): Pack | undefined => shippedPacks().find((pack) => pack.id === id);

/** The share of a code in the pack of the base that a vote was reckoned with. */
export const thresholdOf = (packId: string, code: string): Share | null => {
  const content = packById(packId)?.content as
    | { thresholds?: readonly ({ readonly code: string } & Share)[] }
    | undefined;
  const found = content?.thresholds?.find((one) => one.code === code);
  const read =
    found &&
    shareSchema.safeParse({ numerator: found.numerator, denominator: found.denominator, isMoreThan: found.isMoreThan });
  return read?.success ? read.data : null;
};

export type TallyBase = Pick<PaperTally, 'official' | 'deductions'>;

/** What the base of each vote of a meeting was made of when it was recorded. */
export const basesOf = async (tx: Tx, meetingId: string): Promise<ReadonlyMap<string, TallyBase>> => {
  const { rows } = await sql<TallyBase & { id: string }>`
    SELECT v.id, v.official, v.base_lines AS deductions FROM meetings.vote v WHERE v.meeting_id = ${meetingId}`.execute(
    tx,
  );
  return new Map(rows.map(({ id, ...base }) => [id, base]));
};

/** Later meetings of the same circle that are in the calendar: where tasks are reported. */
export const laterMeetings = async (
  tx: Tx,
  organisationId: string,
  { on, isOfCommittee }: { readonly on: Day; readonly isOfCommittee: boolean },
): Promise<Day[]> => {
  const kinds = isOfCommittee ? ['committee'] : ['regular', 'combined'];
  const { rows } = await sql<{ day: Day }>`
    SELECT coalesce(m.held_on, m.planned_on) AS day FROM meetings.meeting m
    WHERE m.org_id = ${organisationId} AND m.kind = ANY (${kinds}) AND m.state <> 'cancelled'
      AND coalesce(m.held_on, m.planned_on) > ${on}::date
    ORDER BY 1 LIMIT 24`.execute(tx);
  return rows.map(({ day }) => day);
};

/** Whether numbers of that day run within a recorded term of the committee. */
export const hasTermOn = async (tx: Tx, organisationId: string, on: Day): Promise<boolean> => {
  const terms = await termsOfOrganisation(tx, organisationId);
  return terms.some(({ startsOn, closedOn }) => startsOn <= on && (closedOn === null || on < closedOn));
};

const heads = ['secretary', 'standing-deputy-secretary', 'deputy-secretary'];

export type PaperSigner = IssuingProposal['signers'][number];

/** Who may sign for an organisation on a day: the secretary, then deputies. */
export const signersOn = async (tx: Tx, organisationId: string, on: Day): Promise<PaperSigner[]> => {
  const { rows } = await sql<{ kind: string; name: string; personId: PaperSigner['personId'] }>`
    SELECT p.kind, f.id AS "personId", f.full_name AS name FROM organisations.published_post p
    JOIN organisations.published_person f ON f.id = p.person_id
    WHERE p.org_id = ${organisationId} AND p.period @> ${on}::date AND p.kind = ANY (${heads})
    ORDER BY array_position(${heads}::text[], p.kind), f.sort_name`.execute(tx);
  const words = new Map(postKindsOn(shippedPacks(), on).map(({ id, name }) => [id as string, name.vi]));
  return rows.map(({ kind, name, personId }) => ({ post: words.get(kind) ?? kind, name, personId }));
};
