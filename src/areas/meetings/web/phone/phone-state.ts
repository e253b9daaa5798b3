import { useEffect, useState } from 'preact/hooks';
import type { Bundle } from './phone-bundle.ts';
import type { KeptDraft } from './phone-draft.ts';
import type { LeftCell } from './phone-left.ts';
import type { QueuedRecord } from './phone-queue.ts';
import type { KeyRow, OpenVault } from './phone-vault.ts';

export type PhoneState = {
  readonly phase: 'starting' | 'other-tab' | 'locked' | 'signed-out' | 'ready';
  readonly lockedRow: KeyRow | null;
  readonly vault: OpenVault | null;
  /** What is kept of each cell of the account, and of the one chosen. */
  readonly bundles: readonly Bundle[];
  readonly bundle: Bundle | null;
  /** Cells whose office ended and of which something written here remains. */
  readonly left: readonly LeftCell[];
  readonly drafts: readonly KeptDraft[];
  readonly queue: readonly QueuedRecord[];
  /** Records of other accounts on this phone; only those accounts can send them. */
  readonly queuedByOthers: number;
  readonly net: 'unknown' | 'online' | 'offline';
  readonly session: 'unknown' | 'live' | 'none';
  readonly isSending: boolean;
  /** Whether the disk has everything that was typed. */
  readonly keeping: 'done' | 'under-way' | 'failed';
  /** Records taken by the server since the page was opened. */
  readonly delivered: number;
  readonly notice: 'expired' | 'no-cell' | 'signed-out' | 'disabled' | 'not-fetched' | null;
};

let state: PhoneState = {
  phase: 'starting',
  lockedRow: null,
  vault: null,
  bundles: [],
  left: [],
  bundle: null,
  drafts: [],
  queue: [],
  queuedByOthers: 0,
  net: 'unknown',
  session: 'unknown',
  isSending: false,
  keeping: 'done',
  delivered: 0,
  notice: null,
};
const listeners = new Set<() => void>();

export const phoneState = (): PhoneState => state;

export const change = (part: Partial<PhoneState>): void => {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
};

export const usePhone = (): PhoneState => {
  const [, redraw] = useState(state);
  useEffect(() => {
    const hear = (): void => redraw(state);
    listeners.add(hear);
    hear();
    return () => {
      listeners.delete(hear);
    };
  }, []);
  return state;
};
