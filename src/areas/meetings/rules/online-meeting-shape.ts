import { z } from 'zod';
import type { Pack } from '../../../platform/packs/pack.ts';
import { codeSchema, namesSchema, ruledFields, ruledSchema } from './ruled-value.ts';
import { shareSchema } from './share-reached.ts';

/** Content of a pack `online-meeting`. */
export const onlineMeetingSchema = z.strictObject({
  /** Share of the members who cannot gather in one place. */
  apart: ruledSchema(shareSchema),
  /** Not counted among the members there. */
  notCounted: ruledSchema(z.array(z.enum(['exempt', 'suspended'])).min(1)),
  grounds: z
    .array(z.strictObject({ code: codeSchema, isSpecialNature: z.boolean(), names: namesSchema, ...ruledFields }))
    .min(1),
});
export type OnlineRules = z.output<typeof onlineMeetingSchema>;
export type OnlinePack = Pick<Pack<OnlineRules>, 'id' | 'source' | 'verified' | 'content'>;
