import type { MessagesByLocale } from './join-messages.ts';
import en from './messages/en.json' with { type: 'json' };
import vi from './messages/vi.json' with { type: 'json' };

/** The sentences of the ground floor: refusals of the runner, the door, the calendar, the imports. */
export const platformMessages: MessagesByLocale = { vi, en };
