import { addDays, type Day } from '../../../platform/calendar/day.ts';
import type { Level } from '../../../web/kit/status.tsx';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { type Translate, useLanguage, useT } from '../../../web/messages.ts';
import type { CandidateState, CheckLineFace, ClockFace, ProcedureState } from '../contract.ts';
import type { FieldSpec } from './life-cycle-field.tsx';

type Ruled = Pick<ClockFace, 'source' | 'clause' | 'verified' | 'other'>;

/** "Điều 4.1, 294-QĐ/TW", "chưa đối chiếu", and what another text says. */
export const useRuleText = (): ((of: Ruled) => string) => {
  const t = useT();
  const language = useLanguage();
  const place = (source: string, clause: string | null): string => {
    if (source === 'practice') return t('members.life.practice');
    return clause === null ? source : t('members.life.clause', { clause, source });
  };
  return ({ source, clause, verified, other }) => {
    const own = verified ? place(source, clause) : t('members.life.unverified', { source: place(source, clause) });
    if (other === null) return own;
    const theirs = other.verified
      ? place(other.source, other.clause)
      : t('members.life.unverified', { source: place(other.source, other.clause) });
    return t('members.life.both', { own, theirs, says: other.says[language] });
  };
};

/** A line of the checklist in words, with its clause. */
export const useCheckLine = (): ((line: CheckLineFace) => VerdictLine) => {
  const t = useT();
  const language = useLanguage();
  const ruleText = useRuleText();
  return (line) => ({
    // Allowed by a paper that nobody compared: neither met nor missing.
    state: line.state === 'by-paper' ? 'unknown' : line.state,
    text: t(`members.check.${line.code}`, { ...line.params, name: line.name?.[language] ?? '' }),
    clause: ruleText(line),
  });
};

const NEAR_DAYS = 60;

/** Overdue, near, or far enough not to press. */
export const levelOfDue = (dueOn: Day, today: Day): Level => {
  if (dueOn < today) return 'serious';
  return dueOn <= addDays(today, NEAR_DAYS) ? 'attention' : 'plain';
};

export const levelOfCandidate: Readonly<Record<CandidateState, Level>> = {
  sympathiser: 'plain',
  'awareness-class': 'plain',
  dossier: 'plain',
  'cell-vote': 'attention',
  'grassroots-vote': 'attention',
  decision: 'good',
  admitted: 'good',
  stopped: 'unknown',
};

export const levelOfProcedure: Readonly<Record<ProcedureState, Level>> = {
  open: 'attention',
  'cell-voted': 'attention',
  'grassroots-voted': 'attention',
  referred: 'serious',
  decided: 'good',
  stopped: 'unknown',
};

/** The three boxes of a decision. */
export const decisionFields = (t: Translate): FieldSpec[] => [
  { path: 'decision.number', label: t('members.life.decision-number'), kind: 'text' },
  { path: 'decision.decidedOn', label: t('members.life.decided-on'), kind: 'day' },
  { path: 'decision.issuer', label: t('members.life.issuer'), kind: 'text' },
];
export const noDecisionYet = { number: '', decidedOn: null, issuer: '' };
