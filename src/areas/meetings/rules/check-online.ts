import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import type { Finding } from '../../organisations/contract.ts';
import type { MeetingMode } from '../contract/meeting-codes.ts';
import type { OnlinePack } from './online-meeting-shape.ts';
import type { RollPerson } from './roll-status.ts';
import { findingOf, isRuledVerified, unknownFinding } from './ruled-value.ts';
import { isReached, leastOf, type Part } from './share-reached.ts';

export type OnlineInput = {
  readonly mode: MeetingMode;
  /** Code of the circumstance, from the pack. */
  readonly ground: string | null;
  /** How many of the members could not come to one place. */
  readonly apart: number | null;
};

export type OnlineVerdict = {
  readonly reasons: readonly Reason[];
  readonly findings: readonly Finding[];
  /** Members apart of all counted; null where nothing had to be counted. */
  readonly apart: Part | null;
};

const clear: OnlineVerdict = { reasons: [], findings: [], apart: null };

const countedOf = (rules: OnlinePack['content'], roll: readonly RollPerson[]): number =>
  roll.filter(
    ({ isGuest, state }) =>
      !isGuest && !(state !== null && state !== 'active' && rules.notCounted.value.includes(state)),
  ).length;

/**
 * May the cell meet by the line? Only when more than half of its members cannot gather because of a listed circumstance; exempt and
 * suspended members are not counted (03-HD/TW of 27/12/2022; a pilot under 294-QĐ/TW 21.4). Nothing was found about meetings that are
 * partly online: those are noted as unknown, not refused.
 */
export const checkOnline = (
  input: OnlineInput,
  roll: readonly RollPerson[],
  pack: OnlinePack | null,
): OnlineVerdict => {
  if (input.mode === 'in-person') return clear;
  if (input.mode === 'mixed') return { ...clear, findings: [unknownFinding('meetings.mixed-mode-not-found')] };
  if (pack === null) return { ...clear, reasons: [reason('meetings.online-not-provided-for', {}, 'mode')] };

  const rules = pack.content;
  const members = countedOf(rules, roll);
  const reasons: Reason[] = [];
  const ground = rules.grounds.find(({ code }) => code === input.ground);
  if (input.ground === null) reasons.push(reason('meetings.online-ground-missing', {}, 'onlineGround'));
  else if (!ground) reasons.push(reason('meetings.online-ground-unknown', {}, 'onlineGround'));
  if (input.apart === null) reasons.push(reason('meetings.online-apart-missing', {}, 'onlineApart'));
  else reasons.push(...apartReasons(rules, input.apart, members));
  const unread = [rules.apart, ...(ground ? [ground] : [])].find((ruled) => !isRuledVerified(pack, ruled));
  return {
    reasons,
    findings: unread ? [findingOf(pack, unread, 'meetings.online-rule-unverified')] : [],
    apart: input.apart === null ? null : { numerator: input.apart, denominator: members },
  };
};

const apartReasons = (rules: OnlinePack['content'], apart: number, members: number): Reason[] => {
  if (apart > members) return [reason('meetings.online-apart-above-members', { apart, members }, 'onlineApart')];
  return isReached(rules.apart.value, { numerator: apart, denominator: members })
    ? []
    : [
        reason(
          'meetings.online-not-allowed',
          { apart, members, needed: leastOf(rules.apart.value, members) },
          'onlineApart',
        ),
      ];
};
