import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import type { SubjectKind } from '../contract/rating-codes.ts';
import { isIssuedBy, namesNobody } from './issuer-of-paper.ts';
import { hasCentrallyManaged } from './rating-deadlines.ts';

type Asked = {
  readonly kind: SubjectKind;
  readonly organisationId: string;
  readonly aboutOrganisationId: string | null;
  readonly isHead: boolean;
  readonly postWords: string | null;
  /** He or she holds a leading post of the opener, whatever words were typed. */
  readonly isLeading?: boolean;
};

/** Who opened the season; `leaderPosts`: words of the posts whose holders lead a committee. */
type Opener = { readonly id: string; readonly type: string; readonly leaderPosts: readonly string[] };

const ownBodies: ReadonlySet<SubjectKind> = new Set([
  'party-organisation',
  'grassroots-committee',
  'section-committee',
  'cell-committee',
]);

/**
 * Whether the level above decides this subject of a season (43-HD/BTCTW says so of Party organisations; of heads and committees it is practice, not
 * compared with a text): who leads the committee that opened it, and that committee or
 * organisation itself. A provincial committee rates its own bodies. Other leaders and collectives of the opener: no text read says, so they
 * stay with the opener.
 */
export const isDecidedAbove = (asked: Asked, opener: Opener): boolean => {
  if (asked.organisationId !== opener.id) return false;
  if (asked.isLeading && (asked.kind === 'leader' || asked.kind === 'officer')) return true;
  if (asked.kind === 'leader')
    return asked.isHead || (asked.postWords !== null && opener.leaderPosts.includes(asked.postWords.trim()));
  const isOwnBody = ownBodies.has(asked.kind) && (asked.aboutOrganisationId ?? opener.id) === opener.id;
  return isOwnBody && !hasCentrallyManaged(opener.type);
};

type Deciding = { readonly areAbove: readonly boolean[]; readonly issuer: string; readonly openerName: string };

/**
 * What of a paper shows that it is not of the level above: it names the opener, or nobody at all. Who signed it no program can tell.
 */
export const issuerFaults = (issuer: string, openerName: string): Reason[] => {
  if (isIssuedBy(issuer, openerName))
    return [reason('ratings.issuer-is-the-opener', { opener: openerName }, 'decision.issuer')];
  return namesNobody(issuer, openerName) ? [reason('ratings.issuer-names-nobody', {}, 'decision.issuer')] : [];
};

/**
 * A paper is of one level: those whom the level above decides are recorded by its paper alone, with its issuer and not that of the opener.
 */
export const levelOfDecisionFaults = ({ areAbove, issuer, openerName }: Deciding): Reason[] => {
  if (!areAbove.includes(true)) return [];
  return [
    ...(areAbove.includes(false) ? [reason('ratings.decision-of-two-levels', {}, 'lines')] : []),
    ...issuerFaults(issuer, openerName),
  ];
};

type Other = Omit<Deciding, 'issuer'> & { readonly issuer: string | null };

/** Setting aside and opening again are the word of the level above too: about those whom it decides they need its paper. */
export const paperAboveFaults = ({ areAbove, issuer, openerName }: Other): Reason[] => {
  if (!areAbove.includes(true))
    return issuer === null ? [] : [reason('ratings.paper-of-no-level', {}, 'decision.number')];
  if (issuer === null) return [reason('ratings.paper-of-the-level-above', { opener: openerName }, 'decision.number')];
  return [
    ...(areAbove.includes(false) ? [reason('ratings.decision-of-two-levels', {}, 'subjects')] : []),
    ...issuerFaults(issuer, openerName),
  ];
};
