import { newId } from '../../../../platform/action/id.ts';
import { newRequestId } from '../../../../web/client.ts';
import { inputOf, withoutBlankLines } from '../sheet-draft.ts';
import { judgeSheet } from '../sheet-verdict.ts';
import { keepLatest } from './keep-latest.ts';
import { basisOf } from './phone-bundle.ts';
import { contact, queueName, vault } from './phone-device.ts';
import type { KeptDraft } from './phone-draft.ts';
import type { QueuedRecord, SentSheet } from './phone-queue.ts';
import { change, phoneState } from './phone-state.ts';
import * as vaults from './phone-vault.ts';

const draftName = (meetingId: string): string => `draft ${meetingId}`;
const now = (): Date => new Date();

const disk = keepLatest<KeptDraft>((name, value) => vaults.write(vault(), [{ name, value }]));

/** Keeps a draft as it is now; the state says when it is on the disk, and when the disk would not take it. */
export const keepDraft = async (kept: KeptDraft): Promise<void> => {
  change({
    drafts: [...phoneState().drafts.filter(({ draft }) => draft.meetingId !== kept.draft.meetingId), kept],
    keeping: 'under-way',
  });
  const isKept = await disk.keep(draftName(kept.draft.meetingId), kept);
  change({ keeping: isKept ? 'done' : 'failed' });
};

export const dropDraft = async (meetingId: string): Promise<void> => {
  await disk.written();
  await vaults.write(vault(), [{ name: draftName(meetingId), value: null }]);
  change({ drafts: phoneState().drafts.filter(({ draft }) => draft.meetingId !== meetingId) });
};

/** Puts a finished sheet into the queue and takes its draft out in the same write; then sends it if the network is there. */
export const queueSheet = async ({ draft: typed, version }: KeptDraft): Promise<void> => {
  await disk.written();
  const open = vault();
  const draft = withoutBlankLines(typed);
  const { score } = judgeSheet(draft, basisOf(phoneState().bundle!, draft));
  const sent = score?.isStarted ? { packId: score.pack.id, points: score.points } : null;
  const record: QueuedRecord = {
    requestId: newRequestId(),
    accountId: open.row.accountId,
    contract: { name: 'meetings.record-meeting', number: 1 },
    meetingId: draft.meetingId,
    input: { contract: 1, ...inputOf(draft, { extent: 'complete', version, score: sent }) } as SentSheet,
    kept: { draft, version },
    queuedAt: now().toISOString(),
    obstacle: null,
    failures: 0,
  };
  await vaults.write(open, [
    { name: queueName(record), value: record },
    { name: draftName(draft.meetingId), value: null },
  ]);
  change({
    queue: [...phoneState().queue, record],
    drafts: phoneState().drafts.filter((one) => one.draft.meetingId !== draft.meetingId),
  });
  void contact();
};

/** Takes a refused record back to be mended: a sheet again, with what was typed and the version it now goes on from. */
export const mend = async (record: QueuedRecord, kept: KeptDraft): Promise<void> => {
  await vaults.write(vault(), [
    { name: draftName(record.meetingId), value: kept },
    { name: queueName(record), value: null },
  ]);
  change({
    queue: phoneState().queue.filter(({ requestId }) => requestId !== record.requestId),
    drafts: [...phoneState().drafts.filter(({ draft }) => draft.meetingId !== record.meetingId), kept],
  });
};

/** Lets a refused record go for good: the other device's sheet stands, or it was recorded in another way. */
export const discard = async (record: QueuedRecord): Promise<void> => {
  await vaults.write(vault(), [{ name: queueName(record), value: null }]);
  change({ queue: phoneState().queue.filter(({ requestId }) => requestId !== record.requestId) });
};

/** Puts a PIN in front of everything kept here, or takes it away. */
export const choosePin = async (pin: string | null): Promise<void> => {
  await disk.written();
  change({ vault: await vaults.setPin(vault(), pin) });
};

export const newMeetingId = (): KeptDraft['draft']['meetingId'] => newId();
