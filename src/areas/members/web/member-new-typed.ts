/** A new record as it is typed. */
export const newMemberTyped = (organisationId: string | null) => ({
  organisationId,
  personId: null as string | null,
  fullName: '',
  standing: 'official' as string,
  dates: {
    admissionDecidedOn: null as string | null,
    admittedOn: null as string | null,
    officialOn: null as string | null,
    recognitionDecidedOn: null as string | null,
  },
  facts: {
    otherName: '',
    sex: null as string | null,
    birthOn: null as string | null,
    ethnicity: '',
    religion: '',
    hasNewCard: false,
    cardPlace: '',
    cardIssuedOn: null as string | null,
    dossierNumber: '',
    phone: '',
    occupation: '',
    profession: '',
    schooling: null as string | null,
    politicalTheory: null as string | null,
    residence: '',
  },
  sealed: { 'personal-id': '', 'old-card': '' },
  since: null as string | null,
  isAnotherPerson: false,
});
export type NewMemberTyped = ReturnType<typeof newMemberTyped>;

const blanksToNull = <T extends object>(values: T) =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? value.trim() || null : value]),
  );

export const newMemberInput = (typed: NewMemberTyped) => ({
  ...typed,
  organisationId: typed.organisationId ?? undefined,
  facts: blanksToNull(typed.facts),
  sealed: blanksToNull(typed.sealed),
});
