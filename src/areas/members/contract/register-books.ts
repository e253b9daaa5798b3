import { z } from 'zod';
import { defineAction, defineQuestion } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { organisationId } from '../../organisations/contract.ts';

/** The registers of members that a committee keeps, prints and binds. */
export const registerCode = z.enum([
  'members',
  'probationary',
  'left',
  'deceased',
  'cards',
  'card-hand-overs',
  'dossier-hand-overs',
  'dossier-loans',
  'introductions',
  'badges',
  'residence-links',
]);
export type RegisterCode = z.output<typeof registerCode>;

/** Registers, and the list of one round of badges, which is printed in the same way. */
const printedList = z.enum([...registerCode.options, 'badge-round']);
export type PrintedList = z.output<typeof printedList>;

/** A calendar year, a term of the committee (both days included), or the day of a round. */
const registerPeriod = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('year'), year: z.int().min(1930).max(2199) }),
  z
    .strictObject({ kind: z.literal('term'), from: daySchema, to: daySchema })
    .refine(({ from, to }) => from <= to, { error: 'members.period-ends-before-start', path: ['to'] }),
  z.strictObject({ kind: z.literal('round'), on: daySchema }),
]);
export type RegisterPeriod = z.output<typeof registerPeriod>;

const language = z.enum(['vi', 'en']);
const cellKind = z.enum(['text', 'day', 'number']);

const chosen = { register: printedList, underId: organisationId, period: registerPeriod, language };

export const register = defineQuestion({
  name: 'members.register',
  summary: 'One register of an organisation and everything below it, for a year or a term',
  input: z.strictObject(chosen),
  output: z.object({
    title: z.string(),
    periodWords: z.string(),
    columns: z.array(z.object({ key: z.string(), head: z.string(), kind: cellKind })),
    /** Key of the row and its cells in the order of the columns; days as `YYYY-MM-DD`. */
    rows: z.array(z.object({ id: z.string(), cells: z.array(z.union([z.string(), z.number()]).nullable()) })),
    total: z.int(),
    rowsPrintable: z.int(),
  }),
  over: { field: 'underId' },
});

/** Bytes of a file; masked in what is kept of the call. */
const file = z.object({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string() });

export const printRegister = defineAction({
  name: 'members.print-register',
  summary: 'A register as PDF to be printed and bound, with cover, page numbers and a line that says who took it out',
  input: z.strictObject({ ...chosen, hasCover: z.boolean().default(true) }),
  output: file,
  over: { field: 'underId' },
  undo: 'final',
  secrets: ['contentBase64'],
});

export const exportRegister = defineAction({
  name: 'members.export-register',
  summary: 'A register as a workbook with a line that says who took it out',
  input: z.strictObject(chosen),
  output: file,
  over: { field: 'underId' },
  undo: 'final',
  secrets: ['contentBase64'],
});
