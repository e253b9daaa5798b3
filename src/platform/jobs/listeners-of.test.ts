import { expect, test } from 'vitest';
import type { Area, Listener } from '../action/area.ts';
import { listenersOf } from './listeners-of.ts';

const areaHearing = (listeners: Readonly<Record<string, readonly Listener[]>>): Area => ({
  name: 'warnings',
  actions: [],
  questions: [],
  messages: { vi: {}, en: {} },
  listeners,
});

const recheckBoard: Listener = async () => {};

test('a listener is called by its area and its function', () => {
  const [one] = listenersOf([areaHearing({ 'meetings.meeting-recorded': [recheckBoard] })]);
  expect(one).toMatchObject({
    event: 'meetings.meeting-recorded',
    name: 'warnings.recheck-board',
    task: 'meetings.meeting-recorded>warnings.recheck-board',
  });
});

test('a listener without a name is called by its event', () => {
  expect(listenersOf([areaHearing({ 'a.b': [async () => {}] })])[0]?.name).toBe('warnings.on-a-b');
});

test('two listeners of one name on one event are refused: one would never run', () => {
  expect(() => listenersOf([areaHearing({ 'a.b': [recheckBoard, recheckBoard] })])).toThrow(/recheck-board/);
});
