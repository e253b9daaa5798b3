import { useCallback } from 'react';
import { useT } from '../../../web/messages.ts';
import type { HygieneKind } from '../contract/hygiene.ts';

/** Words of the hygiene lists. */
export const useHygieneWords = () => {
  const t = useT();
  const kindWord = useCallback((kind: HygieneKind) => t(`members.hygiene.${kind}`), [t]);
  const detailWord = useCallback((code: string) => t(`members.hygiene-detail.${code}`), [t]);
  const gapWord = useCallback((gap: string) => t(`members.hygiene-gap.${gap}`), [t]);
  const aboutWord = useCallback((kind: HygieneKind) => t(`members.hygiene-about.${kind}`), [t]);
  return { kindWord, detailWord, gapWord, aboutWord };
};

/** Of how many a list is counted. */
export const totalKey: Readonly<Record<HygieneKind, string>> = {
  'missing-data': 'members.hygiene.figure-of-members',
  'dates-contradict': 'members.hygiene.figure-of-members',
  probation: 'members.hygiene.figure-of-probation',
  transfer: 'members.hygiene.figure-of-slips',
  exemption: 'members.hygiene.figure-of-exempt',
  'dues-silence': 'members.hygiene.figure-of-members',
  'dues-though-gone': 'members.hygiene.figure-of-members',
  supplement: 'members.hygiene.figure-of-members',
};
