import { type Reason, reason } from '../../../platform/outcome/refusal.ts';
import type { SubjectKind } from '../contract/rating-codes.ts';
import { hasCentrallyManaged } from './rating-deadlines.ts';

type Asked = {
  readonly kind: SubjectKind;
  readonly organisationId: string;
  readonly aboutOrganisationId: string | null;
  readonly isHead: boolean;
  readonly postWords: string | null;
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
 * Whether the level above decides this subject of a season (43-HD/BTCTW): who leads the committee that opened it, and that committee or
 * organisation itself. A provincial committee rates its own bodies. Other leaders and collectives of the opener: no text read says, so they
 * stay with the opener.
 */
export const isDecidedAbove = (asked: Asked, opener: Opener): boolean => {
  if (asked.organisationId !== opener.id) return false;
  if (asked.kind === 'leader')
    return asked.isHead || (asked.postWords !== null && opener.leaderPosts.includes(asked.postWords.trim()));
  const isOwnBody = ownBodies.has(asked.kind) && (asked.aboutOrganisationId ?? opener.id) === opener.id;
  return isOwnBody && !hasCentrallyManaged(opener.type);
};

const bodyWords = /^(đảng bộ|đảng ủy|đảng uỷ|chi bộ|chi ủy|chi uỷ)( bộ phận| cơ sở)?\s+/u;

/** The name of a place without the word for its body and without what stands in brackets: "xã Minh Họa" of "Đảng bộ xã Minh Họa". */
const placeIn = (name: string): string =>
  name
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/\(.*?\)/gu, ' ')
    .trim()
    .replace(bodyWords, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** Whether the issuer of a decision is the organisation of this name, by the place in both names; a bare number is no place. */
export const isIssuedBy = (issuer: string, organisationName: string): boolean => {
  const place = placeIn(organisationName);
  const words = ` ${issuer
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/[(),.;]/gu, ' ')
    .replace(/\s+/gu, ' ')} `;
  return place.length >= 4 && words.includes(` ${place} `);
};

type Deciding = { readonly areAbove: readonly boolean[]; readonly issuer: string; readonly openerName: string };

/**
 * A paper is of one level: those whom the level above decides are recorded by its paper alone, with its issuer and not that of the opener.
 */
export const levelOfDecisionFaults = ({ areAbove, issuer, openerName }: Deciding): Reason[] => {
  if (!areAbove.includes(true)) return [];
  return [
    ...(areAbove.includes(false) ? [reason('ratings.decision-of-two-levels', {}, 'lines')] : []),
    ...(isIssuedBy(issuer, openerName)
      ? [reason('ratings.issuer-is-the-opener', { opener: openerName }, 'decision.issuer')]
      : []),
  ];
};
