import { definePackKind } from '../../../platform/packs/pack.ts';
import { answerLayer, answerRules } from './answer-example.ts';
import { ratingLayerSchema, ratingRulesSchema } from './rating-rules-shape.ts';

/** The rules by which a year is reviewed and rated. */
export const ratingRulesKind = definePackKind({ kind: 'rating-rules', schema: ratingRulesSchema, answer: answerRules });

/** What the quarterly guidance adds to the rules of its years. */
export const ratingLayerKind = definePackKind({ kind: 'rating-layer', schema: ratingLayerSchema, answer: answerLayer });

/** Monthly frames, each with a scale of its own. */
export const monthRatingFrameKind = definePackKind({
  kind: 'month-rating-frame',
  schema: ratingRulesSchema,
  answer: answerRules,
});

export const packKinds = [ratingRulesKind, ratingLayerKind, monthRatingFrameKind];
