import { z } from 'zod';
import { type Day, daySchema } from '../calendar/day.ts';
import { type Refusal, reason, refuse } from '../outcome/refusal.ts';

/**
 * How sure we are of a rule: A = read in the document itself, B = a legal site's summary, C = one secondary source,
 * M = from memory. C, M and "practice" are unverified: every screen that uses them says so.
 */
export type Confidence = 'A' | 'B' | 'C' | 'M';

const documentSchema = z.strictObject({
  number: z.string().min(1),
  issuer: z.string().min(1),
  date: daySchema,
  article: z.string().min(1),
});

/** What every pack says about itself; `content` is checked by the schema of its kind. */
export const packEnvelopeSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  kind: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  title: z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
  source: z.union([documentSchema, z.literal('practice')]),
  inForceFrom: daySchema,
  /** First day on which the pack is no longer in force. */
  inForceTo: daySchema.optional(),
  confidence: z.enum(['A', 'B', 'C', 'M']),
  /** A draft is shown to administrators but never in force, and its file may still change. */
  published: z.boolean(),
  /** Id of a pack of the same kind that this one corrects: the corrected one is never in force again, but keeps its id. */
  supersedes: z.string().optional(),
  note: z.string().optional(),
  content: z.unknown(),
});

export type PackEnvelope = z.output<typeof packEnvelopeSchema>;

/** A pack as loaded: the envelope, and whether its source was verified. Plain JSON, so it travels to the browser as it is. */
export type Pack<C = unknown> = Omit<PackEnvelope, 'content'> & {
  readonly verified: boolean;
  readonly superseded: boolean;
  readonly content: C;
};

/** An example written beside a pack: what goes in, what the rule must answer. */
export type PackExample = { readonly name: string; readonly given: unknown; readonly expect: unknown };

export type PackKind<S extends z.ZodType = z.ZodType> = {
  readonly kind: string;
  readonly schema: S;
  /** Runs one example of examples.yaml against a pack of this kind; the answer is compared with `expect`. */
  readonly answer: (content: z.output<S>, given: never, pack: Pack) => unknown;
};

/** Declares a kind of pack. The area that owns the rule does this in `rules/pack-kinds.ts`. Pure: the browser reads it too. */
export const definePackKind = <S extends z.ZodType, G>(kind: {
  kind: string;
  schema: S;
  answer: (content: z.output<S>, given: G, pack: Pack) => unknown;
}): PackKind<S> => kind as PackKind<S>;

export const isVerified = (envelope: Pick<PackEnvelope, 'confidence' | 'source'>): boolean =>
  envelope.source !== 'practice' && (envelope.confidence === 'A' || envelope.confidence === 'B');

const isInForce = (pack: Pack, on: Day): boolean =>
  pack.published && !pack.superseded && pack.inForceFrom <= on && (pack.inForceTo === undefined || on < pack.inForceTo);

/** All packs of a kind that are or will be or were in force: published and not superseded. */
export const packsOfKind = <S extends z.ZodType>(packs: readonly Pack[], kind: PackKind<S>): Pack<z.output<S>>[] =>
  packs
    .filter((pack) => pack.kind === kind.kind && pack.published && !pack.superseded)
    .map((pack) => ({ ...pack, content: kind.schema.parse(pack.content) }));

/** The pack of this kind in force on that day, or undefined. Throws when its content does not fit the kind (a bug in the pack). */
export const findPackInForce = <S extends z.ZodType>(
  packs: readonly Pack[],
  kind: PackKind<S>,
  on: Day,
): Pack<z.output<S>> | undefined => {
  const found = packs.find((pack) => pack.kind === kind.kind && isInForce(pack, on));
  return found && { ...found, content: kind.schema.parse(found.content) };
};

/** The pack of this kind in force on that day; refuses with `platform.no-rule-in-force` when there is none. */
export const packInForce = <S extends z.ZodType>(
  packs: readonly Pack[],
  kind: PackKind<S>,
  on: Day,
): Pack<z.output<S>> | Refusal =>
  findPackInForce(packs, kind, on) ?? refuse(reason('platform.no-rule-in-force', { kind: kind.kind, day: on }));
