import type { BadgeState } from '../contract/badges.ts';

type Step = { readonly to: BadgeState | 'withdrawn'; readonly needs: string };

/** What may be done with a badge by its state. An award of the past is entered as awarded and may only be withdrawn. */
export const badge = {
  proposed: {
    'file-badges': { to: 'filed', needs: 'filed-on' },
    'defer-badge': { to: 'deferred', needs: 'reason' },
    'withdraw-badge-cases': { to: 'withdrawn', needs: 'nothing-built-on-it' },
  },
  filed: {
    'award-badges': { to: 'awarded', needs: 'awarded-on' },
    'defer-badge': { to: 'deferred', needs: 'reason' },
    'take-back-badge-filing': { to: 'proposed', needs: 'nothing-built-on-it' },
  },
  deferred: { 'resume-badge': { to: 'proposed', needs: 'round' } },
  awarded: {
    'take-back-badge-award': { to: 'filed', needs: 'no-past-award' },
    'withdraw-past-badge': { to: 'withdrawn', needs: 'past-award' },
  },
  withdrawn: {},
} as const satisfies Readonly<Record<BadgeState | 'withdrawn', Readonly<Record<string, Step>>>>;

type StepsOf<S extends keyof typeof badge> = keyof (typeof badge)[S];
export type BadgeStep = { [S in keyof typeof badge]: StepsOf<S> }[keyof typeof badge];

/** Whether a step is open in a state: buttons and guards ask this. */
export const mayStepBadge = (state: BadgeState, step: BadgeStep): boolean => Object.hasOwn(badge[state], step);
