import type { EventState } from '../contract/events.ts';

type Step = { readonly to: EventState; readonly needs: string };

/**
 * What may be done with a structural event by its state. `apply-due-events` is the job just after midnight; an applied event whose
 * day lies ahead waits for it as scheduled.
 */
export const structuralEvent = {
  prepared: {
    'apply-event': { to: 'applied', needs: 'decision' },
    'withdraw-event': { to: 'withdrawn', needs: 'why' },
  },
  scheduled: {
    'apply-due-events': { to: 'applied', needs: 'effective-on' },
    'apply-event': { to: 'applied', needs: 'decision' },
    'withdraw-event': { to: 'withdrawn', needs: 'why' },
  },
  applied: { 'reverse-event': { to: 'reversed', needs: 'why' } },
  reversed: {},
  withdrawn: {},
} as const satisfies Readonly<Record<EventState, Readonly<Record<string, Step>>>>;

type StepsOf<S extends EventState> = keyof (typeof structuralEvent)[S];
export type EventStep = { [S in EventState]: StepsOf<S> }[EventState];

/** Whether a step is open in a state: the guards of the actions ask this. */
export const mayStep = (state: EventState, step: EventStep): boolean => Object.hasOwn(structuralEvent[state], step);
