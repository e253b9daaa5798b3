import { z } from 'zod';
import { defineAction } from '../../../platform/action/contract.ts';
import { daySchema } from '../../../platform/calendar/day.ts';
import { doneSchema, expectedVersion, lineOf, organisationId, words } from '../../organisations/contract.ts';
import { candidateId, candidateNoteId, candidateSource, helperId, schoolingLevel } from './life-cycle-codes.ts';
import { memberId, sexCode } from './member.ts';

const versioned = { candidateId, expectedVersion };
const nextVersion = z.object({ version: z.int() });

const candidateFields = {
  birthOn: daySchema.nullable().default(null),
  sex: sexCode.nullable().default(null),
  /** Where the candidate works, studies or lives. */
  unit: lineOf(200).nullable().default(null),
  source: candidateSource,
  schooling: schoolingLevel.nullable().default(null),
  isPupil: z.boolean().default(false),
  parentConsentOn: daySchema.nullable().default(null),
  acceptedOn: daySchema,
  acceptedResolution: lineOf(100).nullable().default(null),
  unionResolution: lineOf(200).nullable().default(null),
  unionResolutionOn: daySchema.nullable().default(null),
};

export const acceptSympathiser = defineAction({
  name: 'members.accept-sympathiser',
  summary: 'Records somebody whom the cell accepted as a sympathiser, with the resolution',
  input: z.strictObject({
    organisationId,
    fullName: lineOf(100),
    ...candidateFields,
    isFictional: z.boolean().default(false),
    /** Says that someone of the same name and year was seen and is another person. */
    isAnotherPerson: z.boolean().default(false),
  }),
  output: z.object({ candidateId }),
  over: { field: 'organisationId' },
  undo: 'members.withdraw-candidate',
});

export const withdrawCandidate = defineAction({
  name: 'members.withdraw-candidate',
  summary: 'Takes back a sympathiser recorded by mistake, while nothing was built on it',
  input: z.strictObject(versioned),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.accept-sympathiser',
});

export const correctCandidate = defineAction({
  name: 'members.correct-candidate',
  summary: 'Corrects the name of a candidate and the facts about them',
  input: z.strictObject({ ...versioned, fullName: lineOf(100), ...candidateFields }),
  output: nextVersion,
  over: 'resolved',
  undo: 'members.correct-candidate',
});

export const assignHelper = defineAction({
  name: 'members.assign-helper',
  summary: 'Gives a candidate an official member as helper from a day on',
  input: z.strictObject({ candidateId, memberId, sinceDay: daySchema, togetherSince: daySchema }),
  output: z.object({ helperId }),
  over: 'resolved',
  undo: 'members.end-helper',
});

export const endHelper = defineAction({
  name: 'members.end-helper',
  summary: 'Ends the task of a helper; on its first day or before it is taken away',
  input: z.strictObject({ helperId, untilDay: daySchema }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.assign-helper',
});

export const noteCandidate = defineAction({
  name: 'members.note-candidate',
  summary: 'Records the remark of a helper about a quarter',
  input: z.strictObject({
    helperId,
    year: z.int().min(1990).max(2200),
    quarter: z.int().min(1).max(4),
    notedOn: daySchema,
    remark: words(2000),
  }),
  output: z.object({ candidateNoteId }),
  over: 'resolved',
  undo: 'members.withdraw-note',
});

export const withdrawNote = defineAction({
  name: 'members.withdraw-note',
  summary: 'Takes back a remark of a helper',
  input: z.strictObject({ candidateNoteId }),
  output: doneSchema,
  over: 'resolved',
  undo: 'members.note-candidate',
});

export const recordClass = defineAction({
  name: 'members.record-class',
  summary: 'Records the certificate of the awareness class',
  input: z.strictObject({ ...versioned, certificate: lineOf(100).nullable().default(null), certifiedOn: daySchema }),
  output: nextVersion,
  over: 'resolved',
  undo: 'members.take-back-candidate-step',
});

export const recordPaper = defineAction({
  name: 'members.record-paper',
  summary: 'Records that a paper of the dossier is there and of which day it is, or that it is not',
  input: z.strictObject({ ...versioned, paper: lineOf(60), datedOn: daySchema.nullable() }),
  output: nextVersion,
  over: 'resolved',
  undo: 'members.record-paper',
});

export const openDossier = defineAction({
  name: 'members.open-dossier',
  summary: 'Opens the dossier of a candidate: from now on papers are collected for the votes',
  input: z.strictObject({ ...versioned, openedOn: daySchema }),
  output: nextVersion,
  over: 'resolved',
  undo: 'members.take-back-candidate-step',
});

export const takeBackCandidateStep = defineAction({
  name: 'members.take-back-candidate-step',
  summary: 'Takes a candidate one step back, while nothing was built on it',
  input: z.strictObject(versioned),
  output: nextVersion,
  over: 'resolved',
  undo: 'final',
});

export const stopCandidate = defineAction({
  name: 'members.stop-candidate',
  summary: 'Stops the way of a candidate, with the reason',
  input: z.strictObject({ ...versioned, stoppedOn: daySchema, why: words(500) }),
  output: nextVersion,
  over: 'resolved',
  undo: 'members.resume-candidate',
});

export const resumeCandidate = defineAction({
  name: 'members.resume-candidate',
  summary: 'Takes up the way of a stopped candidate where it was left',
  input: z.strictObject(versioned),
  output: nextVersion,
  over: 'resolved',
  undo: 'members.stop-candidate',
});

export const holdCeremony = defineAction({
  name: 'members.hold-ceremony',
  summary: 'Records the ceremony of admission: the candidate becomes a probationary member on that day',
  input: z.strictObject({ ...versioned, heldOn: daySchema }),
  output: z.object({ memberId, version: z.int() }),
  over: 'resolved',
  undo: 'final',
});

export const completeAdmissionDuty = defineAction({
  name: 'members.complete-admission-duty',
  summary: "Records that the member's own papers were written, or that the data were entered",
  input: z.strictObject({ ...versioned, duty: z.enum(['papers', 'entry']), doneOn: daySchema.nullable() }),
  output: nextVersion,
  over: 'resolved',
  undo: 'members.complete-admission-duty',
});
