import type { OutputOf } from '../../../platform/action/contract.ts';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { changeRules } from '../contract.ts';
import { isSlipOf } from '../rules/correction-way.ts';
import { gapsOfChange } from '../rules/form-gaps.ts';
import { type FieldValue, type MemberField, memberFields } from '../rules/member-fields.ts';
import { isSealed, type TypedChange } from './member-change-typed.ts';
import { useFieldName } from './member-words.ts';

const gapFields = { fields: 'picked', basis: 'basis', 'compared-with': 'note' } as const;

type Rules = OutputOf<typeof changeRules>;
type Current = (field: MemberField) => FieldValue;
type Papers = Rules['needs'][number]['papers'];

/** For each picked field that is recorded and is no slip: the papers that the rules ask for. */
const papersOf = (typed: TypedChange, current: Current, rules: Rules): { field: MemberField; papers: Papers }[] =>
  typed.picked
    .filter((field): field is MemberField => !isSealed(field) && current(field as MemberField) !== null)
    .filter(
      (field) => !(typed.basis === 'entry-error' && isSlipOf(field, current(field), typed.changes[field] ?? null)),
    )
    .map((field) => ({
      field,
      papers: rules.needs.find((need) => need.field === memberFields[field].code)?.papers ?? [],
    }));

/** Which papers the form asks for: that of the chosen basis, and those that the picked fields need whatever the basis is. */
export const usePapersAsked = (current: Current, on: string) => {
  const { data: rules } = useQuestion(changeRules, { on: on as never }, { freshForMs: 600_000 });
  return (typed: TypedChange) => {
    const needed = new Set(rules ? papersOf(typed, current, rules).flatMap(({ papers }) => papers) : []);
    const isChosen = typed.basis !== '';
    return {
      isChosen,
      decision: isChosen && (typed.basis === 'decision' || needed.has('decision')),
      act: isChosen && (typed.basis === 'civil-act' || needed.has('civil-act')),
      areBothNeeded: needed.has('decision') && needed.has('civil-act'),
    };
  };
};

/** What the form still lacks, and which papers the picked fields ask for, met or missing while one types, each with its clause. Unknown values are filled in freely. */
export const useChangeVerdict = (typed: TypedChange, current: Current, on: string): readonly VerdictLine[] => {
  const t = useT();
  const nameOf = useFieldName();
  const { data: rules } = useQuestion(changeRules, { on: on as never }, { freshForMs: 600_000 });
  const gaps = gapsOfChange(typed).map((gap) => ({
    state: 'missing' as const,
    text: t('members.form.lacks', { field: t(`members.change.${gap}`) }),
    field: gapFields[gap],
  }));
  if (!rules) return gaps;
  const held = { 'civil-act': typed.act.number.trim() !== '', decision: typed.decision.number.trim() !== '' };
  const source = `${rules.source}${rules.verified ? '' : `, ${t('members.unverified')}`}`;
  const papers = papersOf(typed, current, rules).flatMap(({ field, papers: asked }) =>
    asked.map((paper) => ({
      state: held[paper] ? ('met' as const) : ('missing' as const),
      text: t(`members.change.needs.${paper}`, { field: nameOf(field) }),
      clause: source,
      field: paper === 'decision' ? 'decision.number' : 'act.number',
    })),
  );
  return [...gaps, ...papers];
};
