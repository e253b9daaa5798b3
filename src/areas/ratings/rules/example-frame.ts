import { type SubjectKind, subjectKind } from '../contract/rating-codes.ts';
import { levelsOf } from './rating-level.ts';
import type { RatingRules, RuleColumn } from './rating-rules-shape.ts';

const columnOf = (kind: SubjectKind): RuleColumn => {
  if (kind === 'leader') return 'leader';
  if (kind === 'member' || kind === 'member-outside' || kind === 'officer') return 'individual';
  return kind === 'party-organisation' || kind === 'section-cell' ? 'organisation' : 'collective';
};

const frameClause = { clause: 'example', confidence: 'A' as const };

/** A frame for the examples of a layer: four levels by points and nothing else, so that only the layer speaks. */
export const exampleFrame: RatingRules = {
  title: 'EXAMPLE-1',
  scale: 'four-levels',
  years: { from: 1930, to: null, ...frameClause },
  periods: ['year', 'quarter'],
  validityUnknownFrom: null,
  subjects: subjectKind.options.map((kind) => ({
    kind,
    isReviewed: true,
    column: columnOf(kind),
    isReading: false,
    ...frameClause,
  })),
  score: {
    parts: [{ code: 'total', names: { vi: 'điểm', en: 'points' }, max: 4, ...frameClause }],
    rounding: { decimals: 0, ...frameClause },
  },
  levels: levelsOf('four-levels').map((level, at) => ({
    level,
    band: {
      rule: 'EX-0',
      code: level,
      names: { vi: level, en: level },
      ...(at < 3 ? { atLeast: 4 - at } : { lessThan: 2 }),
      ...frameClause,
    },
    conditions: [],
  })),
  quotas: [],
  order: [],
  documents: [],
  vetoes: [],
  ceilings: [],
  exemptions: [],
  remarks: [],
  criteriaSets: [],
  deadlines: [],
  forms: [],
  related: [],
  silences: [],
};
