import { hash, type Options, parseOptions, verify } from '@node-rs/argon2';

// argon2id with the OWASP Password Storage Cheat Sheet's second choice; 2 is Algorithm.Argon2id (an ambient const enum).
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const satisfies Options;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), COST);

let nobodysHash: Promise<string> | undefined;

/** Whether the password is right. Without a stored hash the same work is done, so that time does not tell who exists. */
export const isRightPassword = async (stored: string | null, password: string): Promise<boolean> => {
  nobodysHash ??= hashPassword('nobody has this password');
  const isRight = await verify(stored ?? (await nobodysHash), password.normalize('NFC')).catch(() => false);
  return stored !== null && isRight;
};

/** Whether a stored hash was made with other costs than today's and should be made anew at the next sign-in. */
export const isOutdatedHash = (stored: string): boolean => {
  const made = parseOptions(stored);
  return (
    made.memoryCost !== COST.memoryCost || made.timeCost !== COST.timeCost || made.parallelism !== COST.parallelism
  );
};
