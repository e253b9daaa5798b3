import { describe, expect, test } from 'vitest';
import { election, mayStep, meeting, orientation, topic, urge } from './transitions.ts';

const tables = { meeting, orientation, urge, topic, election };

test.each(Object.entries(tables))('every step of %s leads to a state of its table', (_name, table) => {
  const states = [...Object.keys(table), 'as-before', 'gone'];
  for (const steps of Object.values(table))
    for (const step of Object.values(steps as Record<string, { to: string; needs: string }>)) {
      expect(states).toContain(step.to);
      expect(step.needs).not.toBe('');
    }
});

test.each([
  ['meeting', 'planned'],
  ['orientation', 'draft'],
  ['urge', 'sent'],
  ['topic', 'planned'],
  ['election', 'open'],
] as const)('every state of %s is reached from %s', (name, first) => {
  const table = tables[name] as Record<string, Record<string, { to: string }>>;
  const reached = new Set<string>([first]);
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    for (const state of [...reached]) for (const { to } of Object.values(table[state] ?? {})) reached.add(to);
  }
  expect(Object.keys(table).filter((state) => !reached.has(state))).toEqual([]);
});

describe('a meeting', () => {
  test('is recorded from the calendar at once or along the way', () => {
    expect(mayStep(meeting, 'planned', 'record-meeting')).toBe(true);
    expect(mayStep(meeting, 'open', 'close-meeting')).toBe(true);
    expect(mayStep(meeting, 'planned', 'report-meeting')).toBe(false);
  });

  test('cancelling, reopening and taking a notice back need a reason', () => {
    expect(meeting.planned['cancel-meeting'].needs).toBe('why');
    expect(meeting.noticed['change-plan'].needs).toBe('why');
    expect(meeting.reported['reopen-meeting']).toEqual({ to: 'open', needs: 'why' });
  });

  test('what was held is neither cancelled nor taken out', () => {
    for (const state of ['open', 'closed', 'reported'] as const) {
      expect(mayStep(meeting, state, 'cancel-meeting')).toBe(false);
      expect(mayStep(meeting, state, 'withdraw-meeting')).toBe(false);
    }
  });
});
