import type { QueryClient } from '@tanstack/react-query';

/**
 * After something was changed: asks again for every answer on this screen, and for the others when they are next looked at. Ends when the
 * answers on screen are new.
 */
export const readAnew = async (client: QueryClient): Promise<void> => {
  // A first answer that is still on its way may have been read before the change, and the library takes it for the new one.
  const onTheirWay = new Set(
    client.getQueryCache().findAll({ fetchStatus: 'fetching', predicate: ({ state }) => state.data === undefined }),
  );
  await client.invalidateQueries();
  if (onTheirWay.size > 0) await client.invalidateQueries({ predicate: (query) => onTheirWay.has(query) });
};
