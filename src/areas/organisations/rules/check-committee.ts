import type { Finding } from '../contract/decision.ts';
import type { CommitteePack } from './committee-rules-shape.ts';
import { findingOf, unknownFinding } from './finding.ts';

type Sizes = {
  readonly type: string;
  /** Unknown stays unknown: the members area does not exist yet. */
  readonly officialMembers: number | null;
  readonly numberSet: number | null;
  readonly standingSet: number | null;
};

/**
 * What the rules in force say about the sizes set for a committee. Shares are compared as whole numbers
 * (standing × denominator ≤ number × numerator), so one third of fifteen is five and nothing is rounded.
 */
export const checkCommittee = (pack: CommitteePack, sizes: Sizes): Finding[] => [
  ...cellFindings(pack, sizes),
  ...subCommitteeFindings(pack, sizes),
  ...standingFindings(pack, sizes),
];

const cellFindings = (pack: CommitteePack, { type, officialMembers, numberSet }: Sizes): Finding[] => {
  const rule = pack.content.cellCommittee;
  if (!rule?.types.includes(type) || numberSet === null) return [];
  const found: Finding[] = [];
  if (numberSet > rule.atMost) {
    found.push(findingOf(pack, rule, 'organisations.cell-committee-too-large', { numberSet, limit: rule.atMost }));
  }
  // A secretary, or a secretary and a deputy, is no cell committee: only three or more seats are.
  if (numberSet < 3) return found;
  if (officialMembers === null) {
    found.push({
      ...unknownFinding('organisations.official-members-unknown', { limit: rule.electsFromOfficial }),
      clause: rule.clause,
    });
  } else if (officialMembers < rule.electsFromOfficial) {
    found.push(
      findingOf(pack, rule, 'organisations.cell-too-small-for-committee', {
        officialMembers,
        limit: rule.electsFromOfficial,
      }),
    );
  }
  return found;
};

const subCommitteeFindings = (pack: CommitteePack, { type, numberSet }: Sizes): Finding[] => {
  const rule = pack.content.subCommittee;
  if (!rule?.types.includes(type) || numberSet === null || numberSet <= rule.atMost) return [];
  return [findingOf(pack, rule, 'organisations.sub-committee-too-large', { numberSet, limit: rule.atMost })];
};

const standingFindings = (pack: CommitteePack, { numberSet, standingSet }: Sizes): Finding[] => {
  const rule = pack.content.standingShare;
  if (!rule || numberSet === null || standingSet === null) return [];
  if (standingSet * rule.denominator <= numberSet * rule.numerator) return [];
  const share = `${rule.numerator}/${rule.denominator}`;
  return [findingOf(pack, rule, 'organisations.standing-committee-too-large', { standingSet, numberSet, share })];
};

/** Members appointed above the number set, against the share that the type of organisation may have. */
export const checkExtraMembers = (
  pack: CommitteePack,
  { type, numberSet, extra }: { type: string; numberSet: number | null; extra: number },
): Finding[] => {
  const rule = pack.content.extraAppointed.find((one) => one.types.includes(type));
  if (!rule || extra === 0) return [];
  if (numberSet === null)
    return [{ ...unknownFinding('organisations.number-set-unknown', { extra }), clause: rule.clause }];
  if (extra * 100 <= numberSet * rule.percent) return [];
  return [findingOf(pack, rule, 'organisations.too-many-extra-members', { extra, numberSet, percent: rule.percent })];
};

/** More holders of seats than the number set allows, extra members apart. Counts are of persons, not of posts. */
export const checkSeats = (
  { seats, standing, deputies }: { seats: number; standing: number; deputies: number },
  {
    numberSet,
    standingSet,
    deputiesSet,
  }: { numberSet: number | null; standingSet: number | null; deputiesSet: number | null },
): Finding[] => {
  const over = (held: number, set: number | null, code: string): Finding[] =>
    set !== null && held > set
      ? [{ code, params: { held, set }, level: 'warning', clause: null, source: 'practice', verified: false }]
      : [];
  return [
    ...over(seats, numberSet, 'organisations.more-members-than-set'),
    ...over(standing, standingSet, 'organisations.more-standing-than-set'),
    ...over(deputies, deputiesSet, 'organisations.more-deputies-than-set'),
  ];
};

/** From how many members on a cell forms Party groups. */
export const checkPartyGroup = (pack: CommitteePack, type: string, cellMembers: number | null): Finding[] => {
  const rule = pack.content.partyGroups;
  if (!rule?.types.includes(type)) return [];
  if (cellMembers === null) {
    return [
      { ...unknownFinding('organisations.cell-members-unknown', { limit: rule.fromMembers }), clause: rule.clause },
    ];
  }
  if (cellMembers >= rule.fromMembers) return [];
  return [findingOf(pack, rule, 'organisations.cell-small-for-groups', { cellMembers, limit: rule.fromMembers })];
};

const refusingRules = (pack: CommitteePack): ReadonlyMap<string, 'warn' | 'refuse' | undefined> =>
  new Map([
    ['organisations.cell-committee-too-large', pack.content.cellCommittee?.effect],
    ['organisations.cell-too-small-for-committee', pack.content.cellCommittee?.effect],
    ['organisations.sub-committee-too-large', pack.content.subCommittee?.effect],
    ['organisations.standing-committee-too-large', pack.content.standingShare?.effect],
    ['organisations.cell-small-for-groups', pack.content.partyGroups?.effect],
    ['organisations.too-many-extra-members', pack.content.extraAppointed[0]?.effect],
  ]);

/** Those findings that the pack turns into refusals. */
export const blockingFindings = (pack: CommitteePack | undefined, findings: readonly Finding[]): Finding[] => {
  if (!pack) return [];
  const effectByCode = refusingRules(pack);
  return findings.filter((finding) => finding.level === 'warning' && effectByCode.get(finding.code) === 'refuse');
};
