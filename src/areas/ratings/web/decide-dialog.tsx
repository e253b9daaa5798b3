import { useMemo, useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { type Translate, translate, useT } from '../../../web/messages.ts';
import { decideLevel, type RatingLevel, type SubjectLine } from '../contract.ts';
import { levelGap } from '../rules/level-gap.ts';
import { type DecideLine, DecideLineFields, type DecideSubject, type DecideTyped } from './decide-line.tsx';
import { type Deciding, QuotaAhead, SettleAhead, useQuotaAhead, useQuotaLines } from './decide-quota.tsx';
import { DecideTable } from './decide-table.tsx';
import { DecisionFields } from './decision-fields.tsx';
import { useIssuer } from './issuer-first.ts';
import { interestedLines, leavingLines } from './rated-typed.ts';
import { useNames } from './rating-words.tsx';
import { emptySheet, liveLines, useBases } from './subject-live.tsx';

/** What was proposed or, without a proposal, what the ballot gave stands there first; nobody is decided by not looking. */
const firstLine = ({ proposedLevel, ballotLevel }: SubjectLine): DecideLine => ({
  level: ballotLevel ?? proposedLevel,
  leavingReason: '',
  aheadReason: '',
});

type Props = {
  readonly season: Deciding;
  readonly subjects: readonly SubjectLine[];
  readonly levels: readonly RatingLevel[];
  readonly onClose: () => void;
  readonly onDone?: () => void;
};

const useDecideForm = ({ subjects, onClose, onDone = onClose }: Props) =>
  useContractForm(decideLevel, {
    initial: {
      lines: subjects.map(firstLine),
      number: '',
      decidedOn: todayHere(),
      issuer: '',
    } as DecideTyped,
    toInput: ({ lines, number, decidedOn, issuer }) => ({
      lines: lines.map((line, at) => ({
        subjectId: subjects[at]!.subjectId,
        expectedVersion: subjects[at]!.version,
        level: line.level,
        leavingReason: line.leavingReason.trim() || null,
        aheadReason: line.aheadReason.trim() || null,
      })),
      decision: { number, decidedOn, issuer },
    }),
    doneKey: 'ratings.done.decide-level',
    undoInput: ({ subjects: decided }) => ({
      subjects: decided.map(({ subjectId, version }) => ({ subjectId, expectedVersion: version })),
      why: translate('web.undo-reason'),
    }),
    onDone,
  });

/** What the rules make of the facts of each subject, derived here once for as long as they stay the same. */
const useSubjects = (
  subjects: readonly SubjectLine[],
  bases: ReturnType<typeof useBases>,
): readonly DecideSubject[] => {
  const t = useT();
  const names = useNames();
  return useMemo(
    () =>
      subjects.map((subject) => {
        const basis = bases.get(subject.subjectId) ?? null;
        return { subject, basis, live: basis && liveLines(basis, emptySheet, t, names) };
      }),
    [subjects, bases, t, names],
  );
};

/** Of one subject alone: what nobody gave yet. No text that was read demands a ballot: it is said, and nothing is asked. */
const openLines = ({ subject, basis }: DecideSubject, t: Translate): VerdictLine[] => {
  const open = [
    ...(subject.selfLevel === null ? ['no-self'] : []),
    ...(subject.proposedLevel === null ? ['no-proposal'] : []),
    ...(subject.ballotLevel === null ? [basis?.isVoted ? 'even-ballot' : 'no-ballot'] : []),
  ];
  return open.map((key) => ({ state: 'unknown', text: t(`ratings.decide.${key}`) }));
};

const apartLines = (self: RatingLevel | null, level: RatingLevel | null, t: Translate): VerdictLine[] => {
  const gap = levelGap(self, level);
  if (gap === null || gap === 0) return [];
  const key = gap > 0 ? 'ratings.gap.self-higher' : 'ratings.gap.self-lower';
  return [{ state: 'unknown', isNote: true, text: t(key, { levels: Math.abs(gap) }) }];
};

/** What the rules make of each subject, and what has to be said where a level leaves that or the ballot or goes ahead; of one, every reason. */
const linesOf = (subjects: readonly DecideSubject[], typed: readonly DecideLine[], t: Translate): VerdictLine[] => {
  const isOne = subjects.length === 1;
  return subjects.flatMap((of, at) => {
    const { subject, basis, live } = of;
    const line = typed[at]!;
    if (!live || !basis) return [];
    const about = { verdict: live.verdict, ballot: subject.ballotLevel, field: `lines.${at}.leavingReason` };
    const { count } = basis.waiting;
    const ahead: VerdictLine[] =
      count > 0 && line.aheadReason.trim() === ''
        ? [{ state: 'missing', text: t('ratings.decide.waiting', { count }), field: `lines.${at}.aheadReason` }]
        : [];
    const own = [
      ...ahead,
      ...leavingLines(line, about, t),
      ...interestedLines(basis.took, line.leavingReason, about.field, t),
      // In the list of many both stand in the row itself.
      ...(isOne ? [...openLines(of, t), ...apartLines(subject.selfLevel, line.level, t)] : []),
    ];
    return isOne
      ? [...own, ...live.lines]
      : own.map((one) => ({ ...one, text: t('ratings.rated.line-fault', { name: subject.title, fault: one.text }) }));
  });
};

/** One decision for one or several subjects. What leaves the proposal or goes ahead of a step asks for its reason. */
export const DecideDialog = (props: Props) => {
  const t = useT();
  const state = useDecideForm(props);
  const isAbove = props.subjects.every(({ isDecidedAbove }) => isDecidedAbove);
  const title = t(isAbove ? 'ratings.above.record' : 'ratings.action.decide-level');
  const bases = useBases(props.subjects.map(({ subjectId }) => subjectId));
  const subjects = useSubjects(props.subjects, bases);
  const typed = state.form.values.lines;
  const { law = null, issuer = null, issuerAbove = null } = bases.values().next().value ?? {};
  useIssuer(state, isAbove ? issuerAbove : issuer);
  // Whom the level above decides is counted by its ceiling, not by the one of this season.
  const counted = isAbove ? [] : props.subjects.map((subject, at) => ({ subject, level: typed[at]!.level }));
  const { view, ahead } = useQuotaAhead(props.season, law, counted);
  const [settling, setSettling] = useState<string | null>(null);
  const lines = [...useQuotaLines(ahead), ...linesOf(subjects, typed, t)];
  return (
    <>
      <Dialog title={title} onClose={props.onClose}>
        <div className={subjects.length === 1 ? 'ratings-wide' : 'ratings-many'}>
          <ContractForm state={state} submitLabel={title} onCancel={props.onClose} verdict={lines}>
            <p>{t(isAbove ? 'ratings.above.about' : 'ratings.decide.about')}</p>
            <DecisionFields form={state.form} />
            <QuotaAhead ahead={ahead} onSettle={setSettling} />
            {subjects.length === 1 ? (
              <DecideLineFields form={state.form} at={0} of={subjects[0]!} levels={props.levels} />
            ) : (
              <DecideTable form={state.form} subjects={subjects} levels={props.levels} />
            )}
          </ContractForm>
        </div>
      </Dialog>
      {/* Beside the form and not within it: a form in a form would send both. */}
      {settling !== null && (
        <SettleAhead code={settling} view={view} ahead={ahead} chosen={counted} onClose={() => setSettling(null)} />
      )}
    </>
  );
};
