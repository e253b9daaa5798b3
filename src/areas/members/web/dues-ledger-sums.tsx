import { useT } from '../../../web/messages.ts';
import { monthText } from '../rules/dues-month.ts';
import type { DuesScene } from './dues-scene.ts';
import { useDong } from './dues-words.ts';

/** Counts for everybody; sums for the collector at any time, for those above once the month is closed and enough stand behind it. */
export const DuesLedgerSums = ({ scene }: { scene: DuesScene }) => {
  const t = useT();
  const dong = useDong();
  const { counts, sums, isCollector } = scene.ledger;
  const without = { count: counts.unknown };
  const figures: readonly (readonly [string, string | number])[] = [
    [t('members.dues.in-ledger'), counts.all],
    [t('members.dues.state.paid'), counts.paid],
    [t('members.dues.state.unpaid'), counts.unpaid + counts.part],
    [t('members.dues.nothing-due-count'), counts.exempt + counts.waived],
    [t('members.dues.state.unknown'), counts.unknown],
    // What is not known is not nought: the sum says whom it leaves out.
    [counts.unknown > 0 ? t('members.dues.due-sum-without', without) : t('members.dues.due-sum'), dong(sums.due)],
    ...(isCollector ? [[t('members.dues.paid-sum'), dong(sums.paid)] as const] : []),
    [t('members.dues.collected-in-month', { month: monthText(scene.month) }), dong(sums.collected)],
  ];
  return (
    <section className="dues-sums" aria-label={t('members.dues.sums')}>
      <dl>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {sums.isBehind && <p className="vm-soft">{t('members.dues.sums-behind')}</p>}
    </section>
  );
};
