import { z } from 'zod';
import { definePackKind, type Pack } from '../../../platform/packs/pack.ts';
import { flagLevel, ruleId } from '../contract.ts';

const ruleSchema = z.strictObject({
  id: ruleId,
  name: z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
  /** The board question that finds the organisations, listed by its area in `boardQuestions`. */
  question: z.string().regex(/^[a-z]+\.[a-z-]+$/),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  /** `any`: the question itself knows which types are meant. */
  types: z.union([z.array(z.string()).min(1), z.literal('any')]),
  level: flagLevel,
  clause: z.string().min(1),
  confidence: z.enum(['A', 'B', 'C', 'M']),
});
export type WarningRule = z.output<typeof ruleSchema>;

const schema = z.strictObject({
  rules: z.array(ruleSchema).refine((rules) => new Set(rules.map((rule) => rule.id)).size === rules.length, {
    message: 'a rule id is used twice',
  }),
});
export type WarningPack = Pack<z.output<typeof schema>>;

/** Rules of early identification: each is data plus one board question. */
export const warningRules = definePackKind({
  kind: 'warning-rules',
  schema,
  answer: (content, given: { type: string }) =>
    content.rules.filter((rule) => rule.types === 'any' || rule.types.includes(given.type)).map((rule) => rule.id),
});

/** What a screen shows of a rule. */
export const ruleFaceOf = (pack: Pick<Pack, 'verified'>, rule: WarningRule) => ({
  id: rule.id,
  name: rule.name,
  level: rule.level,
  clause: rule.clause,
  verified: rule.clause !== 'practice' && pack.verified && (rule.confidence === 'A' || rule.confidence === 'B'),
});

export const packKinds = [warningRules];
