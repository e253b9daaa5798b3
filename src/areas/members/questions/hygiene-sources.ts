import type { HygieneKind } from '../contract/hygiene.ts';
import { type Claused, isClauseVerified } from '../rules/transfer-clause.ts';
import type { HygieneDay } from './hygiene-rules-on.ts';

export type RuleSource = { readonly source: Claused['source']; readonly verified: boolean };

const fromClause = (clause: Claused | undefined): RuleSource[] =>
  clause ? [{ source: clause.source, verified: isClauseVerified(clause) }] : [];

type Ruled = { readonly document: string; readonly clause: string | null; readonly confidence: Claused['confidence'] };

const fromRuled = ({ document, clause, confidence }: Ruled): RuleSource => {
  const text = clause === null ? document : `${document} ${clause}`;
  return { source: { vi: text, en: text }, verified: confidence === 'A' || confidence === 'B' };
};

/** Each source once; several lines of a pack often stand on the same one. */
const distinct = (sources: readonly RuleSource[]): RuleSource[] => [
  ...new Map(sources.map((one) => [`${one.source.vi} ${one.verified}`, one])).values(),
];

/** On what a list stands: the texts behind its rules, and whether somebody read them. */
export const sourcesOf = (kind: HygieneKind, { hygiene, lifeCycle, transfer }: HygieneDay): RuleSource[] => {
  const rules = hygiene?.content;
  const notice = fromClause(rules?.warningDays);
  switch (kind) {
    case 'missing-data':
      return distinct((rules?.fields ?? []).flatMap(fromClause));
    case 'dates-contradict':
      return distinct((rules?.contradictions ?? []).flatMap(fromClause));
    case 'probation':
      return distinct([
        ...(lifeCycle
          ? [fromRuled(lifeCycle.content.probation), fromRuled(lifeCycle.content.deadlines.recognitionVote)]
          : []),
        ...notice,
      ]);
    case 'transfer':
      return distinct([...fromClause(transfer?.content.presentWithin), ...fromClause(transfer?.content.checkEvery)]);
    case 'exemption':
      return notice;
    case 'dues-silence':
    case 'dues-though-gone':
      return fromClause(rules?.silence);
    case 'supplement':
      return fromClause(rules?.supplement);
  }
};
