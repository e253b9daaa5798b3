import { z } from 'zod';
import { dayDeadlineSchema } from '../../../platform/calendar/deadline.ts';
import type { Pack } from '../../../platform/packs/pack.ts';
import { ruledSchema } from './ruled-value.ts';
import { shareSchema } from './share-reached.ts';

/** Content of a pack `congress-rules` or `by-election-rules`: clocks of the result, and how an election of a cell is counted. */
export const congressRulesSchema = z.strictObject({
  /** Share of those summoned who have to be there. */
  quorum: ruledSchema(shareSchema),
  /** Share of the base that elects. */
  elected: ruledSchema(shareSchema),
  /** After so many ballots without a secretary the superior appoints one. */
  secretaryAppointedAfter: ruledSchema(z.int().min(1)),
  reportResult: ruledSchema(dayDeadlineSchema),
  approveResult: ruledSchema(dayDeadlineSchema),
});
export type CongressRules = z.output<typeof congressRulesSchema>;
export type CongressPack = Pick<Pack<CongressRules>, 'id' | 'source' | 'verified' | 'content'>;
