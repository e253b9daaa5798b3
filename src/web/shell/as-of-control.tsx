import { type KeyboardEvent, useRef } from 'react';
import { todayHere, useAsOf } from '../as-of.ts';
import { dayText } from '../day-text.ts';
import { DayField } from '../kit/day-field.tsx';
import { Icon } from '../kit/icon.tsx';
import { useT } from '../messages.ts';

// Closing gives the focus back to the button, which the same Enter would then press.
const keepEnter = (event: KeyboardEvent): void => {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
};

/** The day in view, amber when it is not today. It goes along from page to page. */
export const AsOfControl = () => {
  const t = useT();
  const { on, isToday, look } = useAsOf();
  const panel = useRef<HTMLDivElement>(null);
  const choose = (next: typeof on | null): void => {
    look(next);
    panel.current?.hidePopover();
  };
  return (
    <>
      <button
        type="button"
        className="vm-quiet vm-as-of"
        data-past={!isToday}
        popoverTarget="as-of"
        aria-label={isToday ? t('web.as-of.today-label') : t('web.as-of.label', { on: dayText(on) })}
      >
        <Icon name="calendar" />
        <span className={isToday ? 'vm-wide-only' : ''}>{isToday ? t('web.as-of.today') : dayText(on)}</span>
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the field within takes the key */}
      <div id="as-of" popover="auto" className="vm-menu" ref={panel} onKeyDown={keepEnter}>
        <DayField label={t('web.as-of.title')} description={t('web.as-of.help')} value={on} onChange={choose} />
        {!isToday && (
          <button type="button" className="vm-button" onClick={() => choose(null)}>
            {t('web.as-of.back', { on: dayText(todayHere()) })}
          </button>
        )}
      </div>
    </>
  );
};
