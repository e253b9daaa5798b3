import { z } from 'zod';
import { defineAction } from '../action/contract.ts';

/** More rows than this do not leave a table on screen; long lists have an export of their own. */
const mostRowsOfTable = 20_000;

const line = z
  .string()
  .max(400)
  .overwrite((text) =>
    text
      .replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')
      .trim()
      .normalize('NFC'),
  );
const cell = z.union([line, z.number(), z.null()]);

export const takeOutTable = defineAction({
  name: 'platform.take-out-table',
  summary:
    'A table as shown on screen as a workbook: identifiers as text, with a line that says who took it out and when',
  input: z
    .strictObject({
      title: line.min(1),
      /** What the table was narrowed to, in words: the day in view, what was searched for, chips chosen. */
      narrowed: z.array(line).max(60),
      /** The organisations in whose office one looks at it, in words. */
      scope: line,
      columns: z
        .array(z.strictObject({ header: line, isNumber: z.boolean() }))
        .min(1)
        .max(60),
      rows: z.array(z.array(cell).max(60)).min(1).max(mostRowsOfTable),
      language: z.enum(['vi', 'en']).default('vi'),
    })
    .refine(({ columns, rows }) => rows.every((row) => row.length === columns.length), {
      path: ['rows'],
      error: 'platform.row-without-columns',
    }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string(), rows: z.int() }),
  over: 'self',
  undo: 'final',
  maxBytes: 16_000_000,
  // What is in the file is in no log and no audit; the entry says which table and how many rows.
  secrets: ['narrowed', 'rows', 'contentBase64'],
});
