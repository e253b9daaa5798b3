import { z } from 'zod';
import { defineAction, type Over } from '../../../platform/action/contract.ts';
import { duesArrears } from './dues-reports.ts';
import { duplicateNotices } from './import-doubles.ts';
import { candidates, procedures } from './life-cycle-reads.ts';
import { changes } from './records-changes.ts';
import { exemptions } from './transfers-exemptions.ts';
import { outgoingTransfers } from './transfers-moving.ts';
import { incomingTransfers } from './transfers-receiving.ts';
import { residenceGuests, residenceLinks } from './transfers-residence.ts';

/** How a list stands on screen beside what its question was asked: columns in their order, what was searched for, how it is sorted. */
export const asSeen = <const K extends readonly [string, ...string[]]>(keys: K) => ({
  columns: z.array(z.enum(keys)).min(1).max(keys.length),
  text: z.string().trim().normalize('NFC').max(100).default(''),
  sort: z
    .strictObject({ key: z.enum(keys), descending: z.boolean() })
    .nullable()
    .default(null),
  language: z.enum(['vi', 'en']).default('vi'),
});

const output = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  contentBase64: z.string(),
  rows: z.int(),
});

/** What every export of a list is: final, without what was typed or what is in the file in the audit. */
export const taken = <I extends z.ZodType>(
  name: `members.export-${string}`,
  of: string,
  input: I,
  over: Over = 'anywhere',
) =>
  defineAction({
    name,
    summary: `${of} as seen, as a workbook with a line that says who took it out, when and how far it reaches`,
    input,
    output,
    over,
    undo: 'final',
    secrets: ['text', 'contentBase64'],
  });

const paged = { after: true, limit: true } as const;
const slipKeys = ['name', 'from', 'to', 'kind', 'issued', 'by', 'state'] as const;

export const exportCandidates = taken(
  'members.export-candidates',
  'The list of candidates',
  candidates.input.extend(asSeen(['name', 'year', 'cell', 'state', 'next'])),
);

export const exportProcedures = taken(
  'members.export-procedures',
  'The list of procedures',
  procedures.input.extend(asSeen(['subject', 'kind', 'cell', 'state', 'last', 'next'])),
);

export const exportIncomingTransfers = taken(
  'members.export-incoming-transfers',
  'The list of slips that came',
  incomingTransfers.input.omit(paged).extend(asSeen(slipKeys)),
);

export const exportOutgoingTransfers = taken(
  'members.export-outgoing-transfers',
  'The list of slips issued',
  outgoingTransfers.input.omit(paged).extend(asSeen(slipKeys)),
);

export const exportExemptions = taken(
  'members.export-exemptions',
  'The list of exemptions',
  exemptions.input.omit(paged).extend(asSeen(['name', 'cell', 'ground', 'since', 'until', 'paper', 'state'])),
);

export const exportResidenceLinks = taken(
  'members.export-residence-links',
  'The list of links with places of residence',
  residenceLinks.input.omit(paged).extend(asSeen(['name', 'cell', 'to', 'since', 'remark'])),
);

export const exportResidenceGuests = taken(
  'members.export-residence-guests',
  'The list of members of other organisations who live here',
  residenceGuests.input.omit(paged).extend(asSeen(['name', 'from', 'cell', 'since', 'remark'])),
);

export const exportDuesArrears = taken(
  'members.export-dues-arrears',
  'The list of members with open months of dues',
  duesArrears.input.omit(paged).extend(asSeen(['name', 'cell', 'count', 'months'])),
  { field: 'underId' },
);

export const exportChanges = taken(
  'members.export-changes',
  'The list of changes of records',
  changes.input
    .omit({ ...paged, skip: true })
    .extend(asSeen(['name', 'cell', 'state', 'basis', 'lines', 'papers', 'proposed', 'decided'])),
);

export const exportDuplicateNotices = taken(
  'members.export-duplicate-notices',
  'The list of personal IDs under two members',
  duplicateNotices.input.omit({ limit: true }).extend(asSeen(['first', 'second', 'at'])),
);
