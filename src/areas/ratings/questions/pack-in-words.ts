import type { MessageParams } from '../../../platform/i18n/format-message.ts';
import type { PackLine, PackSection } from '../contract/pack-reads.ts';
import type { RatingLayer, RatingRules } from '../rules/rating-rules-shape.ts';
import { isRuleVerified, type Names, type Ruled } from '../rules/ruled-value.ts';
import { inBoth } from './in-both-languages.ts';
import type { ShippedRatingPack } from './rating-laws.ts';

type Listed = Ruled & { readonly names?: Names; readonly rule?: string | undefined };
type Scoped = Listed & {
  readonly columns: readonly string[];
  readonly periods: readonly string[];
  readonly isOffered: boolean;
};
type Content = Partial<RatingRules> & Partial<RatingLayer>;

const note = (key: string, params: MessageParams = {}): Names =>
  inBoth((say) => say(`ratings.pack-note.${key}`, params));

const ALL_PERIODS = 3;

/** Whom and when a rule is for, and whether it stands switched off. */
const scopeNotes = ({ columns, periods, isOffered }: Scoped): Names[] => [
  inBoth((say) =>
    say('ratings.pack-note.for', { columns: columns.map((column) => say(`ratings.rule-column.${column}`)).join(', ') }),
  ),
  ...(periods.length < ALL_PERIODS
    ? [
        inBoth((say) =>
          say('ratings.pack-note.in-periods', {
            periods: periods.map((kind) => say(`ratings.period-kind.${kind}`)).join(', '),
          }),
        ),
      ]
    : []),
  ...(isOffered ? [note('offered')] : []),
];

const lineWith =
  (pack: ShippedRatingPack) =>
  (rule: Listed, notes: readonly Names[] = [], words: Names = rule.names!): PackLine => ({
    rule: rule.rule ?? null,
    names: words,
    clause: rule.clause,
    confidence: rule.confidence,
    isVerified: isRuleVerified(pack, rule),
    notes: [...notes],
  });

type Line = ReturnType<typeof lineWith>;

const kindWords = (kind: string): Names => inBoth((say) => say(`ratings.subject.${kind}`));

const subjectLines = ({ subjects = [] }: Content, line: Line): PackLine[] =>
  subjects.map((rule) =>
    line(
      rule,
      [
        ...(rule.column === null ? [note('no-text')] : []),
        ...(rule.isReading ? [note('reading')] : []),
        ...(rule.isReviewed ? [] : [note('not-reviewed')]),
      ],
      kindWords(rule.kind),
    ),
  );

const scoreLines = ({ score }: Content, line: Line): PackLine[] =>
  score
    ? [
        ...score.parts.map((part) => line(part, [note('max', { max: part.max })])),
        line(score.rounding, [], note('decimals', { decimals: score.rounding.decimals })),
      ]
    : [];

const levelLines = ({ levels = [] }: Content, line: Line): PackLine[] =>
  levels.flatMap(({ level, band, conditions }) => {
    const of = inBoth((say) => say(`ratings.level.${level}`));
    const headed = (names: Names): Names => ({ vi: `${of.vi}: ${names.vi}`, en: `${of.en}: ${names.en}` });
    return [
      ...(band ? [line(band, [], headed(band.names))] : []),
      ...conditions.map((rule) => line(rule, scopeNotes(rule), headed(rule.names))),
    ];
  });

const quotaLines = ({ quotas = [], tieBreak = [] }: Content, line: Line): PackLine[] => [
  ...quotas.flatMap((quota) => [
    line(quota, [
      inBoth((say) =>
        say('ratings.pack-note.for', { columns: quota.kinds.map((kind) => say(`ratings.subject.${kind}`)).join(', ') }),
      ),
      note('no-reading-blocks'),
    ]),
    ...(quota.exception ? [line(quota.exception, [note('quota-exception')])] : []),
    ...quota.bases.map((one) => line(one, [note('quota-base')])),
    ...quota.roundings.map((one) => line(one, [note('quota-rounding')])),
    ...quota.groups.map((one) => line(one, [note('quota-group')])),
    ...(quota.headsApart ? [line(quota.headsApart)] : []),
    line(quota.atDecisionOnly),
    line(quota.smallGroup, [], note('small-group', { count: quota.smallGroup.fewerThan })),
    ...quota.tieBreak.map((one) => line(one, [note('quota-tie-break')])),
  ]),
  ...tieBreak.map((one) => line(one, [note('quota-tie-break')])),
];

const criteriaLines = ({ criteriaSets = [] }: Content, line: Line): PackLine[] =>
  criteriaSets.flatMap((set) => [
    line(set, [note(`marking-${set.marking.value}`)]),
    ...set.groups.map((group) =>
      line(group, [
        note('max', { max: group.max }),
        ...(group.items === null ? [] : [note('items', { items: group.items })]),
      ]),
    ),
  ]);

const exemptionLines = ({ exemptions = [] }: Content, line: Line): PackLine[] =>
  exemptions.map((rule) =>
    line(rule, [...scopeNotes(rule), note(`review-${rule.review}`), ...(rule.isDeferred ? [note('deferred')] : [])]),
  );

const deadlineLines = ({ deadlines = [] }: Content, line: Line): PackLine[] =>
  deadlines.map((rule) => line(rule, rule.place === null ? [] : [note('place', { place: rule.place })]));

const formLines = ({ forms = [] }: Content, line: Line): PackLine[] =>
  forms.map((rule) => line(rule, [note('form', { number: rule.number })]));

/** Everything a pack holds, part by part and in the words of officers: each rule with its clause and how sure it is. */
export const packInWords = (pack: ShippedRatingPack): PackSection[] => {
  const line = lineWith(pack);
  const content: Content = pack.content;
  const scoped = (rules: readonly Scoped[] = []) => rules.map((rule) => line(rule, scopeNotes(rule)));
  const listed = (rules: readonly Listed[] = []) => rules.map((rule) => line(rule));
  const sections: PackSection[] = [
    { topic: 'subject', lines: subjectLines(content, line) },
    { topic: 'score', lines: scoreLines(content, line) },
    { topic: 'condition', lines: levelLines(content, line) },
    { topic: 'veto', lines: scoped(content.vetoes) },
    { topic: 'ceiling', lines: scoped(content.ceilings) },
    { topic: 'exemption', lines: exemptionLines(content, line) },
    { topic: 'remark', lines: scoped(content.remarks) },
    { topic: 'quota', lines: quotaLines(content, line) },
    { topic: 'order', lines: listed(content.order) },
    { topic: 'criteria', lines: criteriaLines(content, line) },
    { topic: 'axis', lines: listed(content.axes) },
    { topic: 'deadline', lines: deadlineLines(content, line) },
    { topic: 'form', lines: formLines(content, line) },
    { topic: 'related', lines: listed(content.related) },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
};
