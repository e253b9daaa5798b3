import { useCallback, useEffect } from 'react';
import { ensureMessages, useT } from '../../messages.ts';

/**
 * Actions in the words of the field, `<area>.action.<verb-noun>`: fetches the sentences of the areas named. An action that a later
 * version dropped keeps its own name.
 */
export const useActionName = (actions: readonly string[]): ((name: string) => string) => {
  const t = useT();
  const areas = [...new Set(actions.map((name) => name.split('.')[0]!))].sort().join(' ');
  useEffect(() => {
    if (areas) void ensureMessages(...areas.split(' '));
  }, [areas]);
  return useCallback(
    (name) => {
      const [area, verb] = name.split('.');
      const key = area === 'platform' ? `platform.action.${verb}` : `${area}.action.${verb}`;
      const words = t(key);
      return words === key ? name : words;
    },
    [t],
  );
};
