import { useT } from '../../../web/messages.ts';
import type { TargetView } from '../contract/programme-reads.ts';
import { useFigureText } from './figure-words.ts';

const SHOWN = 6;

/** Names in one line; many of them are opened by a click. */
export const NamesOf = ({ line, names }: { line: (names: string) => string; names: readonly string[] }) => {
  const t = useT();
  if (names.length === 0) return null;
  if (names.length <= SHOWN) return <p>{line(names.join('; '))}</p>;
  return (
    <details className="tasks-names">
      <summary>{line(t('tasks.names.open', { count: names.length }))}</summary>
      <p>{names.join('; ')}</p>
    </details>
  );
};

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
      <NamesOf names={silent} line={(names) => t('tasks.paper.silent', { count: silent.length, names })} />
    </>
  );
};
