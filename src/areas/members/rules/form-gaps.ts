const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

type Change = { readonly picked: readonly string[]; readonly basis: string; readonly note: string };

/** What a change still lacks before any rule can be asked, as keys of its labels. */
export const gapsOfChange = ({ picked, basis, note }: Change): readonly ('fields' | 'basis' | 'compared-with')[] => [
  ...(picked.length === 0 ? (['fields'] as const) : []),
  ...(basis === '' ? (['basis'] as const) : []),
  ...(basis === 'entry-error' && isBlank(note) ? (['compared-with'] as const) : []),
];

type Slip = {
  readonly kind: string;
  readonly toOrganisationId: string | null;
  readonly toText: string;
  readonly until: string | null;
  readonly reason: string;
  readonly issuedOn: string | null;
  readonly duesPaidThrough: string | null;
  readonly signer: string;
};

export type SlipGap = 'toOrganisationId' | 'until' | 'reason' | 'issuedOn' | 'duesPaidThrough' | 'signer';

/** What an introduction slip still lacks, in the order of its form. The target and the end of a stay are asked by the rule itself as soon as it can be. */
export const gapsOfSlip = (typed: Slip): readonly SlipGap[] => {
  const canRuleAsk = typed.issuedOn !== null && typed.duesPaidThrough !== null;
  const gaps: [SlipGap, boolean][] = [
    ['toOrganisationId', !canRuleAsk && typed.toOrganisationId === null && isBlank(typed.toText)],
    ['until', !canRuleAsk && typed.kind === 'temporary' && typed.until === null],
    ['reason', isBlank(typed.reason)],
    ['issuedOn', typed.issuedOn === null],
    ['duesPaidThrough', typed.duesPaidThrough === null],
    ['signer', isBlank(typed.signer)],
  ];
  return gaps.filter(([, isMissing]) => isMissing).map(([gap]) => gap);
};
