import { Button } from '../../../web/kit/button.tsx';
import type { ContractFormState } from '../../../web/kit/contract-form.tsx';
import { useT } from '../../../web/messages.ts';
import { markWords } from './mark-words.ts';
import { selfSheet, type Typed } from './rated-typed.ts';
import { useNames } from './rating-words.tsx';
import type { SubjectView } from './subject-view.ts';

type Props = { readonly view: SubjectView; readonly form: ContractFormState<Typed>['form'] };

/** What stands in the self-rating, by part or by criterion, each in words. */
const useSaid = ({ view }: Pick<Props, 'view'>): string[] => {
  const t = useT();
  const names = useNames();
  const own = selfSheet(view);
  if (own === null) return [];
  const parts = view.parts.flatMap(({ code, names: words, max }) => {
    const sum = own.sums[code] ?? null;
    return sum === null ? [] : [t('ratings.rated.part-sum', { part: names(words), sum, max })];
  });
  if (parts.length > 0) return parts;
  return view.marks
    .filter(({ side }) => side === 'self')
    .map((mark) => {
      const group = view.criteria?.groups.find(({ code }) => code === mark.criterion);
      return `${group ? names(group.names) : mark.criterion}: ${markWords(mark, t) ?? ''}`;
    });
};

/** Beside a proposal: the points or grades of the self-rating, to be looked at and, where the collective agrees, taken over by a press. */
export const SelfPoints = ({ view, form }: Props) => {
  const t = useT();
  const said = useSaid({ view });
  const own = selfSheet(view);
  if (own === null || said.length === 0) return null;
  const take = (): void => form.setValues({ marks: own.marks, grades: own.grades, points: own.points } as never);
  return (
    <div className="ratings-fieldset">
      <p>{t('ratings.propose.self-points', { points: said.join('; ') })}</p>
      <div>
        <Button onClick={take}>{t('ratings.propose.take-self-points')}</Button>
      </div>
    </div>
  );
};
