/** Files that are clearer in one piece, with the reason. An entry that is no longer needed is a fault. */
export const sizeExceptions: Readonly<Record<string, string>> = {};
