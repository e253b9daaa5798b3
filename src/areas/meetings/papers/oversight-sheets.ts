import type { Day } from '../../../platform/calendar/day.ts';
import type { XlsxCell, XlsxSheet } from '../../../platform/paper/xlsx.ts';
import type { UrgeAbout } from '../contract/from-above.ts';
import type { MonthFigures, OwingCell } from '../contract/oversight.ts';
import { type Language, sentence } from './paper-words.ts';

type Around = { readonly language: Language; readonly month: Day; readonly watermark: string };
const monthText = (month: Day): string => `${month.slice(5, 7)}/${month.slice(0, 4)}`;

/** Cells that have not met or reported, in the columns of the screen. */
export const owingSheet = (
  rows: readonly OwingCell[],
  about: UrgeAbout,
  { language, month, watermark }: Around,
): XlsxSheet => {
  const head = (key: string) => sentence(language, `meetings.owing.column.${key}`);
  const title = sentence(language, `meetings.owing.title-${about}`, { month: monthText(month) });
  return {
    name: sentence(language, `meetings.owing.sheet-${about}`),
    title: [title],
    watermark,
    filterOver: rows.length,
    columns: [
      { header: head('cell'), width: 36 },
      { header: head('superior'), width: 36 },
      { header: head('planned'), kind: 'day', width: 14 },
      { header: head('held'), kind: 'day', width: 14 },
      { header: head('last'), kind: 'day', width: 14 },
      { header: head('urged'), kind: 'day', width: 14 },
      { header: head('state'), width: 18 },
      { header: head('answer'), width: 48 },
    ],
    rows: rows.map(({ name, superiorName, plannedOn, heldOn, lastHeldOn, urge }) => [
      name,
      superiorName,
      plannedOn,
      heldOn,
      lastHeldOn,
      urge?.sentOn ?? null,
      urge && sentence(language, `meetings.urge.state.${urge.state}`),
      urge?.answer ?? null,
    ]),
  };
};

const measures = [
  'met',
  'reported',
  'attendance',
  'longEnough',
  'enteredLate',
  'scoredAlike',
  'topicInQuarter',
] as const;
const words: Readonly<Record<(typeof measures)[number], string>> = {
  met: 'met',
  reported: 'reported',
  attendance: 'attendance',
  longEnough: 'long-enough',
  enteredLate: 'entered-late',
  scoredAlike: 'scored-alike',
  topicInQuarter: 'topic-in-quarter',
};

/** Figures of a month, numerator and denominator in columns of their own, so that sums can be made of them. */
export const figuresSheet = (rows: readonly MonthFigures[], { language, month, watermark }: Around): XlsxSheet => ({
  name: sentence(language, 'meetings.oversight.sheet'),
  title: [sentence(language, 'meetings.oversight.title-month', { month: monthText(month) })],
  watermark,
  filterOver: rows.length,
  columns: [
    { header: sentence(language, 'meetings.oversight.organisation'), width: 36 },
    ...measures.flatMap((measure) => {
      const name = sentence(language, `meetings.oversight.${words[measure]}`);
      return [
        { header: name, kind: 'number' as const, width: 14 },
        { header: sentence(language, 'meetings.oversight.out-of', { name }), kind: 'number' as const, width: 14 },
      ];
    }),
    { header: sentence(language, 'meetings.oversight.mean-gap'), kind: 'number', width: 14 },
  ],
  rows: rows.map((row): XlsxCell[] => [
    row.name,
    ...measures.flatMap((measure) => [row[measure].numerator, row[measure].denominator]),
    row.meanGap,
  ]),
});
