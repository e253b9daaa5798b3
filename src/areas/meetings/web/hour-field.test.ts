import { expect, test } from 'vitest';
import { readHour } from './hour-field.tsx';

test.each([
  ['19:30', '19:30'],
  ['19h30', '19:30'],
  ['19g', '19:00'],
  ['7.05', '07:05'],
  ['1930', '19:30'],
  ['730', '07:30'],
  ['8', '08:00'],
])('%s is %s', (typed, clock) => expect(readHour(typed)).toBe(clock));

test.each(['24:00', '19:60', 'tối', '12:3', '2561'])('%s is no hour', (typed) => expect(readHour(typed)).toBeNull());
