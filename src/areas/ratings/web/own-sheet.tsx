import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { confirmReading, type ownRating, type PersonSheet } from '../contract.ts';
import { factKey } from '../rules/explain-verdict.ts';
import { factValueWords } from './evidence-words.ts';
import type { OwnReviewView } from './own-review-lines.ts';
import { OwnTargets } from './own-targets.tsx';
import { OwnStep, readingWords } from './own-words.tsx';

type Own = OutputOf<typeof ownRating>;
type Handed = NonNullable<OwnReviewView['handed']>;

const rulesOf = ({ readFor }: { readonly readFor: PersonSheet['facts'][number]['readFor'] }, t: Translate): string =>
  readFor
    .map(({ clause, isVerified }) => (isVerified ? clause : t('ratings.own.rule-unverified', { rule: clause })))
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

/** What rules ask and nobody recorded either way: said so, and not held against anybody. */
const NotRecorded = ({ sheet }: { sheet: PersonSheet }) => {
  const t = useT();
  if (sheet.missing.length === 0) return null;
  return (
    <>
      <h3>{t('ratings.own.not-recorded')}</h3>
      <p className="vm-soft">{t('ratings.own.not-recorded-about')}</p>
      <ul className="ratings-paper-list">
        {sheet.missing.map(({ code }) => (
          <li key={code}>{t(factKey(code))}</li>
        ))}
      </ul>
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
      <ul>
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
      <ul>
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

const Confirm = ({ handed }: { handed: Handed }) => {
  const t = useT();
  const confirm = useAction(confirmReading, {
    doneKey: 'ratings.own.read-done',
    undoInput: (_output, { sheetId }) => ({ sheetId, isRead: false }),
  });
  return (
    <div className="vm-stack not-printed">
      {handed.mayConfirm && (
        <div className="vm-row">
          <Button
            main
            isBusy={confirm.isPending}
            onClick={() => confirm.mutate({ sheetId: handed.sheetId, isRead: true })}
          >
            {t('ratings.own.confirm')}
          </Button>
        </div>
      )}
      {confirm.error && <RefusalPanel refusal={confirm.error} takesFocus />}
    </div>
  );
};

/** Second step: the sheet that the cell has beside the rating, before the vote. */
export const OwnSheet = ({ own, view }: { own: Own; view: OwnReviewView }) => {
  const t = useT();
  const { handed } = view;
  return (
    <OwnStep id="sheet" title={t('ratings.own.step-sheet')} about={t('ratings.own.step-sheet-about')}>
      <p role="status">{readingWords(handed, t)}</p>
      {handed && <SheetFacts sheet={handed.sheet} />}
      <OwnTargets own={own} />
      <Shortcomings own={own} />
      <Said own={own} />
      {handed && <Confirm handed={handed} />}
    </OwnStep>
  );
};
