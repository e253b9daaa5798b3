/** What lies unencrypted beside a key: nothing about members. */
export type KeyFacts = {
  readonly accountId: string;
  /** Digest of the session under which the key was made. */
  readonly sessionMark: string;
  readonly lastContactAt: string;
};

export const CONTACT_DAYS = 14;
/** From here on the screen says how many days are left. */
export const WARN_DAYS = 4;

const DAY_MS = 86_400_000;

/** Whole days until everything kept here is deleted for want of contact; 0 or less: it is time. A clock set back counts as contact now. */
export const daysLeft = ({ lastContactAt }: Pick<KeyFacts, 'lastContactAt'>, now: Date): number =>
  CONTACT_DAYS - Math.max(0, Math.floor((now.getTime() - Date.parse(lastContactAt)) / DAY_MS));

export const isExpired = (key: Pick<KeyFacts, 'lastContactAt'>, now: Date): boolean => daysLeft(key, now) <= 0;

/** Somebody signed out of the staff pages on this machine after the last contact of this key. */
export const wasSignedOut = ({ lastContactAt }: Pick<KeyFacts, 'lastContactAt'>, signedOutAt: string | null): boolean =>
  signedOutAt !== null && Date.parse(signedOutAt) > Date.parse(lastContactAt);

type Office = { readonly role: string; readonly organisationId: string; readonly may: readonly string[] };

/** The cells whose meetings a person records on this phone: the own offices of a secretary, not those somebody helps in. */
export const cellsOf = <O extends Office & { readonly helperFor: unknown }>(offices: readonly O[]): readonly O[] =>
  offices.filter(
    ({ role, helperFor, may }, at) =>
      role === 'cell-secretary' &&
      helperFor === null &&
      may.includes('meetings.record-meeting') &&
      offices.findIndex((one) => one.organisationId === offices[at]!.organisationId && one.role === role) === at,
  );

type OfCell = { readonly organisationId: string };

/** What is kept of the cell chosen, else of the first one. */
export const chosenOf = <B extends OfCell>(bundles: readonly B[], cellId: string | null): B | null =>
  bundles.find(({ organisationId }) => organisationId === cellId) ?? bundles[0] ?? null;

/** What a contact means for the key of an account: nothing is kept for whoever holds the office no longer. */
export const afterContact = (
  key: KeyFacts | null,
  { mark, hasCell }: { readonly mark: string; readonly hasCell: boolean },
): 'forget' | 'make' | 'replace' | 'keep' => {
  if (!hasCell) return 'forget';
  if (key === null) return 'make';
  return key.sessionMark === mark ? 'keep' : 'replace';
};
