import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { memberFilter, memberOrder, memberText } from './records-filter.ts';

/** Columns by the keys of the import, so that what leaves can come back. */
export const importedColumn = z.enum([
  'fullName',
  'otherName',
  'sex',
  'birthOn',
  'ethnicity',
  'religion',
  'personalId',
  'card',
  'oldCard',
  'cardPlace',
  'cardIssuedOn',
  'dossierNumber',
  'cell',
  'admissionDecidedOn',
  'admittedOn',
  'officialOn',
  'recognitionDecidedOn',
  'standing',
  'state',
  'stateSince',
  'phone',
  'occupation',
  'schooling',
  'profession',
  'politicalTheory',
  'residence',
]);

/** Columns that a list of members may take out: those of the import, and party age, counted for the day of the list and read by none. */
export const exportColumn = z.enum([...importedColumn.options, 'partyAge']);
export type ExportColumn = z.output<typeof exportColumn>;

const input = z.strictObject({
  on: daySchema,
  filter: memberFilter.default(memberFilter.parse({})),
  text: memberText,
  order: memberOrder.default({ key: 'name', descending: false }),
  /** The list as it is seen, or the cleaning sheet of 28 columns. */
  layout: z.enum(['list', 'cleaning-sheet']).default('list'),
  columns: z
    .array(exportColumn)
    .min(1)
    .max(27)
    .default(['fullName', 'birthOn', 'cell', 'standing', 'state', 'admittedOn', 'officialOn']),
  language: z.enum(['vi', 'en']).default('vi'),
});
const output = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  contentBase64: z.string(),
  rows: z.int(),
  /** The columns of the optional block stayed empty, because the block is not open for every organisation of the list. */
  blockLeftOut: z.boolean(),
});
const shared = { input, output, over: 'anywhere', undo: 'final', secrets: ['text', 'contentBase64'] } as const;

export const exportMembers = defineAction({
  name: 'members.export-members',
  summary:
    'A list of members as it is seen, as a workbook with a line that says who took it out; identifiers are masked',
  ...shared,
});

export const exportIdentifiers = defineAction({
  name: 'members.export-identifiers',
  summary:
    'The same with personal IDs and card numbers in full: a permission of its own, a reason, and a reveal for every value',
  ...shared,
  input: input.extend({ reason: z.string().trim().normalize('NFC').min(5).max(300) }),
});
