import type { OutputOf } from '../../../platform/action/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import type { Translate } from '../../../web/messages.ts';
import * as contract from '../contract.ts';
import { candidateSource, schoolingLevel } from '../contract.ts';
import type { DialogSpec } from './life-cycle-dialog.tsx';
import type { FieldSpec } from './life-cycle-field.tsx';

export type CandidateRecord = OutputOf<typeof contract.candidate>;

const sourceOptions = (t: Translate) =>
  candidateSource.options.map((value) => ({ value, label: t(`members.candidate-source.${value}`) }));
const schoolingOptions = (t: Translate) =>
  schoolingLevel.options.map((value) => ({ value, label: t(`members.schooling-level.${value}`) }));
const sexOptions = (t: Translate) =>
  (['male', 'female'] as const).map((value) => ({ value, label: t(`members.life.sex-${value}`) }));

const factFields = (t: Translate): FieldSpec[] => [
  { path: 'birthOn', label: t('members.life.birth-on'), kind: 'day', isOptional: true },
  { path: 'sex', label: t('members.life.sex'), kind: 'select', options: sexOptions(t), isOptional: true },
  { path: 'unit', label: t('members.candidate.unit'), kind: 'text', isOptional: true },
  { path: 'source', label: t('members.candidate.source'), kind: 'select', options: sourceOptions(t) },
  {
    path: 'schooling',
    label: t('members.candidate.schooling'),
    kind: 'select',
    options: schoolingOptions(t),
    isOptional: true,
  },
  { path: 'acceptedOn', label: t('members.candidate.accepted-on'), kind: 'day' },
  { path: 'acceptedResolution', label: t('members.candidate.accepted-resolution'), kind: 'text', isOptional: true },
  { path: 'isPupil', label: t('members.candidate.is-pupil'), kind: 'check', isOptional: true },
  {
    path: 'parentConsentOn',
    label: t('members.candidate.parent-consent-on'),
    kind: 'day',
    isOptional: true,
    when: (values) => values.isPupil === true,
  },
  {
    path: 'unionResolution',
    label: t('members.candidate.union-resolution'),
    kind: 'text',
    isOptional: true,
    when: (values) => values.source !== 'masses',
  },
  {
    path: 'unionResolutionOn',
    label: t('members.candidate.union-resolution-on'),
    kind: 'day',
    isOptional: true,
    when: (values) => values.source !== 'masses',
  },
];

export const acceptDialog = (
  t: Translate,
  organisationId: string | null,
  onDone: (id: string) => void,
): DialogSpec => ({
  contract: contract.acceptSympathiser,
  title: t('members.candidate.accept'),
  fields: [
    { path: 'organisationId', label: t('members.life.cell'), kind: 'organisation' },
    { path: 'fullName', label: t('members.life.full-name'), kind: 'text' },
    ...factFields(t),
    { path: 'isAnotherPerson', label: t('members.candidate.is-another'), kind: 'check', isOptional: true },
  ],
  initial: {
    organisationId,
    fullName: '',
    birthOn: null,
    sex: null,
    unit: '',
    source: 'youth-union',
    schooling: null,
    acceptedOn: null,
    acceptedResolution: '',
    isPupil: false,
    parentConsentOn: null,
    unionResolution: '',
    unionResolutionOn: null,
    isAnotherPerson: false,
  },
  fixed: {},
  doneKey: 'members.candidate.was-accepted',
  undoInput: (output) => ({ ...(output as { candidateId: string }), expectedVersion: 1 }),
  onDone: (output) => onDone((output as { candidateId: string }).candidateId),
});

const versioned = (of: CandidateRecord) => ({ candidateId: of.id, expectedVersion: of.version });

export const correctDialog = (t: Translate, of: CandidateRecord): DialogSpec => ({
  contract: contract.correctCandidate,
  title: t('members.candidate.correct'),
  fields: [{ path: 'fullName', label: t('members.life.full-name'), kind: 'text' }, ...factFields(t)],
  initial: {
    fullName: of.fullName,
    birthOn: of.birthOn,
    sex: of.sex,
    unit: of.unit ?? '',
    source: of.source,
    schooling: of.schooling,
    acceptedOn: of.acceptedOn,
    acceptedResolution: of.acceptedResolution ?? '',
    isPupil: of.isPupil,
    parentConsentOn: of.parentConsentOn,
    unionResolution: of.unionResolution ?? '',
    unionResolutionOn: of.unionResolutionOn,
  },
  fixed: versioned(of),
  doneKey: 'members.candidate.was-corrected',
});

export const classDialog = (t: Translate, of: CandidateRecord): DialogSpec => ({
  contract: contract.recordClass,
  title: t('members.candidate.record-class'),
  fields: [
    { path: 'certificate', label: t('members.candidate.certificate'), kind: 'text', isOptional: true },
    { path: 'certifiedOn', label: t('members.candidate.certified-on'), kind: 'day' },
  ],
  initial: { certificate: of.classCertificate ?? '', certifiedOn: null },
  fixed: versioned(of),
  doneKey: 'members.candidate.class-recorded',
  // A second certificate replaces the first; only the step itself can be taken back by one click.
  ...(of.state === 'sympathiser' ? { undoInput: nextVersion(of) } : {}),
});

const nextVersion = (of: CandidateRecord) => (output: unknown) => ({
  candidateId: of.id,
  expectedVersion: (output as { version: number }).version,
});

export const dossierDialog = (t: Translate, of: CandidateRecord): DialogSpec => ({
  contract: contract.openDossier,
  title: t('members.candidate.open-dossier'),
  fields: [{ path: 'openedOn', label: t('members.life.on-day'), kind: 'day' }],
  initial: { openedOn: todayHere() },
  fixed: versioned(of),
  doneKey: 'members.candidate.dossier-opened',
  undoInput: nextVersion(of),
});

export const stopCandidateDialog = (t: Translate, of: CandidateRecord): DialogSpec => ({
  contract: contract.stopCandidate,
  title: t('members.candidate.stop'),
  fields: [
    { path: 'stoppedOn', label: t('members.life.on-day'), kind: 'day' },
    { path: 'why', label: t('members.life.why'), kind: 'area' },
  ],
  initial: { stoppedOn: todayHere(), why: '' },
  fixed: versioned(of),
  doneKey: 'members.candidate.was-stopped',
  undoInput: nextVersion(of),
});

export const ceremonyDialog = (t: Translate, of: CandidateRecord): DialogSpec => ({
  contract: contract.holdCeremony,
  title: t('members.candidate.hold-ceremony'),
  intro: t('members.candidate.ceremony-text', { name: of.fullName }),
  fields: [{ path: 'heldOn', label: t('members.candidate.held-on'), kind: 'day' }],
  initial: { heldOn: null },
  fixed: versioned(of),
  doneKey: 'members.candidate.was-admitted',
});

export const dutyDialog = (t: Translate, of: CandidateRecord, duty: 'papers' | 'entry'): DialogSpec => ({
  contract: contract.completeAdmissionDuty,
  title: t(`members.candidate.duty-${duty}`),
  fields: [{ path: 'doneOn', label: t('members.life.on-day'), kind: 'day' }],
  initial: { doneOn: todayHere() },
  fixed: { ...versioned(of), duty },
  doneKey: 'members.life.recorded',
  undoInput: (output) => ({ ...nextVersion(of)(output), duty, doneOn: null }),
});

export const paperDialog = (t: Translate, of: CandidateRecord, paper: string, name: string): DialogSpec => ({
  contract: contract.recordPaper,
  title: name,
  fields: [
    {
      path: 'datedOn',
      label: t('members.candidate.paper-day'),
      kind: 'day',
      isOptional: true,
      description: t('members.candidate.paper-help'),
    },
  ],
  initial: { datedOn: null },
  fixed: { ...versioned(of), paper },
  doneKey: 'members.life.recorded',
});
