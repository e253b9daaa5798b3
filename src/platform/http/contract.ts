import { z } from 'zod';
import { defineAction, defineQuestion } from '../action/contract.ts';
import { daySchema } from '../calendar/day.ts';

/** What anybody may know of this installation before signing in. */
export const about = defineQuestion({
  name: 'platform.about',
  summary: 'What this installation is: version, kind of data, whether it still has to be set up, ways to sign in',
  input: z.strictObject({}),
  output: z.object({
    version: z.string(),
    dataKind: z.enum(['empty', 'demonstration', 'real']),
    setUpNeeded: z.boolean(),
    openIdConnect: z.boolean(),
    today: daySchema,
  }),
  over: 'public',
});

/**
 * The choice of the first page: go on without the demonstration, or look at it first. The two kinds of data stand in folders of
 * their own, so choosing destroys nothing; the program opens the other folder and answers again after a few seconds.
 */
export const chooseData = defineAction({
  name: 'platform.choose-data',
  summary:
    'Open the demonstration, or an empty installation for real data; only on this machine and only before real work has begun',
  input: z.strictObject({ kind: z.enum(['demonstration', 'real']) }),
  output: z.object({ changing: z.boolean() }),
  over: 'public',
  undo: 'platform.choose-data',
});

const workItem = z.object({
  area: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  level: z.enum(['serious', 'attention', 'info']),
  dueOn: daySchema.nullable(),
  link: z.string(),
  /** The sentence in both languages, so that the first page waits for no area's messages. */
  vi: z.string(),
  en: z.string(),
});

/** "Việc cần làm": every area's open matters for the person asking, the most serious and earliest due first. */
export const workItems = defineQuestion({
  name: 'platform.work-items',
  summary: 'What is due and what is wrong in the organisations one is responsible for',
  input: z.strictObject({}),
  output: z.object({ items: z.array(workItem), total: z.int() }),
  over: 'anywhere',
});

/** The search box on every page. The text stays in the body: it never becomes part of an address. */
export const searchEverywhere = defineQuestion({
  name: 'platform.search-everywhere',
  summary: 'Search in all areas, without regard to case and accents',
  input: z.strictObject({ text: z.string().trim().min(1).max(100) }),
  output: z.object({
    hits: z.array(
      z.object({
        kind: z.string(),
        title: z.string(),
        subtitle: z.string(),
        link: z.string(),
        endedOn: daySchema.nullish(),
      }),
    ),
  }),
  over: 'anywhere',
});
