import type { RatingLayer, RatingRules, RuleColumn } from './rating-rules-shape.ts';
import type { Names, Ruled } from './ruled-value.ts';

export type ChangeTopic =
  | 'subject'
  | 'score'
  | 'band'
  | 'condition'
  | 'veto'
  | 'ceiling'
  | 'exemption'
  | 'remark'
  | 'quota'
  | 'order'
  | 'criteria'
  | 'deadline'
  | 'form'
  | 'related';

/** One rule as a page of changes shows it. `what` is all that counts about it, as text that two packs can be compared by. */
export type RuleFace = Ruled & { readonly rule: string | null; readonly names: Names; readonly what: string };

export type PackChange = {
  readonly topic: ChangeTopic;
  readonly key: string;
  /** Column of the table of conditions; null where a rule has none. */
  readonly column: RuleColumn | null;
  readonly change: 'added' | 'removed' | 'changed' | 'resourced';
  readonly before: RuleFace | null;
  readonly after: RuleFace | null;
};

type Entry = Pick<PackChange, 'topic' | 'key' | 'column'> & { readonly face: RuleFace };
type Listed = Ruled & {
  readonly code: string;
  readonly names: Names;
  readonly rule?: string | undefined;
  readonly columns?: readonly RuleColumn[];
};
type Content = Partial<RatingRules> & Partial<RatingLayer>;

const sourceFields = new Set(['rule', 'code', 'names', 'clause', 'confidence', 'columns']);

/** Everything about a rule but its number, words, columns and source, in a fixed order of keys. */
const whatOf = (rule: object): string =>
  JSON.stringify(rule, (key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([name]) => !sourceFields.has(name))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : sourceFields.has(key)
        ? undefined
        : value,
  );

const faceOf = (rule: Listed): RuleFace => ({
  rule: rule.rule ?? null,
  names: rule.names,
  clause: rule.clause,
  confidence: rule.confidence,
  what: whatOf(rule),
});

/** One entry for each column: a rule for three columns may become two rules, and each of its columns is compared by itself. */
const entriesOf = (topic: ChangeTopic, rules: readonly Listed[] = [], prefix = ''): Entry[] =>
  rules.flatMap((rule) =>
    (rule.columns ?? [null]).map((column) => ({
      topic,
      key: [prefix, rule.code].filter(Boolean).join(' '),
      column,
      face: faceOf(rule),
    })),
  );

const levelEntries = ({ levels = [] }: Content): Entry[] =>
  levels.flatMap(({ level, band, conditions }) => [
    ...(band ? entriesOf('band', [band], level) : []),
    ...entriesOf('condition', conditions, level),
  ]);

const quotaEntries = ({ quotas = [] }: Content): Entry[] =>
  quotas.flatMap((quota) => [
    {
      topic: 'quota',
      key: quota.code,
      column: null,
      face: { ...faceOf(quota), what: `${quota.level} ${quota.share} ${quota.kinds.join(' ')}` },
    },
    ...(quota.exception ? entriesOf('quota', [quota.exception], quota.code) : []),
    ...entriesOf('quota', quota.bases, quota.code),
    ...entriesOf('quota', quota.roundings, quota.code),
    ...entriesOf('quota', quota.groups, quota.code),
    ...(quota.headsApart ? entriesOf('quota', [quota.headsApart], quota.code) : []),
  ]);

const subjectEntries = ({ subjects = [] }: Content): Entry[] =>
  subjects.map(({ kind, ...rule }) => ({
    topic: 'subject',
    key: kind,
    column: null,
    face: {
      rule: null,
      names: { vi: kind, en: kind },
      clause: rule.clause,
      confidence: rule.confidence,
      what: whatOf(rule),
    },
  }));

const allEntries = (content: Content): Entry[] => [
  ...subjectEntries(content),
  ...entriesOf('score', content.score?.parts),
  ...levelEntries(content),
  ...entriesOf('veto', content.vetoes),
  ...entriesOf('ceiling', content.ceilings),
  ...entriesOf('exemption', content.exemptions),
  ...entriesOf('remark', content.remarks),
  ...quotaEntries(content),
  ...entriesOf('quota', content.tieBreak, 'tie-break'),
  ...entriesOf('order', content.order),
  ...entriesOf('criteria', content.criteriaSets),
  ...entriesOf('deadline', content.deadlines),
  ...entriesOf('form', content.forms),
  ...entriesOf('related', content.related),
];

const changeOf = (before: RuleFace | undefined, after: RuleFace | undefined): PackChange['change'] | null => {
  if (!before) return 'added';
  if (!after) return 'removed';
  if (before.what !== after.what) return 'changed';
  return before.clause === after.clause && before.confidence === after.confidence ? null : 'resourced';
};

/**
 * What changed from one pack to another, rule by rule: added, removed, changed, or the same rule in another clause or seen more or less well
 * (`resourced`). Rules are matched by their code, which stays the same from pack to pack.
 */
export const changesBetween = (before: RatingRules | RatingLayer, after: RatingRules | RatingLayer): PackChange[] => {
  const keyOf = ({ topic, key, column }: Entry): string => `${topic} ${key} ${column}`;
  const old = new Map(allEntries(before).map((entry) => [keyOf(entry), entry]));
  const now = new Map(allEntries(after).map((entry) => [keyOf(entry), entry]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id): PackChange[] => {
    const [was, is] = [old.get(id), now.get(id)];
    const change = changeOf(was?.face, is?.face);
    const { topic, key, column } = (is ?? was)!;
    return change === null ? [] : [{ topic, key, column, change, before: was?.face ?? null, after: is?.face ?? null }];
  });
};
