import { useT } from '../../../web/messages.ts';
import type { AxisFace } from '../contract.ts';
import { useNames, Verified } from './rating-words.tsx';

type Props = {
  readonly axes: readonly AxisFace[];
  readonly silence: { readonly vi: string; readonly en: string } | null;
};

/** Axes by which a leader's results of a quarter are told and looked at. No points come from them: their weights are not known. */
export const ResultAxes = ({ axes, silence }: Props) => {
  const t = useT();
  const names = useNames();
  if (axes.length === 0) return null;
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.axes.title')}>
      <h2>{t('ratings.axes.title')}</h2>
      <p>{t('ratings.axes.text')}</p>
      <ol className="ratings-bullets">
        {axes.map(({ code, names: words, isVerified }) => (
          <li key={code}>
            {names(words)} <Verified isVerified={isVerified} />
          </li>
        ))}
      </ol>
      <p className="vm-soft">
        {axes[0]!.clause}. {silence && names(silence)}
      </p>
    </section>
  );
};
