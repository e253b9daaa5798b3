import { Figure } from '../../../web/kit/figure.tsx';
import { useT } from '../../../web/messages.ts';
import { useScene } from './sheet-scene.ts';

/** How many are there, live, and what attendance is measured against. */
export const RollCounts = () => {
  const t = useT();
  const { verdict, circle } = useScene();
  const { turnout } = verdict;
  if (turnout === null) return <p className="vm-soft">{t('meetings.roll.no-rule')}</p>;
  const counts = [
    ['present', turnout.present],
    ['online', turnout.online],
    ['excused', turnout.excused],
    ['unexcused', turnout.unexcused],
    ['exempt', turnout.exempt],
    ['away', turnout.away],
    ['suspended', turnout.suspended],
    ['guests', turnout.guests],
  ] as const;
  return (
    <dl className="meetings-counts" aria-live="polite">
      <div>
        <dt>{t('meetings.count.attended')}</dt>
        <dd>
          {turnout.attended ? (
            <Figure
              numerator={turnout.attended.numerator}
              denominator={turnout.attended.denominator}
              definition={t('meetings.count.attended-definition')}
            />
          ) : (
            t('meetings.count.not-called', { count: turnout.notCalled.length })
          )}
        </dd>
      </div>
      {counts
        .filter(([name, count]) => count > 0 || name === 'present')
        .map(([name, count]) => (
          <div key={name}>
            <dt>{t(`meetings.count.${name}`)}</dt>
            <dd>{name === 'present' ? `${count}/${circle.filter(({ isGuest }) => !isGuest).length}` : count}</dd>
          </div>
        ))}
    </dl>
  );
};
