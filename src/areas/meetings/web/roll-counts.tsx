import { Figure } from '../../../web/kit/figure.tsx';
import { useT } from '../../../web/messages.ts';
import type { Turnout } from '../rules/turnout.ts';
import { useScene } from './sheet-scene.ts';

const shown = ['online', 'excused', 'unexcused', 'exempt', 'away', 'suspended', 'guests'] as const;

const Attended = ({ turnout }: { turnout: Turnout }) => {
  const t = useT();
  if (!turnout.attended) return t('meetings.count.not-called', { count: turnout.notCalled.length });
  return (
    <Figure
      numerator={turnout.attended.numerator}
      denominator={turnout.attended.denominator}
      definition={t('meetings.count.attended-definition')}
    />
  );
};

/** How many are there, live, and what attendance is measured against. */
export const RollCounts = () => {
  const t = useT();
  const { verdict, circle } = useScene();
  const { turnout } = verdict;
  if (turnout === null) return <p className="vm-soft">{t('meetings.roll.no-rule')}</p>;
  const members = circle.filter(({ isGuest }) => !isGuest).length;
  const counts = shown.flatMap((name) => (turnout[name] > 0 ? [[name, String(turnout[name])] as const] : []));
  return (
    <dl className="meetings-counts" aria-live="polite">
      <div>
        <dt>{t('meetings.count.attended')}</dt>
        <dd>
          <Attended turnout={turnout} />
        </dd>
      </div>
      {[['present', `${turnout.present}/${members}`] as const, ...counts].map(([name, text]) => (
        <div key={name}>
          <dt>{t(`meetings.count.${name}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
};
