import { useCallback } from 'react';
import { useT } from '../../messages.ts';

/** An action in the words of the field: its area's `<area>.action.<verb-noun>`; its own name where the area gives none. */
export const useActionName = (): ((name: string) => string) => {
  const t = useT();
  return useCallback(
    (name) => {
      const [area, verb] = name.split('.');
      const key = area === 'platform' ? `web.action.${verb}` : `${area}.action.${verb}`;
      const words = t(key);
      return words === key ? name : words;
    },
    [t],
  );
};
