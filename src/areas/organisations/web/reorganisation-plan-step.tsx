import { useState } from 'react';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { reorganisationPreview } from '../contract/reorganisation.ts';
import type { OrganisationId } from '../contract/tree.ts';
import { ImportFaults } from './import-faults.tsx';
import { DividedUnits } from './reorganisation-children.tsx';
import { type Draft, planOf, provisionalDecision } from './reorganisation-draft.ts';
import { LinkTable } from './reorganisation-links.tsx';

type Props = {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
};

/** Levels that lose all their units: whether they end is a person's decision, not the program's. */
const Emptied = ({ draft, onDraft }: Pick<Props, 'draft' | 'onDraft'>) => {
  const t = useT();
  const { emptied } = draft.sheet;
  if (emptied.length === 0) return null;
  const change = (endIds: readonly OrganisationId[]): void => onDraft({ ...draft, endIds });
  return (
    <fieldset className="vm-choices vm-stack">
      <legend>{t('organisations.reorganise.emptied', { count: emptied.length })}</legend>
      <div className="vm-row">
        <Button onClick={() => change(emptied.map(({ id }) => id))}>{t('organisations.reorganise.end-all')}</Button>
        <Button onClick={() => change([])}>{t('organisations.reorganise.end-none')}</Button>
      </div>
      <div className="reorganisation-ends">
        {emptied.map(({ id, name }) => (
          <label key={id} className="vm-choice">
            <input
              type="checkbox"
              checked={draft.endIds.includes(id)}
              onChange={(event) =>
                change(event.currentTarget.checked ? [...draft.endIds, id] : draft.endIds.filter((one) => one !== id))
              }
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
};

/** The plan as it was read: every link, the units divided with what is below them, the levels that end. */
export const ReorganisationPlanStep = ({ draft, onDraft, onBack, onNext }: Props) => {
  const t = useT();
  const { sheet, effectiveOn } = draft;
  // Asked once for the names and the numbers of children; the real dry run comes with the decision.
  const [first] = useState(() => ({ decision: provisionalDecision(effectiveOn), plan: planOf(draft) }));
  const asked = useQuestion(reorganisationPreview, first);
  return (
    <div className="vm-stack">
      <ImportFaults faults={sheet.faults} stops={sheet.stops} attentions={sheet.attentions} />
      <Answer query={asked} lines={8}>
        {(preview) => (
          <>
            <p>{t('organisations.reorganise.read', { before: preview.before.length, after: preview.after.length })}</p>
            <DividedUnits draft={draft} preview={preview} onDraft={onDraft} />
            <Emptied draft={draft} onDraft={onDraft} />
            <LinkTable preview={preview} plan={draft.plan} />
          </>
        )}
      </Answer>
      <div className="vm-row">
        <Button onClick={onBack}>{t('web.back')}</Button>
        <Button main onClick={onNext}>
          {t('web.next')}
        </Button>
      </div>
    </div>
  );
};
