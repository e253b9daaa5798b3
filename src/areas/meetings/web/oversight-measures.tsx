import type { ReactNode } from 'react';
import { Figure } from '../../../web/kit/figure.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import type { MonthFigures, OversightPart } from '../contract.ts';
import { signedNumber } from '../rules/signed-number.ts';
import { monthText } from './oversight-place.ts';

/** Each figure with its words and the page that holds its rows. */
export const measures: readonly {
  readonly key: 'met' | 'reported' | 'attendance' | 'longEnough' | 'enteredLate' | 'scoredAlike' | 'topicInQuarter';
  readonly word: string;
  readonly part: OversightPart | 'meeting' | 'report';
}[] = [
  { key: 'met', word: 'met', part: 'meeting' },
  { key: 'reported', word: 'reported', part: 'report' },
  { key: 'attendance', word: 'attendance', part: 'absences' },
  { key: 'longEnough', word: 'long-enough', part: 'short' },
  { key: 'enteredLate', word: 'entered-late', part: 'late' },
  { key: 'scoredAlike', word: 'scored-alike', part: 'gap' },
  { key: 'topicInQuarter', word: 'topic-in-quarter', part: 'topic' },
];

type Props = {
  readonly of: string;
  readonly month: string;
  readonly measure: (typeof measures)[number];
  readonly row: Omit<MonthFigures, 'organisationId' | 'name' | 'meanGap'>;
};

/** One figure of a month as a door to its rows; of nothing that could be reckoned it is said to be unknown, of points that nobody gave that they were not given. */
export const MeasureFigure = ({ of, month, measure: { key, word, part }, row }: Props) => {
  const t = useT();
  if (row[key].denominator === 0)
    return t(key === 'scoredAlike' ? 'meetings.score.not-yet' : 'meetings.oversight.unknown');
  const isOwing = part === 'meeting' || part === 'report';
  return (
    <Figure
      {...row[key]}
      definition={t(`meetings.oversight.${word}-means`, { month: monthText(month) })}
      to={isOwing ? '/meetings/owing' : '/meetings/oversight/rows'}
      search={isOwing ? { under: of, about: part, month } : { of, part, month }}
    />
  );
};

/** Columns of organisations with their figures of a month; the name leads to `to`. */
export const useMeasureColumns = (month: string, nameOf: (row: MonthFigures) => ReactNode) => {
  const t = useT();
  const language = useLanguage();
  return [
    {
      key: 'name',
      header: t('meetings.oversight.organisation'),
      value: (row: MonthFigures) => row.name,
      cell: nameOf,
    },
    ...measures.map((measure) => ({
      key: measure.key,
      header: t(`meetings.oversight.${measure.word}`),
      value: ({ [measure.key]: { numerator, denominator } }: MonthFigures) =>
        denominator === 0 ? null : numerator / denominator,
      cell: (row: MonthFigures) => <MeasureFigure of={row.organisationId} month={month} measure={measure} row={row} />,
    })),
    {
      key: 'gap',
      header: t('meetings.oversight.mean-gap'),
      value: ({ meanGap }: MonthFigures) => meanGap,
      cell: ({ meanGap }: MonthFigures) =>
        meanGap === null ? t('meetings.score.not-yet') : signedNumber(meanGap, language),
    },
  ];
};
