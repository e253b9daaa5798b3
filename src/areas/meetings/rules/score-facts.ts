import { z } from 'zod';
import type { Part } from './share-reached.ts';

/** What the program knows of a meeting and a score may rest on. The words stand in the messages as `meetings.fact.<code>`. */
export const scoreFact = z.enum([
  'duration-share',
  'minutes-short',
  'attendance-share',
  'unexcused',
  'excused-in-a-row',
  'committee-met',
  'notice-sent',
  'materials-in-time',
  'steps-share',
  'speakers-share',
  'praise-or-reminder',
  'tasks-done-share',
  'conclusion-adopted',
  'minutes-complete',
  'posted-in-time',
]);
export type ScoreFact = z.output<typeof scoreFact>;

/** `not-assessed`: the rule does not ask it of this cell, so it stands in nobody's way. Null: unknown. */
export type FactValue = number | boolean | Part | 'not-assessed' | null;

export type ScoreFacts = Readonly<Record<ScoreFact, FactValue>>;

export type MeetingRecord = {
  readonly minutes: number | null;
  /** Null: no duration is asked for this kind. */
  readonly neededMinutes: number | null;
  readonly attended: Part | null;
  readonly unexcused: number | null;
  /** Longest run of excused absences of one member in the year up to this meeting. */
  readonly excusedInARow: number | null;
  readonly committeeMet: boolean | 'not-assessed' | null;
  readonly noticeSent: boolean | null;
  readonly materialsInTime: boolean | null;
  /** Steps of the order of the meeting that were gone through, of those there are. */
  readonly steps: Part | null;
  readonly speakers: number | null;
  readonly present: number | null;
  readonly remarks: number | null;
  /** Tasks of the last resolution that were done, of those due. */
  readonly tasksDone: Part | null;
  readonly conclusionAdopted: boolean | null;
  readonly minutesComplete: boolean | null;
  readonly postedInTime: boolean | null;
};

/** The facts a score is proposed from. What is unknown stays unknown; a share of nothing is unknown as well. */
export const scoreFactsOf = (record: MeetingRecord): ScoreFacts => {
  const { minutes, neededMinutes: needed, speakers, present, remarks } = record;
  return {
    'duration-share':
      needed === null ? 'not-assessed' : minutes === null ? null : { numerator: minutes, denominator: needed },
    'minutes-short': needed === null ? 'not-assessed' : minutes === null ? null : Math.max(0, needed - minutes),
    'attendance-share': known(record.attended),
    unexcused: record.unexcused,
    'excused-in-a-row': record.excusedInARow,
    'committee-met': record.committeeMet,
    'notice-sent': record.noticeSent,
    'materials-in-time': record.materialsInTime,
    'steps-share': known(record.steps),
    'speakers-share':
      speakers === null || present === null ? null : known({ numerator: speakers, denominator: present }),
    'praise-or-reminder': remarks === null ? null : remarks > 0,
    'tasks-done-share': known(record.tasksDone),
    'conclusion-adopted': record.conclusionAdopted,
    'minutes-complete': record.minutesComplete,
    'posted-in-time': record.postedInTime,
  };
};

const known = (part: Part | null): Part | null => (part !== null && part.denominator > 0 ? part : null);
