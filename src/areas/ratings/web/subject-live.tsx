import { useMemo } from 'react';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import {
  type InterestedStep,
  type NamedFact,
  type RatingInput,
  type SubjectId,
  type Verdict,
  verdictBasis,
  type WaitingBefore,
} from '../contract.ts';
import { explainVerdict } from '../rules/explain-verdict.ts';
import { liveVerdict, type TypedSheet, withTyped } from '../rules/live-verdict.ts';
import type { RatingLaw } from '../rules/rating-law.ts';
import { unknownOutcomes } from '../rules/unknown-outcomes.ts';
import { factWords } from './evidence-words.ts';
import { useNames } from './rating-words.tsx';
import { outcomeLine, outcomeWords, reasonLines, type ShownVerdict, unknownLines } from './subject-verdict-lines.ts';

/** What a verdict is derived from, as the browser holds it. */
export type Basis = {
  readonly law: RatingLaw;
  readonly input: RatingInput;
  /** Steps that somebody recorded whose interest was declared since. */
  readonly took: readonly InterestedStep[];
};

/** The same, with what stands before a decision on the subject, and who issues it. */
export type SubjectBasis = Basis & {
  readonly isVoted: boolean;
  readonly waiting: WaitingBefore;
  readonly issuer: string;
  readonly issuerAbove: string | null;
};

/** The rules of the season and the facts of these subjects, so that this very screen derives what the server would. */
export const useBases = (subjectIds: readonly SubjectId[]): ReadonlyMap<string, SubjectBasis> => {
  const may = useMay();
  const found = useQuestion(
    verdictBasis,
    { subjectIds: [...subjectIds] },
    { when: subjectIds.length > 0 && may(verdictBasis.name) },
  );
  return useMemo(() => {
    // The question answers the rules as JSON in the shape that they have on the server.
    const law = found.data?.law as RatingLaw | undefined;
    if (!found.data || !law) return new Map();
    const { issuer, issuerAbove } = found.data;
    return new Map(
      found.data.rows.map(({ subjectId, isVoted, waiting, took, ...input }) => [
        subjectId as string,
        { law, input: input as RatingInput, isVoted, waiting, took, issuer, issuerAbove },
      ]),
    );
  }, [found.data]);
};

export const emptySheet: TypedSheet = { points: {}, grades: {} };

const shown = (law: RatingLaw, verdict: Verdict): ShownVerdict => ({
  ...verdict,
  reasons: explainVerdict(law, verdict),
});

/** `outcome`: what the rules come to, in one sentence, to stand beside the choice of a level; null while the sheet cannot stand. */
export type LiveLines = {
  readonly verdict: Verdict | null;
  readonly outcome: string | null;
  readonly lines: readonly VerdictLine[];
};

const nothingYet: LiveLines = { verdict: null, outcome: null, lines: [] };

/** The verdict on a sheet as it is typed, by the function of the server: outcome, every reason with its clause, what is unknown. */
export const liveLines = (
  { law, input }: Basis,
  typed: TypedSheet,
  t: Translate,
  names: ReturnType<typeof useNames>,
): LiveLines => {
  const verdict = liveVerdict(law, input, typed);
  if (isRefusal(verdict))
    return {
      verdict: null,
      outcome: null,
      lines: verdict.reasons.map(({ code, params, field }) => ({
        state: 'missing' as const,
        text: t(`refusal.${code}`, params),
        field,
      })),
    };
  const face = shown(law, verdict);
  const unknown = unknownOutcomes(law, withTyped(input, typed), verdict);
  const nameOf = (fact: NamedFact) => factWords(fact, { parts: law.score?.parts ?? [] }, t, names);
  const lines = [outcomeLine(face, t), ...reasonLines(face, t, names), ...unknownLines(unknown, t, nameOf)];
  return { verdict, outcome: outcomeWords(verdict.outcome, t), lines };
};

/** The live verdict on one subject while its sheet is typed; nothing until its basis is there. */
export const useLiveLines = (subjectId: SubjectId, typed: TypedSheet): LiveLines => {
  const t = useT();
  const names = useNames();
  const basis = useBases([subjectId]).get(subjectId);
  return basis ? liveLines(basis, typed, t, names) : nothingYet;
};

/** Beside the choice of a level, also where the panel with the reasons stands further down: what the rules come to. */
export const LiveOutcome = ({ outcome }: { outcome: string | null }) => (
  <p className="ratings-live-outcome" aria-live="polite">
    {outcome}
  </p>
);
