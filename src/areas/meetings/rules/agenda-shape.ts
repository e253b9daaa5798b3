import { z } from 'zod';
import type { Pack } from '../../../platform/packs/pack.ts';
import { meetingKind } from '../contract/meeting-codes.ts';
import { codeSchema, namesSchema, ruledFields } from './ruled-value.ts';

/** What a line of a template takes in: tasks, words from above, answers due, the topic, cases, or what the sector adds. */
const agendaFill = z.enum(['tasks', 'orientation', 'answers', 'topic', 'cases', 'sector']);
export type AgendaFill = z.output<typeof agendaFill>;

/** Steps of the order of a meeting of which its sheet can tell whether they were gone through. */
const procedureStep = z.enum([
  'clerk-appointed',
  'roll-called',
  'dues-told',
  'agenda-approved',
  'last-month-reported',
  'discussed',
  'tasks-assigned',
  'concluded',
]);
export type ProcedureStep = z.output<typeof procedureStep>;

const item = z.strictObject({
  code: codeSchema,
  names: namesSchema,
  part: z.enum(['open', 'run', 'close']),
  fills: agendaFill.optional(),
  /** The line stands only when something fills it. */
  isOnlyWithFill: z.boolean().default(false),
});

/** Content of a pack `meeting-agenda`: templates that a cell may change. */
export const meetingAgendaSchema = z
  .strictObject({
    groups: z.array(
      z.strictObject({
        code: codeSchema,
        names: namesSchema,
        sectors: z.array(codeSchema),
        types: z.array(codeSchema),
        ...ruledFields,
      }),
    ),
    templates: z.array(z.strictObject({ kind: meetingKind, items: z.array(item).min(3), ...ruledFields })).min(1),
    /** Lines that a group of cells adds where a template says `sector`. */
    sectorItems: z.array(
      z.strictObject({
        group: codeSchema,
        kinds: z.array(meetingKind).min(1),
        items: z.array(z.strictObject({ code: codeSchema, names: namesSchema })).min(1),
        ...ruledFields,
      }),
    ),
    steps: z.array(
      z.strictObject({ code: procedureStep, kinds: z.array(meetingKind).min(1), names: namesSchema, ...ruledFields }),
    ),
  })
  .refine(({ templates }) => new Set(templates.map(({ kind }) => kind)).size === templates.length, {
    error: 'a kind has two templates',
  })
  .refine(({ groups, sectorItems }) => sectorItems.every(({ group }) => groups.some(({ code }) => code === group)), {
    error: 'sector lines name a group that is not there',
  });
export type MeetingAgenda = z.output<typeof meetingAgendaSchema>;
export type AgendaPack = Pick<Pack<MeetingAgenda>, 'id' | 'source' | 'verified' | 'content'>;
