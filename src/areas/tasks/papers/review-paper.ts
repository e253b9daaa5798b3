import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { PaperSection, PrintedPaper } from '../../../platform/paper/printed-paper.ts';
import type { XlsxSheet } from '../../../platform/paper/xlsx.ts';
import type { oneProgramme, TargetView } from '../contract/programme-reads.ts';
import { figureText } from '../rules/figure-text.ts';
import { formatDay, type Language, sentence } from './task-words.ts';

/** A programme as of a day, and what stands around the paper. */
export type ReviewFacts = {
  readonly view: OutputOf<typeof oneProgramme>;
  readonly on: Day;
  readonly language: Language;
  readonly superior: string | null;
  readonly watermark: string;
  readonly printedOn: Day;
};

const unitLines = (target: TargetView, language: Language): string[][] =>
  target.allotments.map((unit) => [
    unit.organisationName,
    figureText(target.kind, unit.figure, language),
    formatDay(unit.dueOn),
    unit.latest === null ? '' : figureText(target.kind, unit.latest.figure, language),
    unit.latest === null ? '' : formatDay(unit.latest.on),
    sentence(language, `tasks.standing.${unit.standing}`),
  ]);

const targetHead = (target: TargetView, language: Language): string =>
  sentence(language, 'tasks.paper.target', {
    name: target.name,
    unit: target.unit,
    direction: sentence(language, `tasks.direction.${target.direction}`),
  });

/** Units silent on this target alone; those silent on all are named once, at the top. */
const targetLines = (target: TargetView, named: ReadonlySet<string>, language: Language): string[] => {
  const names = target.silent.filter((name) => !named.has(name));
  return [
    sentence(language, 'tasks.paper.met', { met: target.met, given: target.given, short: target.short }),
    ...(names.length === 0
      ? []
      : [sentence(language, 'tasks.paper.silent', { count: names.length, names: names.join('; ') })]),
  ];
};

const columnsOf = (language: Language) => {
  const head = (key: string) => sentence(language, `tasks.paper-column.${key}`);
  return [
    { head: head('unit'), share: 5 },
    { head: head('target'), share: 2.2, align: 'end' as const },
    { head: head('due'), share: 2, align: 'center' as const },
    { head: head('result'), share: 2.4, align: 'end' as const },
    { head: head('as-of'), share: 2, align: 'center' as const },
    { head: head('standing'), share: 2.2, align: 'center' as const },
  ];
};

const sectionOf = (target: TargetView, named: ReadonlySet<string>, language: Language): PaperSection => ({
  heading: targetHead(target, language),
  table: {
    columns: columnsOf(language),
    rows: unitLines(target, language),
    whenEmpty: sentence(language, 'tasks.paper.not-handed-out'),
  },
  lines: targetLines(target, named, language),
});

const reviewSections = ({ view, language }: ReviewFacts): PaperSection[] =>
  view.reviews.map((review) => ({
    heading: sentence(language, `tasks.review.${review.kind}`),
    lines: [
      sentence(language, 'tasks.paper.held', { heldOn: review.heldOn, asOf: review.asOf }),
      review.results,
      ...(review.shortcomings === null
        ? []
        : [sentence(language, 'tasks.paper.shortcomings', { text: review.shortcomings })]),
      ...(review.nextSteps === null ? [] : [sentence(language, 'tasks.paper.next-steps', { text: review.nextSteps })]),
    ],
  }));

const dated = (on: Day, language: Language): string => {
  const [year, month, date] = on.split('-') as [string, string, string];
  return sentence(language, 'tasks.paper.dated', { date, month, year });
};

const silentSection = ({ view, language }: ReviewFacts): PaperSection[] => {
  const names = view.silentUnits.map((unit) => unit.name);
  if (names.length === 0) return [];
  return [
    { lines: [sentence(language, 'tasks.paper.silent-units', { count: names.length, names: names.join('; ') })] },
  ];
};

/** Targets against results per unit, as a paper to be signed. */
export const reviewPaper = (facts: ReviewFacts): PrintedPaper => {
  const { view, on, language, superior } = facts;
  const { programme } = view;
  const named = new Set(view.silentUnits.map((unit) => unit.name));
  return {
    language,
    orientation: 'portrait',
    head: {
      left: [superior, programme.organisationName].filter((line) => line !== null).map((line) => line.toUpperCase()),
      right: [sentence(language, 'tasks.paper.party'), dated(facts.printedOn, language)],
    },
    title: sentence(language, 'tasks.paper.title').toUpperCase(),
    subtitles: [
      sentence(language, 'tasks.paper.programme', {
        kind: sentence(language, `tasks.programme-kind.${programme.kind}`),
        number: programme.number,
        adoptedOn: programme.adoptedOn,
        issuer: programme.issuer,
        title: programme.title,
      }),
      sentence(language, 'tasks.paper.as-of', { on }),
    ],
    sections: [
      ...silentSection(facts),
      ...view.targets.map((target) => sectionOf(target, named, language)),
      ...reviewSections(facts),
    ],
    signatures: [
      { title: sentence(language, 'tasks.paper.made-by'), note: sentence(language, 'tasks.paper.sign-here') },
      { title: sentence(language, 'tasks.paper.for-the-committee'), note: sentence(language, 'tasks.paper.sign-here') },
    ],
    watermark: facts.watermark,
    pageOf: sentence(language, 'tasks.paper.page-of'),
    printedOn: facts.printedOn,
  };
};

const sheetRows = (targets: readonly TargetView[], language: Language) =>
  targets.flatMap((target) =>
    target.allotments.map((unit) => [
      target.name,
      target.unit,
      unit.organisationName,
      unit.figure.numerator,
      unit.figure.denominator,
      unit.dueOn,
      unit.latest?.figure.numerator ?? null,
      unit.latest?.figure.denominator ?? null,
      unit.latest?.on ?? null,
      unit.latest === null
        ? null
        : (unit.latest.sourceWords ?? sentence(language, `tasks.measure.${unit.latest.measure}`)),
      sentence(language, `tasks.standing.${unit.standing}`),
    ]),
  );

/** The same as one sheet: a line for each unit and target. */
export const reviewSheet = ({ view, on, language, watermark }: ReviewFacts): XlsxSheet => {
  const head = (key: string) => sentence(language, `tasks.paper-column.${key}`);
  const number = { kind: 'number' as const, width: 14 };
  const rows = sheetRows(view.targets, language);
  return {
    name: sentence(language, 'tasks.paper.title'),
    title: [`${view.programme.number} · ${view.programme.title}`, sentence(language, 'tasks.paper.as-of', { on })],
    watermark,
    filterOver: rows.length,
    columns: [
      { header: head('name'), width: 40 },
      { header: head('measured-in'), width: 14 },
      { header: head('unit'), width: 36 },
      { header: head('target'), ...number },
      { header: head('target-of'), ...number },
      { header: head('due'), kind: 'day', width: 14 },
      { header: head('result'), ...number },
      { header: head('result-of'), ...number },
      { header: head('as-of'), kind: 'day', width: 14 },
      { header: head('source'), width: 36 },
      { header: head('standing'), width: 18 },
    ],
    rows,
  };
};
