import { definePackKind } from '../../../platform/packs/pack.ts';
import { checkOnline } from './check-online.ts';
import { onlineMeetingSchema } from './online-meeting-shape.ts';

type Given = {
  readonly members: number;
  readonly exempt?: number;
  readonly suspended?: number;
  readonly apart: number;
  readonly ground: string;
};

/** When a cell may meet by the line. */
export const onlineMeetingKind = definePackKind({
  kind: 'online-meeting',
  schema: onlineMeetingSchema,
  answer: (content, { members, exempt = 0, suspended = 0, apart, ground }: Given, pack) => {
    const person = (state: 'active' | 'exempt' | 'suspended') => (_: unknown, at: number) => ({
      memberId: `${state} ${at}`,
      isOfficial: true,
      isGuest: false,
      isAway: false,
      state,
    });
    const roll = [
      ...Array.from({ length: members }, person('active')),
      ...Array.from({ length: exempt }, person('exempt')),
      ...Array.from({ length: suspended }, person('suspended')),
    ];
    const verdict = checkOnline({ mode: 'online', ground, apart }, roll, { ...pack, content });
    return verdict.reasons.length > 0 ? verdict.reasons.map(({ code }) => code) : 'allowed';
  },
});
