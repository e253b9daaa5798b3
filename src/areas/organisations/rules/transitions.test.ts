import { expect, test } from 'vitest';
import { eventState } from '../contract/events.ts';
import { type EventStep, mayStep, structuralEvent } from './transitions.ts';

const statesFor = (step: EventStep) => eventState.options.filter((state) => mayStep(state, step));

test('an event is applied or withdrawn while it waits, reversed once applied, and then nothing more', () => {
  expect(statesFor('apply-event')).toEqual(['prepared', 'scheduled']);
  expect(statesFor('withdraw-event')).toEqual(['prepared', 'scheduled']);
  expect(statesFor('apply-due-events')).toEqual(['scheduled']);
  expect(statesFor('reverse-event')).toEqual(['applied']);
  const ends = eventState.options.filter((state) => Object.keys(structuralEvent[state]).length === 0);
  expect(ends).toEqual(['reversed', 'withdrawn']);
});
