/** Fields of a record that a change may name. `column` in `members.member`; the name itself is the person's. */
export const memberFields = {
  fullName: { code: 'full-name', column: null, isDate: false },
  otherName: { code: 'other-name', column: 'other_name', isDate: false },
  sex: { code: 'sex', column: 'sex', isDate: false },
  birthOn: { code: 'birth-on', column: 'birth_on', isDate: true },
  birthYear: { code: 'birth-year', column: 'birth_year', isDate: false },
  ethnicity: { code: 'ethnicity', column: 'ethnicity', isDate: false },
  religion: { code: 'religion', column: 'religion', isDate: false },
  hasNewCard: { code: 'has-new-card', column: 'has_new_card', isDate: false },
  cardPlace: { code: 'card-place', column: 'card_place', isDate: false },
  cardIssuedOn: { code: 'card-issued-on', column: 'card_issued_on', isDate: true },
  dossierNumber: { code: 'dossier-number', column: 'dossier_number', isDate: false },
  admissionDecidedOn: { code: 'admission-decided-on', column: 'admission_decided_on', isDate: true },
  admittedOn: { code: 'admitted-on', column: 'admitted_on', isDate: true },
  officialOn: { code: 'official-on', column: 'official_on', isDate: true },
  recognitionDecidedOn: { code: 'recognition-decided-on', column: 'recognition_decided_on', isDate: true },
  phone: { code: 'phone', column: 'phone', isDate: false },
  occupation: { code: 'occupation', column: 'occupation', isDate: false },
  schooling: { code: 'schooling', column: 'schooling', isDate: false },
  profession: { code: 'profession', column: 'profession', isDate: false },
  politicalTheory: { code: 'political-theory', column: 'political_theory', isDate: false },
  duesGroup: { code: 'dues-group', column: 'dues_group', isDate: false },
  residence: { code: 'residence', column: 'residence', isDate: false },
} as const;

export type MemberField = keyof typeof memberFields;
export const memberFieldKeys = Object.keys(memberFields) as MemberField[];

/** The fields a member may ask to have changed on the own page; dates, dossier number and dues group stay with the office. */
export const ownFields = [
  'fullName',
  'otherName',
  'sex',
  'birthOn',
  'ethnicity',
  'religion',
  'phone',
  'occupation',
  'schooling',
  'profession',
  'politicalTheory',
  'residence',
] as const satisfies readonly MemberField[];

export type FieldValue = string | number | boolean | null;
export type FieldValues = Readonly<Partial<Record<MemberField, FieldValue>>>;
