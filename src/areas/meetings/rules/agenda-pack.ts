import { z } from 'zod';
import { definePackKind } from '../../../platform/packs/pack.ts';
import { meetingKind } from '../contract/meeting-codes.ts';
import { agendaGroupOf, draftAgenda } from './agenda.ts';
import { meetingAgendaSchema } from './agenda-shape.ts';

const given = z.strictObject({
  kind: meetingKind,
  type: z.string().default('cell'),
  sector: z.string().nullable().default(null),
  tasks: z.array(z.string()).default([]),
  orientation: z.array(z.string()).default([]),
  cases: z.array(z.string()).default([]),
  topic: z.string().nullable().default(null),
});

/** What a meeting of a kind talks about, by the sort of cell. */
export const meetingAgendaKind = definePackKind({
  kind: 'meeting-agenda',
  schema: meetingAgendaSchema,
  answer: (content, example: unknown) => {
    const { kind, type, sector, topic, ...rest } = given.parse(example);
    const entries = (titles: readonly string[]) => titles.map((title) => ({ id: title, title, dueOn: null }));
    const lines = draftAgenda(
      content,
      { kind, group: agendaGroupOf(content, { type, sector })?.code ?? null },
      {
        tasks: entries(rest.tasks),
        orientation: entries(rest.orientation),
        answers: [],
        topic: topic === null ? null : { id: topic, title: topic },
        cases: entries(rest.cases).map((one) => ({ ...one, kind: 'admission' })),
      },
    );
    return lines.map(({ sourceCode }) => sourceCode);
  },
});
