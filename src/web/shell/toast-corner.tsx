import { useEffect, useState } from 'react';
import { Icon } from '../kit/icon.tsx';
import { useT } from '../messages.ts';
import { dismissToast, type Toast, useToasts } from '../toasts.ts';

const STAYS_MS = 12_000;

const OneToast = ({ toast }: { toast: Toast }) => {
  const t = useT();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld || toast.level === 'serious') return;
    const timer = setTimeout(() => dismissToast(toast.id), STAYS_MS);
    return () => clearTimeout(timer);
  }, [isHeld, toast]);
  const undo = async (): Promise<void> => {
    dismissToast(toast.id);
    await toast.undo?.();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding it open is a comfort, not a control
    <div
      className="vm-toast"
      data-level={toast.level}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={toast.level === 'good' ? 'met' : 'missing'} />
      <span>{toast.text}</span>
      {toast.undo && (
        <button type="button" className="vm-link" onClick={() => void undo()}>
          {t('web.undo')}
        </button>
      )}
      <button type="button" className="vm-quiet" aria-label={t('web.close')} onClick={() => dismissToast(toast.id)}>
        <Icon name="close" size={1} />
      </button>
    </div>
  );
};

export const ToastCorner = () => {
  const toasts = useToasts();
  return (
    <div className="vm-toasts not-printed" role="status">
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </div>
  );
};
