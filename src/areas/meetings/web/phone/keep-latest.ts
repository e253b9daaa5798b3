/**
 * Keeps values under names, one write at a time: of those that come while the disk is busy only the last of each name is written. Says
 * whether everything was; after a failure nothing is tried again by itself, because by then it may be somebody else's disk.
 */
export const keepLatest = <T>(write: (name: string, value: T) => Promise<void>) => {
  const waiting = new Map<string, T>();
  let writing: Promise<boolean> | null = null;
  const writeAll = async (): Promise<boolean> => {
    try {
      for (let [next] = waiting; next; [next] = waiting) {
        waiting.delete(next[0]);
        await write(next[0], next[1]);
      }
      return true;
    } catch {
      waiting.clear();
      return false;
    } finally {
      writing = null;
    }
  };
  return {
    keep: (name: string, value: T): Promise<boolean> => {
      waiting.set(name, value);
      writing ??= writeAll();
      return writing;
    },
    /** When nothing is on its way to the disk any more. */
    written: async (): Promise<void> => void (await writing),
  };
};
