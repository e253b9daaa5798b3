import { type ReactNode, useEffect, useRef } from 'react';
import { useLanguage, useT } from '../messages.ts';
import { type ApiRefusal, sentenceOf } from '../refusal.ts';
import { Icon } from './icon.tsx';

type Props = {
  readonly refusal: ApiRefusal;
  /** Moves to a field of the form; without it the reasons are plain sentences. */
  readonly onField?: (path: string) => void;
  readonly action?: ReactNode;
  readonly takesFocus?: boolean;
};

/** Every reason why not, each leading to its field. Announced at once and readable by keyboard. */
export const RefusalPanel = ({ refusal, onField, action, takesFocus = false }: Props) => {
  const t = useT();
  const language = useLanguage();
  const panel = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new refusal takes the focus anew
  useEffect(() => {
    if (takesFocus) panel.current?.focus();
  }, [refusal, takesFocus]);
  return (
    <div className="vm-refusal" role="alert" tabIndex={-1} ref={panel}>
      <p className="vm-refusal-title">
        <Icon name={refusal.kind === 'offline' ? 'offline' : 'missing'} />
        {t(`web.refused.${refusal.kind}`)}
      </p>
      {refusal.reasons.length > 0 && (
        <ul>
          {refusal.reasons.map((reason) => (
            <li key={`${reason.code} ${reason.field ?? ''}`}>
              {reason.field && onField ? (
                <button type="button" className="vm-link" onClick={() => onField(reason.field!)}>
                  {sentenceOf(reason, language)}
                </button>
              ) : (
                sentenceOf(reason, language)
              )}
            </li>
          ))}
        </ul>
      )}
      {refusal.incident && <p className="vm-soft">{t('web.incident', { incident: refusal.incident })}</p>}
      {action && <div className="vm-row">{action}</div>}
    </div>
  );
};
