import { todayHere } from '../../../web/as-of.ts';
import { useT } from '../../../web/messages.ts';
import { DecisionFields } from './decision-fields.tsx';

type Typed = { readonly number: string; readonly decidedOn: string | null; readonly issuer: string };

/** An empty paper of the level above, as a form begins with it. */
export const noPaper = (): Typed => ({ number: '', decidedOn: todayHere(), issuer: '' });

/** The paper as a step takes it: of whom the level above decides, and of nobody else. */
export const paperAbove = (isDecidedAbove: boolean, { number, decidedOn, issuer }: Typed) => ({
  decision: isDecidedAbove ? { number, decidedOn, issuer } : null,
});

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
