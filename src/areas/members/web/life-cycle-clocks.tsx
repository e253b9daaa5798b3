import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import type { ClockFace } from '../contract.ts';
import { levelOfDue, useRuleText } from './life-cycle-words.ts';
import './life-cycle.css';

/** Clocks that run: what is due, until when, since when it counts, and where that stands. */
export const LifeCycleClocks = ({ clocks }: { clocks: readonly ClockFace[] }) => {
  const t = useT();
  const ruleText = useRuleText();
  const today = todayHere();
  return (
    <ul className="members-life-list" aria-label={t('members.clocks.title')}>
      {clocks.map((clock) => (
        <li key={clock.key}>
          <span className="vm-row">
            <strong>{t(`members.clock.${clock.key}`)}</strong>
            {clock.dueOn ? (
              <Status level={levelOfDue(clock.dueOn, today)}>
                {t(clock.dueOn < today ? 'members.clocks.overdue' : 'members.clocks.due', { day: clock.dueOn })}
              </Status>
            ) : (
              <Status level="unknown">{t('members.clocks.unknown')}</Status>
            )}
          </span>
          <span className="vm-soft">
            {t('members.clocks.counted', { amount: clock.amount, from: clock.from, skipped: clock.skipped })}
            {clock.extendedTo && ` ${t('members.clocks.extended', { day: dayText(clock.extendedTo) })}`}
            {clock.isStartAssumed && ` ${t('members.clocks.start-assumed')}`}
          </span>
          <span className="vm-soft">{ruleText(clock)}</span>
        </li>
      ))}
    </ul>
  );
};

/** The same as a card of a page; nothing while no clock runs. */
export const ClockCard = ({ clocks }: { clocks: readonly ClockFace[] }) => {
  const t = useT();
  if (clocks.length === 0) return null;
  return (
    <section className="vm-card">
      <h2>{t('members.clocks.title')}</h2>
      <LifeCycleClocks clocks={clocks} />
    </section>
  );
};
