import { z } from 'zod';
import { outsideSubjects } from '../contract/outside-series.ts';
import { ratingLevel } from '../contract/rating-codes.ts';

/** Published series as they ship under `seeds/ratings`. */
export const shippedSeriesSchema = z.array(
  z.strictObject({
    title: z.string().min(1),
    source: z.string().min(1),
    subjects: outsideSubjects,
    figures: z
      .array(
        z.strictObject({
          year: z.int(),
          levels: z.array(ratingLevel),
          words: z.string().min(1),
          share: z.string().optional(),
          amount: z.int().optional(),
          whole: z.int().optional(),
        }),
      )
      .min(1),
  }),
);
