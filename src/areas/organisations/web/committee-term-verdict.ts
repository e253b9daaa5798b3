import type { Day } from '../../../platform/calendar/day.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { todayHere } from '../../../web/as-of.ts';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { committeeRules, termsOf } from '../contract.ts';
import { checkTerm } from '../rules/check-term.ts';
import type { CommitteePack } from '../rules/committee-rules-shape.ts';
import type { Term } from './committee-shapes.ts';
import type { fieldsOfTerm } from './committee-term-typed.ts';
import { lineOfFinding } from './finding-lines.tsx';
import type { OrganisationRecord } from './organisation-scene.ts';

type Typed = ReturnType<typeof fieldsOfTerm>;

/** What the server would say of this term, by the same rule, while one types. */
export const useTermVerdict = (record: OrganisationRecord, term: Term | null, typed: Typed): VerdictLine[] => {
  const t = useT();
  const startsOn = typed.startsOn as Day | null;
  const rules = useQuestion(committeeRules, { on: startsOn ?? todayHere() }, { keepLast: true });
  const terms = useQuestion(termsOf, { organisationId: record.id });
  if (startsOn === null) return [{ state: 'unknown', text: t('organisations.term.starts-missing'), field: 'startsOn' }];
  if (!rules.data || !terms.data) return [];
  const verdict = checkTerm(
    { ...typed, startsOn, dueOn: typed.dueOn as Day | undefined, basis: typed.basis as 'elected' | 'appointed' },
    {
      life: { from: record.foundedOn, until: record.endedOn },
      type: record.facts.type,
      officialMembers: null,
      others: terms.data.terms.filter((other) => other.id !== term?.id),
      closedOn: term?.closedOn ?? null,
      pack: (rules.data.pack ?? undefined) as CommitteePack | undefined,
    },
  );
  if (isRefusal(verdict))
    return verdict.reasons.map(({ code, params, field }) => ({
      state: 'missing',
      text: t(`refusal.${code}`, params),
      field,
    }));
  return [
    { state: 'met', text: t('organisations.term.due-will-be', { on: verdict.dueOn }) },
    ...verdict.findings.map((finding) => lineOfFinding(finding, t)),
  ];
};
