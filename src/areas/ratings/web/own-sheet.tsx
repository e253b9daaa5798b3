import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Facts } from '../../../web/kit/facts.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { confirmReading, type ownRating, type PersonSheet, yesFact } from '../contract.ts';
import { factKey } from '../rules/explain-verdict.ts';
import { ActButton } from './act-button.tsx';
import { factValueWords } from './evidence-words.ts';
import type { OwnReviewView } from './own-review-lines.ts';
import { OwnTargets } from './own-targets.tsx';
import { OwnStep, readingWords } from './own-words.tsx';

type Own = OutputOf<typeof ownRating>;
type Handed = NonNullable<OwnReviewView['handed']>;

/** A clause may say itself that it was not compared with its text: it is not said twice. */
const saysUnverified = /chưa đối chiếu/;

const rulesOf = ({ readFor }: { readonly readFor: PersonSheet['facts'][number]['readFor'] }, t: Translate): string =>
  readFor
    .map(({ clause, isVerified }) =>
      isVerified || saysUnverified.test(clause) ? clause : t('ratings.own.rule-unverified', { rule: clause }),
    )
    .filter((words, at, all) => all.indexOf(words) === at)
    .join('; ');

/** Counts without consequence. */
const Beside = ({ sheet }: { sheet: PersonSheet }) => {
  const t = useT();
  return (
    <>
      <h3>{t('ratings.own.beside')}</h3>
      <p className="vm-soft">{t('ratings.own.beside-about')}</p>
      <Facts
        facts={sheet.beside.map(({ code, value, whole }) => ({
          name: t(`ratings.beside.${code}`),
          value:
            value === null ? (
              <span className="vm-soft">{t('ratings.own.unknown')}</span>
            ) : whole === null ? (
              String(value)
            ) : (
              t('ratings.own.of', { value, whole })
            ),
        }))}
      />
    </>
  );
};

const Missing = ({ of }: { of: PersonSheet['missing'] }) => {
  const t = useT();
  return (
    <ul className="ratings-paper-list">
      {of.map(({ code }) => (
        <li key={code}>{t(factKey(code))}</li>
      ))}
    </ul>
  );
};

/**
 * What rules ask and nobody recorded either way: said so, and not held against anybody. About the work it stands open; cases that are so or
 * not so (a leave, a discipline) are one press away: nobody is walked through all that might be.
 */
const NotRecorded = ({ sheet }: { sheet: PersonSheet }) => {
  const t = useT();
  const cases = sheet.missing.filter(({ code }) => yesFact.safeParse(code).success);
  const work = sheet.missing.filter((one) => !cases.includes(one));
  if (sheet.missing.length === 0) return null;
  return (
    <>
      <h3>{t('ratings.own.not-recorded')}</h3>
      <p className="vm-soft">{t('ratings.own.not-recorded-about')}</p>
      {work.length > 0 && <Missing of={work} />}
      {cases.length > 0 && (
        <details className="ratings-fold">
          <summary>{t('ratings.own.cases-not-recorded', { count: cases.length })}</summary>
          <Missing of={cases} />
        </details>
      )}
    </>
  );
};

/** The facts themselves, on the own page and on the paper. */
export const SheetFacts = ({ sheet }: { sheet: PersonSheet }) => {
  const t = useT();
  return (
    <>
      <h3>{t('ratings.own.facts')}</h3>
      <Facts
        facts={sheet.facts.map((fact) => ({
          name: t(factKey(fact.code)),
          value: (
            <>
              {factValueWords(fact.value, t)}
              <span className="vm-soft ratings-clause">
                {fact.sourceWords && `${t('ratings.own.source', { source: fact.sourceWords })} `}
                {t('ratings.own.read-for', { rules: rulesOf(fact, t) })}
              </span>
            </>
          ),
        }))}
      />
      <Beside sheet={sheet} />
      <NotRecorded sheet={sheet} />
    </>
  );
};

const Shortcomings = ({ own: { shortcomings } }: { own: Own }) => {
  const t = useT();
  if (shortcomings.length === 0) return null;
  return (
    <>
      <h3>{t('ratings.own.shortcomings')}</h3>
      <ul className="ratings-bullets">
        {shortcomings.map((one) => (
          <li key={one.shortcomingId}>
            {one.text}
            <span className="vm-soft ratings-clause">
              {one.remediedOn
                ? t('ratings.own.remedied', { on: dayText(one.remediedOn) })
                : t('ratings.own.due', { on: dayText(one.dueOn) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};

/** Suggestions from above and the comments of workplace and residence: the prescribed forms, and nothing else that was said. */
const Said = ({ own: { remarks } }: { own: Own }) => {
  const t = useT();
  const said = remarks.filter(({ kind }) => kind === 'suggestion' || kind === 'workplace' || kind === 'residence');
  if (said.length === 0) return null;
  return (
    <>
      <h3>{t('ratings.own.said')}</h3>
      <ul className="ratings-bullets">
        {said.map((one) => (
          <li key={one.remarkId}>
            <strong>{t(`ratings.own.said-${one.kind}`)}</strong> {one.byWords}, {dayText(one.saidOn)}
            <p className="ratings-words">{one.text}</p>
          </li>
        ))}
      </ul>
    </>
  );
};

const Confirm = ({ handed: { sheetId, mayConfirm } }: { handed: Handed }) => {
  const t = useT();
  if (!mayConfirm) return null;
  return (
    <div className="vm-stack not-printed">
      <ActButton
        contract={confirmReading}
        input={{ sheetId, isRead: true }}
        label={t('ratings.own.confirm')}
        main
        doneKey="ratings.own.read-done"
        undoInput={() => ({ sheetId, isRead: false })}
      />
    </div>
  );
};

/** Targets that were fixed after the sheet was handed over stand below it and not in it. */
const isOlderThanTargets = ({ targets }: Own, { sheet }: Handed): boolean =>
  targets.length > 0 && sheet.missing.some(({ code }) => code === 'tasks-assigned');

type SheetProps = {
  readonly own: Own;
  readonly view: OwnReviewView;
  readonly number: number;
  /** The number of the step where one answers; null where that is over and nothing was said. */
  readonly answerAt: number | null;
};

/** Second step: the sheet that the cell has beside the rating, before the vote. */
export const OwnSheet = ({ own, view, number, answerAt }: SheetProps) => {
  const t = useT();
  const { handed } = view;
  return (
    <OwnStep
      id="sheet"
      number={number}
      title={t('ratings.own.step-sheet')}
      about={[
        t('ratings.own.step-sheet-about'),
        own.mayAnswer && answerAt !== null && t('ratings.own.sheet-wrong', { number: answerAt }),
      ]
        .filter(Boolean)
        .join(' ')}
    >
      <p role="status">{readingWords(handed, t)}</p>
      {handed && <SheetFacts sheet={handed.sheet} />}
      {handed && isOlderThanTargets(own, handed) && (
        <p>{t('ratings.own.sheet-before-targets', { on: dayText(handed.handedOn) })}</p>
      )}
      <OwnTargets own={own} />
      <Shortcomings own={own} />
      <Said own={own} />
      {handed && <Confirm handed={handed} />}
    </OwnStep>
  );
};
