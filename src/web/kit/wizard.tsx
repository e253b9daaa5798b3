import { type ReactNode, useEffect, useRef } from 'react';
import { useT } from '../messages.ts';

export type WizardStep = { readonly key: string; readonly title: string; readonly body: ReactNode };

type Props = { readonly label: string; readonly steps: readonly WizardStep[]; readonly current: string };

/**
 * Steps of one matter, one on screen. A step's body holds its own buttons, because what leads on differs: the dry-run step
 * shows what would happen before anything is written. Going on puts the focus on the step's heading.
 */
export const Wizard = ({ label, steps, current }: Props) => {
  const t = useT();
  const at = steps.findIndex((step) => step.key === current);
  const step = steps[at];
  const heading = useRef<HTMLHeadingElement>(null);
  const last = useRef(current);
  useEffect(() => {
    if (last.current !== current) heading.current?.focus();
    last.current = current;
  }, [current]);
  return (
    <div className="vm-stack">
      <ol className="vm-steps" aria-label={label}>
        {steps.map(({ key, title }, index) => (
          <li key={key} aria-current={index === at ? 'step' : undefined} data-done={index < at}>
            {title}
            {index < at && <span className="seen-by-readers-only"> ({t('web.wizard.done')})</span>}
          </li>
        ))}
      </ol>
      {step && (
        <section className="vm-card">
          <h2 tabIndex={-1} ref={heading}>
            {step.title}
          </h2>
          {step.body}
        </section>
      )}
    </div>
  );
};
