import { todayHere } from '../../../web/as-of.ts';
import { useT } from '../../../web/messages.ts';
import type { SubjectId } from '../contract.ts';
import { DecisionFields } from './decision-fields.tsx';
import { useIssuer } from './issuer-first.ts';
import { useBases } from './subject-live.tsx';

type Typed = { readonly number: string; readonly decidedOn: string | null; readonly issuer: string };

/** An empty paper of the level above, as a form begins with it. */
export const noPaper = (): Typed => ({ number: '', decidedOn: todayHere(), issuer: '' });

/** The paper as a step takes it: of whom the level above decides, and of nobody else. */
export const paperAbove = (isDecidedAbove: boolean, { number, decidedOn, issuer }: Typed) => ({
  decision: isDecidedAbove ? { number, decidedOn, issuer } : null,
});

/** The standing board of the level above stands there first, as in the dialog of its decision. */
export const useIssuerAbove = (
  state: Parameters<typeof useIssuer>[0],
  isDecidedAbove: boolean,
  subjectId: SubjectId,
): void => {
  const bases = useBases(isDecidedAbove ? [subjectId] : []);
  useIssuer(state, bases.get(subjectId)?.issuerAbove ?? null);
};

/** Number, day and issuer of the paper by which the level above said what is recorded here. */
export const PaperAbove = ({ form }: { readonly form: Parameters<typeof DecisionFields>[0]['form'] }) => {
  const t = useT();
  return (
    <>
      <p>{t('ratings.above.paper')}</p>
      <DecisionFields form={form} />
    </>
  );
};
