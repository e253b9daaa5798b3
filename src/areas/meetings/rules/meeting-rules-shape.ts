import { z } from 'zod';
import { dayDeadlineSchema } from '../../../platform/calendar/deadline.ts';
import type { Pack } from '../../../platform/packs/pack.ts';
import { meetingKind } from '../contract/meeting-codes.ts';
import { codeSchema, namesSchema, ruledFields, ruledSchema } from './ruled-value.ts';
import { shareSchema } from './share-reached.ts';

const count = z.int().min(1);

/** Why someone on the roll is left out of the number that attendance is measured against. */
const baseExclusion = z.enum(['exempt', 'suspended', 'away', 'guest', 'reason']);

/** Content of a pack `meeting-rules`. What a document does not have is null. */
export const meetingRulesSchema = z.strictObject({
  regular: ruledSchema(z.strictObject({ atLeastPerMonth: count })),
  committee: ruledSchema(z.strictObject({ atLeastPerMonth: count })),
  /** Least duration of a meeting of these kinds, in minutes. */
  duration: ruledSchema(z.strictObject({ kinds: z.array(meetingKind).min(1), minutes: count })),
  /** Regular and thematic part on the same day, one after the other. */
  combinedDuration: ruledSchema(z.strictObject({ minutes: count })).nullable(),
  /** The competent committee may decide a shorter duration; it enters the value, the program has none. */
  shorterDuration: ruledSchema(z.strictObject({ decidedBy: z.literal('competent-committee') })).nullable(),
  /** Stricter durations seen in a place; off unless a committee chose one. */
  durationPresets: z.array(
    z.strictObject({
      code: codeSchema,
      names: namesSchema,
      steps: z.array(z.strictObject({ fromMembers: z.int().min(0), minutes: count })).min(1),
      ...ruledFields,
    }),
  ),
  thematic: ruledSchema(z.strictObject({ atLeastPerQuarter: count, mayReplaceRegular: z.boolean() })),
  /** The committee meets before; a cell that has only a secretary is not assessed. */
  preparation: ruledSchema(z.strictObject({ isSecretaryAloneAssessed: z.boolean() })),
  notice: ruledSchema(z.strictObject({ tells: z.array(z.enum(['members', 'follower'])).min(1) })).nullable(),
  materials: ruledSchema(z.strictObject({ daysBefore: count })).nullable(),
  /** The paper of a thematic meeting, sent before it. */
  thematicPaper: ruledSchema(z.strictObject({ daysBefore: count })).nullable(),
  /** Posted and reported to the superior after the meeting. */
  report: ruledSchema(z.strictObject({ deadline: dayDeadlineSchema })).nullable(),
  attendance: ruledSchema(
    z.strictObject({
      kinds: z.array(meetingKind).min(1),
      share: shareSchema,
      allowsUnexcused: z.boolean(),
      /** Nobody is absent with leave more often than this in a row within the year; null: not asked. */
      excusedInARow: count.nullable(),
    }),
  ),
  outsideBase: z.array(z.strictObject({ exclusion: baseExclusion, ...ruledFields })).min(1),
  /** Reasons of absence to choose from; free words are possible besides. */
  absenceReasons: z.array(
    z.strictObject({ code: codeSchema, names: namesSchema, isOutsideBase: z.boolean(), ...ruledFields }),
  ),
  ideologySlot: ruledSchema(z.strictObject({ fromMinutes: count, toMinutes: count })).nullable(),
  /** Below this share of those who should come the program warns. No quorum of a regular meeting was found. */
  fewPresent: ruledSchema(shareSchema),
});
export type MeetingRules = z.output<typeof meetingRulesSchema>;
export type MeetingRulesPack = Pick<Pack<MeetingRules>, 'id' | 'source' | 'verified' | 'content'>;
