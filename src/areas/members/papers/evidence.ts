import type { Day } from '../../../platform/calendar/day.ts';
import { formatDay } from '../../../platform/i18n/format-message.ts';
import type { PaperSection, PrintedPaper } from '../../../platform/paper/printed-paper.ts';
import type { XlsxSheet } from '../../../platform/paper/xlsx.ts';
import { type EvidenceStep, rollText, tallyText, wholeTally } from './evidence-tally.ts';
import { type Language, sentence } from './register-words.ts';

export type EvidenceFacts = {
  readonly language: Language;
  readonly kind: string;
  readonly organisation: string;
  readonly memberName: string;
  readonly isFictional: boolean;
  readonly openedOn: Day;
  readonly groundName: { readonly vi: string; readonly en: string } | null;
  readonly groundText: string | null;
  readonly since: Day;
  readonly until: Day;
  readonly steps: readonly EvidenceStep[];
  readonly dues: readonly {
    readonly month: Day;
    readonly state: string;
    readonly paidOn: Day | null;
    readonly receipt: string | null;
  }[];
  readonly exemptions: readonly {
    readonly ground: string;
    readonly state: string;
    readonly since: Day | null;
    readonly until: Day | null;
    readonly decision: string | null;
  }[];
  readonly spells: readonly { readonly kind: string; readonly since: Day; readonly until: Day | null }[];
  readonly watermark: string;
  readonly printedOn: Day;
};

type Sheet = { readonly name: string; readonly part: string; readonly sheet: XlsxSheet; readonly count: number };
type Cells = readonly (string | number | null)[];

const sheetOf = (
  facts: EvidenceFacts,
  part: string,
  columns: readonly (readonly [string, number, 'text' | 'day'])[],
  rows: Cells[],
): Sheet => {
  const word = (key: string): string => sentence(facts.language, key);
  return {
    name: `${part}.xlsx`,
    part,
    count: rows.length,
    sheet: {
      name: word(`members.evidence.part.${part}`),
      title: [`${word(`members.evidence.part.${part}`)}: ${facts.memberName}`],
      watermark: facts.watermark,
      columns: columns.map(([key, width, kind]) => ({ header: word(`members.evidence.column.${key}`), width, kind })),
      rows,
    },
  };
};

const requests: readonly string[] = ['request', 'self-criticism', 'unreachable', 'refusal'];

type Columns = readonly (readonly [string, number, 'text' | 'day'])[];
type Part = { readonly part: string; readonly columns: Columns; readonly rows: (facts: EvidenceFacts) => Cells[] };

const kindOf = (facts: EvidenceFacts, step: EvidenceStep): string =>
  sentence(facts.language, `members.step-kind.${step.kind}`);
const month = (day: Day): string => `${day.slice(5, 7)}/${day.slice(0, 4)}`;
const since: Columns = [
  ['since', 14, 'day'],
  ['until', 14, 'day'],
];

const parts: readonly Part[] = [
  {
    part: '01-qua-trinh',
    columns: [
      ['day', 14, 'day'],
      ['step', 34, 'text'],
      ['tally', 50, 'text'],
      ['base-by-roll', 18, 'text'],
      ['base-reason', 40, 'text'],
      ['source', 34, 'text'],
      ['note', 40, 'text'],
    ],
    rows: (facts) =>
      facts.steps.map((step) => [
        step.onDay,
        kindOf(facts, step),
        tallyText(facts.language, step),
        rollText(facts.language, step),
        step.baseReason,
        step.source,
        step.note,
      ]),
  },
  {
    part: '02-yeu-cau-kiem-diem',
    columns: [
      ['day', 14, 'day'],
      ['step', 34, 'text'],
      ['source', 34, 'text'],
      ['note', 40, 'text'],
    ],
    rows: (facts) =>
      facts.steps
        .filter((step) => requests.includes(step.kind))
        .map((step) => [step.onDay, kindOf(facts, step), step.source, step.note]),
  },
  {
    part: '03-so-dang-phi',
    columns: [
      ['month', 12, 'text'],
      ['state', 26, 'text'],
      ['paid-on', 14, 'day'],
      ['receipt', 20, 'text'],
    ],
    rows: ({ dues, language }) =>
      dues.map((line) => [
        month(line.month),
        sentence(language, `members.evidence.dues.${line.state}`),
        line.paidOn,
        line.receipt,
      ]),
  },
  {
    part: '04-mien-sinh-hoat',
    columns: [...since, ['state', 22, 'text'], ['decision', 26, 'text']],
    rows: ({ exemptions, language }) =>
      exemptions.map((line) => [
        line.since,
        line.until,
        sentence(language, `members.evidence.exemption.${line.state}`),
        line.decision,
      ]),
  },
  {
    part: '05-sinh-hoat',
    columns: [...since, ['kind', 22, 'text']],
    rows: ({ spells, language }) =>
      spells.map((line) => [line.since, line.until, sentence(language, `members.evidence.spell.${line.kind}`)]),
  },
];

/** One workbook for each kind of evidence that the program keeps; an empty one is not left out, it says that there is nothing. */
export const evidenceSheets = (facts: EvidenceFacts): Sheet[] =>
  parts.map(({ part, columns, rows }) => sheetOf(facts, part, columns, rows(facts)));

/** Papers that the bundle of a committee holds too, of which the program keeps nothing. */
const outsideParts = ['minutes', 'education', 'card', 'statements', 'verification'] as const;

const partsSection = (facts: EvidenceFacts, sheets: readonly Sheet[]): PaperSection => {
  const word = (key: string, params = {}): string => sentence(facts.language, key, params);
  const kept = sheets.map(({ part, name, count }) => [
    word(`members.evidence.part.${part}`),
    count > 0 ? word('members.evidence.there', { count }) : word('members.evidence.nothing'),
    name,
  ]);
  const outside = outsideParts.map((part) => [
    word(`members.evidence.outside.${part}`),
    word(part === 'minutes' ? 'members.evidence.in-meetings' : 'members.evidence.not-here'),
    '',
  ]);
  return {
    heading: word('members.evidence.parts'),
    table: {
      columns: [
        { head: word('members.evidence.column.part'), share: 5 },
        { head: word('members.evidence.column.have'), share: 3 },
        { head: word('members.evidence.column.file'), share: 3 },
      ],
      rows: [...kept, ...outside],
      whenEmpty: '',
    },
  };
};

const stepsSection = (facts: EvidenceFacts): PaperSection => {
  const word = (key: string): string => sentence(facts.language, key);
  return {
    heading: word('members.evidence.part.01-qua-trinh'),
    table: {
      columns: [
        { head: word('members.evidence.column.day'), share: 2 },
        { head: word('members.evidence.column.step'), share: 4 },
        { head: word('members.evidence.column.tally'), share: 5 },
        { head: word('members.evidence.column.source'), share: 4 },
      ],
      rows: facts.steps.map((step) => [
        formatDay(step.onDay),
        word(`members.step-kind.${step.kind}`),
        wholeTally(facts.language, step),
        step.source ?? '',
      ]),
      whenEmpty: word('members.evidence.nothing'),
    },
  };
};

/** First paper of the bundle: whose matter it is, what was done, which evidence is there and which has to be added by hand. */
export const evidenceIndex = (facts: EvidenceFacts): PrintedPaper => {
  const word = (key: string, params = {}): string => sentence(facts.language, key, params);
  const ground = facts.groundName?.[facts.language] ?? '';
  return {
    language: facts.language,
    orientation: 'portrait',
    head: { left: [facts.organisation], right: [word('members.evidence.party')] },
    title: word('members.evidence.title'),
    subtitles: [
      word(`members.procedure-kind.${facts.kind}`),
      facts.isFictional ? `${facts.memberName} (${word('members.evidence.fictional')})` : facts.memberName,
    ],
    sections: [
      {
        lines: [
          word('members.evidence.opened', { day: facts.openedOn }),
          ...(ground ? [word('members.evidence.ground', { ground })] : []),
          ...(facts.groundText ? [facts.groundText] : []),
          word('members.evidence.period', { since: facts.since, until: facts.until }),
        ],
      },
      partsSection(facts, evidenceSheets(facts)),
      stepsSection(facts),
    ],
    signatures: [],
    watermark: facts.watermark,
    pageOf: word('members.evidence.page-of'),
    printedOn: facts.printedOn,
  };
};
