import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { type Language, useLanguage, useT } from '../../../web/messages.ts';
import { numberText } from '../../../web/number-text.ts';
import type { ownRating } from '../contract.ts';
import { OwnResultsDialog } from './target-results-dialog.tsx';

type Own = OutputOf<typeof ownRating>;
type Target = Own['targets'][number];

const amountWords = ({ resultAmount, unit }: Target, language: Language): string | null =>
  resultAmount === null ? null : [numberText(resultAmount, language), unit].filter(Boolean).join(' ');

const Line = ({ target }: { target: Target }) => {
  const [t, language] = [useT(), useLanguage()];
  return (
    <li>
      {target.text}
      <span className="vm-soft ratings-clause">
        {[
          target.dueOn && t('ratings.own.due', { on: dayText(target.dueOn) }),
          target.doneOn ? t('ratings.own.done', { on: dayText(target.doneOn) }) : t('ratings.own.not-done'),
          amountWords(target, language),
          target.resultWords,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </li>
  );
};

/** The own targets with what came of them, which the person concerned records until it is decided. */
export const OwnTargets = ({ own }: { own: Own }) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const { targets, subjectId, version, mayAnswer } = own;
  if (targets.length === 0) return null;
  return (
    <>
      <h3>{t('ratings.own.targets')}</h3>
      <ol>
        {targets.map((target) => (
          <Line key={target.targetId} target={target} />
        ))}
      </ol>
      {mayAnswer && (
        <div className="vm-row not-printed">
          <Button onClick={() => setOpen(true)}>{t('ratings.own.record-results')}</Button>
        </div>
      )}
      {isOpen && (
        <OwnResultsDialog
          on={{ subjectId, expectedVersion: version }}
          rows={targets.map((target) => ({ ...target, isExceededRecorded: target.isExceeded }))}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
};
