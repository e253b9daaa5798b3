import type { MemberRow } from '../contract.ts';

/** What a list shows of a found row, without what only the order needs. Field by field: taking two away costs five times as much. */
export const shownRow = (found: Omit<MemberRow, 'organisationName'>, organisationName: string | null): MemberRow => ({
  id: found.id,
  organisationId: found.organisationId,
  organisationName,
  fullName: found.fullName,
  standing: found.standing,
  state: found.state,
  isFictional: found.isFictional,
  hasRecord: found.hasRecord,
  sex: found.sex,
  birthOn: found.birthOn,
  birthYear: found.birthYear,
  ethnicity: found.ethnicity,
  religion: found.religion,
  stateSince: found.stateSince,
  admissionDecidedOn: found.admissionDecidedOn,
  admittedOn: found.admittedOn,
  officialOn: found.officialOn,
  partyAgeFrom: found.partyAgeFrom,
  dossierNumber: found.dossierNumber,
  phone: found.phone,
  occupation: found.occupation,
  schooling: found.schooling,
  politicalTheory: found.politicalTheory,
  duesGroup: found.duesGroup,
});
