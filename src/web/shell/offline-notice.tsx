import { useSyncExternalStore } from 'react';
import { Icon } from '../kit/icon.tsx';
import { useT } from '../messages.ts';

const subscribe = (listener: () => void): (() => void) => {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
};

/** Says what still works without a network: what was opened before can be read, nothing can be saved. */
export const OfflineNotice = () => {
  const t = useT();
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {!isOnline && (
        <p className="vm-offline">
          <Icon name="offline" />
          {t('web.offline')}
        </p>
      )}
    </div>
  );
};
