import { useMemo, useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { cadreMonth, decideCadres } from '../contract.ts';
import {
  beforeOf,
  CadreDecideTable,
  type CadreLine,
  CadresUndecided,
  type CadreToDecide,
  type CadreTyped,
} from './cadre-decide-lines.tsx';
import type { CadreMonthView, CadreRow, CadreSheetView } from './cadre-words.tsx';
import { QuotaAhead, SettleAhead, useQuotaAhead, useQuotaLines } from './decide-quota.tsx';
import { DecisionFields } from './decision-fields.tsx';
import { useIssuer } from './issuer-first.ts';
import { interestedLines, leavingLines } from './rated-typed.ts';
import { useBases } from './subject-live.tsx';

type Month = Pick<CadreMonthView, 'seasonId' | 'openerId' | 'rows' | 'levels'>;
type Props = { readonly month: Month; readonly onClose: () => void };

const isUndecided = ({ state }: CadreRow): boolean => state === 'open' || state === 'reviewed';
const mayDecide = ({ othersLevel, keptOut }: CadreRow): boolean => othersLevel !== null && keptOut === null;

const takenOf = (people: readonly CadreToDecide[], { lines }: CadreTyped) =>
  people.flatMap((of, at) => (lines[at]!.isTaken ? [{ of, line: lines[at]!, at }] : []));

/** What the points of others come to stands there first. */
const useDecideForm = (people: readonly CadreToDecide[], onClose: () => void) =>
  useContractForm(decideCadres, {
    initial: {
      lines: people.map(({ row }): CadreLine => ({ isTaken: true, level: row.othersLevel, leavingReason: '' })),
      number: '',
      decidedOn: todayHere(),
      issuer: '',
    } as CadreTyped,
    toInput: (typed) => ({
      lines: takenOf(people, typed).map(({ of: { row }, line }) => ({
        subjectId: row.subjectId,
        expectedVersion: row.version,
        level: line.level,
        leavingReason: line.leavingReason.trim() || null,
      })),
      decision: { number: typed.number, decidedOn: typed.decidedOn, issuer: typed.issuer },
    }),
    doneKey: 'ratings.cadre.decide-done',
    onDone: onClose,
  });

type Taken = ReturnType<typeof takenOf>;

/** What still needs a reason, of each by name, before anything is sent. */
const useReasonLines = (taken: Taken): VerdictLine[] => {
  const t = useT();
  return taken.flatMap(({ of, line }, place) => {
    const field = `lines.${place}.leavingReason`;
    const own = [
      ...leavingLines(line, { ...beforeOf(of), field }, t),
      ...interestedLines(of.took, line.leavingReason, field, t),
    ];
    return own.map((one) => ({ ...one, text: t('ratings.rated.line-fault', { name: of.row.title, fault: one.text }) }));
  });
};

const chosenOf = (taken: Taken) =>
  taken.map(({ of: { row }, line }) => ({
    subject: { ...row, proposedLevel: row.headLevel },
    level: line.level,
  }));

type FormProps = Props & { readonly title: string; readonly waiting: readonly CadreRow[] };

const usePeople = (rows: readonly CadreRow[]) => {
  const bases = useBases(rows.map(({ subjectId }) => subjectId));
  const people = useMemo(
    () => rows.map((row): CadreToDecide => ({ row, took: bases.get(row.subjectId)?.took ?? [] })),
    [rows, bases],
  );
  const { law = null, issuer = null } = bases.values().next().value ?? {};
  return { people, law, issuer };
};

const DecideForm = ({ month, title, waiting, onClose }: FormProps) => {
  const t = useT();
  const [rows] = useState(() => month.rows.filter(mayDecide));
  const { people, law, issuer } = usePeople(rows);
  const state = useDecideForm(people, onClose);
  useIssuer(state, issuer);
  const taken = takenOf(people, state.form.values);
  const chosen = chosenOf(taken);
  const { view, ahead } = useQuotaAhead(month, law, chosen);
  const [settling, setSettling] = useState<string | null>(null);
  const lines = [...useQuotaLines(ahead), ...useReasonLines(taken)];
  const places = new Map(taken.map(({ at }, place) => [at, place]));
  return (
    <>
      <ContractForm state={state} submitLabel={title} onCancel={onClose} verdict={lines}>
        <p>{t('ratings.cadre.decide-about')}</p>
        <DecisionFields form={state.form} />
        <QuotaAhead ahead={ahead} onSettle={setSettling} />
        <CadreDecideTable form={state.form} levels={month.levels} people={people} places={places} />
        <CadresUndecided rows={waiting} />
      </ContractForm>
      {settling !== null && (
        <SettleAhead code={settling} view={view} ahead={ahead} chosen={chosen} onClose={() => setSettling(null)} />
      )}
    </>
  );
};

const Decide = ({ month, onClose }: Props) => {
  const t = useT();
  // As they were when the dialog opened: what was typed stands by the place of its person.
  const [rows] = useState(() => month.rows.filter(isUndecided));
  const waiting = rows.filter((row) => !mayDecide(row));
  if (waiting.length < rows.length)
    return (
      <DecideForm
        month={{ ...month, rows }}
        title={t('ratings.cadre.act.decide-cadres')}
        waiting={waiting}
        onClose={onClose}
      />
    );
  return (
    <div className="vm-stack">
      <p>{t('ratings.cadre.decide-nobody')}</p>
      <CadresUndecided rows={waiting} />
    </div>
  );
};

/** One decision for everybody of a month who may be decided; the limits are counted over all of them together. */
export const CadreDecideDialog = (props: Props) => {
  const t = useT();
  return (
    <Dialog title={t('ratings.cadre.act.decide-cadres')} onClose={props.onClose}>
      <div className="ratings-many">
        <Decide {...props} />
      </div>
    </Dialog>
  );
};

type SheetProps = { readonly view: CadreSheetView; readonly onClose: () => void };

/** The same for the person of one sheet. */
export const CadreDecideOne = ({ view, onClose }: SheetProps) => {
  const t = useT();
  const { seasonId, officeId: organisationId, subjectId } = view;
  const found = useQuestion(cadreMonth, { seasonId, organisationId });
  const only = ({ rows, ...month }: CadreMonthView): Month => ({
    ...month,
    rows: rows.filter((row) => row.subjectId === subjectId),
  });
  return (
    <Dialog title={t('ratings.cadre.act.decide-cadres')} onClose={onClose}>
      <div className="ratings-many">
        <Answer query={found} lines={4}>
          {(month) => <Decide month={only(month)} onClose={onClose} />}
        </Answer>
      </div>
    </Dialog>
  );
};
