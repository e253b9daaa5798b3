import type { Program } from './program.ts';

export type DemonstrationParts = {
  readonly program: Program;
  /** Key of the installation: what secrets are sealed with. */
  readonly key: Buffer;
  /** Where logins, passwords and TOTP secrets go (mode 0600); they are random per installation. */
  readonly accountsFile: string;
  readonly onProgress: (line: string) => void;
};

/** Fills a new database with the demonstration. Runs once, before anybody can see the database; must be repeatable on an empty one. */
export const loadDemonstration = async (parts: DemonstrationParts): Promise<void> => {
  parts.onProgress('There is no demonstration yet');
};
