import { useT } from '../../../web/messages.ts';
import type { TargetView } from '../contract/programme-reads.ts';
import { useFigureText } from './figure-words.ts';

/** Of all units: who met the target, who fell short, who said nothing, and the sums where they may be made. */
export const TargetSums = ({ target }: { target: TargetView }) => {
  const t = useT();
  const figureText = useFigureText();
  const { kind, met, given, short, silent, targetSum, resultSum } = target;
  if (given === 0) return <p className="vm-soft">{t('tasks.paper.not-handed-out')}</p>;
  const result = figureText(kind, resultSum);
  return (
    <>
      <p>{t('tasks.paper.met', { met, given, short })}</p>
      {resultSum && targetSum && <p>{t('tasks.target.sum', { result, target: figureText(kind, targetSum) })}</p>}
      {resultSum && !targetSum && <p>{t('tasks.target.sum-share', { result })}</p>}
      {silent.length > 0 && <p>{t('tasks.paper.silent', { count: silent.length, names: silent.join('; ') })}</p>}
    </>
  );
};
