import { applyEvent } from './apply-event.ts';
import { changeType } from './change-type.ts';
import { completeDuty } from './complete-duty.ts';
import { consolidate } from './consolidate.ts';
import { correctOrganisation } from './correct-organisation.ts';
import { disband } from './disband.ts';
import { establish } from './establish.ts';
import { foundOwnOrganisation } from './found-own-organisation.ts';
import { handOver } from './hand-over.ts';
import { mergeInto } from './merge-into.ts';
import { move } from './move.ts';
import { rename } from './rename.ts';
import { reopenDuty } from './reopen-duty.ts';
import { reorganise } from './reorganise.ts';
import { restrict } from './restrict.ts';
import { reverseEvent } from './reverse-event.ts';
import { split } from './split.ts';
import { windUp } from './wind-up.ts';
import { withdrawEvent } from './withdraw-event.ts';

/** The tree and its events: this part of the area's table of contents. */
export const structureActions = [
  ...[foundOwnOrganisation, correctOrganisation, restrict],
  ...[establish, rename, changeType, move, handOver, mergeInto, consolidate, split, windUp, disband, reorganise],
  ...[applyEvent, withdrawEvent, reverseEvent, completeDuty, reopenDuty],
];

/** What only the database can decide, when two people write at once. */
export const structureConstraints: Readonly<Record<string, string>> = {
  version_overlap: 'organisations.versions-overlap',
  version_period: 'organisations.versions-overlap',
  code_taken: 'organisations.code-taken',
  code_overlap: 'organisations.code-taken',
  event_reversed_once: 'organisations.reversal-is-final',
};
