/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { newRequestId } from '../../../../web/client.ts';
import { dayText } from '../../../../web/day-text.ts';
import { ApiRefusal, sentenceOf } from '../../../../web/refusal.ts';
import type { ElectionRecord } from '../../contract/election-results.ts';
import type { MeetingSheet } from '../../contract/reads.ts';
import type { meetingById, reopenMeeting } from '../../contract.ts';
import { mayStep, meeting as steps } from '../../rules/transitions.ts';
import { postKey } from '../post-key.ts';
import { differingParts } from '../sheet-differences.ts';
import { draftFrom } from '../sheet-start.ts';
import { CompareCount, theirElection } from './attention-count.tsx';
import { actFor, askFor, basisOf } from './phone-bundle.ts';
import type { SentCount } from './phone-counts.ts';
import { TextBox } from './phone-fields.tsx';
import { isClash, isSheet, type QueuedRecord } from './phone-queue.ts';
import { discard, mend } from './phone-sheets.ts';
import { phoneState, usePhone } from './phone-state.ts';
import { languageNow, t } from './phone-words.ts';

type OpenSheet = (meetingId: string) => void;
type RecordProps = { readonly record: QueuedRecord; readonly onOpen: OpenSheet };

const draftOf = (theirs: MeetingSheet, { kept }: QueuedRecord) =>
  draftFrom(
    // A recorded sheet reads like an open one: what is compared is its content.
    { ...theirs, state: 'open' },
    { ...kept.draft, entry: theirs.entry },
    basisOf(phoneState().bundles.find((one) => one.organisationId === kept.draft.organisationId)!, kept.draft),
  );

/** The sheet here goes on over the one there: a recorded meeting is opened again for it, with the reason. */
const keepMine = async ({ record, onOpen }: RecordProps, theirs: MeetingSheet, why: string): Promise<void> => {
  const { meetingId } = record.kept.draft;
  const isRecorded = !mayStep(steps, theirs.state, 'save-sheet') && !mayStep(steps, theirs.state, 'open-meeting');
  const version = isRecorded
    ? (
        await actFor<typeof reopenMeeting>(
          'meetings.reopen-meeting',
          { meetingId, expectedVersion: theirs.face.version, why },
          newRequestId(),
        )
      ).version
    : theirs.face.version;
  await mend(record, { ...record.kept, version });
  onOpen(meetingId);
};

const Differences = ({ record, theirs }: { record: QueuedRecord; theirs: MeetingSheet }) => {
  const parts = differingParts(record.kept.draft, draftOf(theirs, record));
  if (parts.length === 0) return <p>{t('meetings.compare.same')}</p>;
  return (
    <>
      <p>{t('meetings.compare.text')}</p>
      <ul>
        {parts.map(({ name }) => (
          <li key={name}>{t(`meetings.sheet.${name}`)}</li>
        ))}
      </ul>
    </>
  );
};

/** Two devices were at one meeting: what differs, and which one stands. */
const Compare = (props: RecordProps & { theirs: MeetingSheet; onFault: (error: unknown) => void }) => {
  const { record, theirs, onFault } = props;
  const [why, setWhy] = useState('');
  const isRecorded = theirs.state === 'closed' || theirs.state === 'reported';
  return (
    <div>
      <Differences record={record} theirs={theirs} />
      <button type="button" class="main" onClick={() => void discard(record)}>
        {t('meetings.compare.theirs')}
      </button>
      {isRecorded && (
        <TextBox label={t('meetings.phone.why-reopen')} value={why} most={500} onChange={setWhy} path="why" />
      )}
      <button
        type="button"
        disabled={isRecorded && why.trim() === ''}
        onClick={() => void keepMine(props, theirs, why.trim()).catch(onFault)}
      >
        {t('meetings.compare.mine')}
      </button>
    </div>
  );
};

const Ask = (props: RecordProps) => {
  const [theirs, setTheirs] = useState<MeetingSheet | ElectionRecord | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const onFault = (error: unknown): void => {
    if (!(error instanceof ApiRefusal)) throw error;
    const said = error.reasons.map((one) => sentenceOf(one, languageNow())).join(' ');
    setFault(said || t('meetings.phone.offline'));
  };
  const { record } = props;
  const ask = (): Promise<void> =>
    (isSheet(record)
      ? askFor<typeof meetingById>('meetings.meeting', { meetingId: record.kept.draft.meetingId })
      : theirElection(record)
    )
      .then((found) => setTheirs(found ?? null))
      .catch(onFault);
  return (
    <>
      {theirs && 'face' in theirs && <Compare {...props} theirs={theirs} onFault={onFault} />}
      {theirs && 'ballots' in theirs && <CompareCount record={record} theirs={theirs} onFault={onFault} />}
      {!theirs && (
        <button type="button" class="main" onClick={() => void ask()}>
          {t('meetings.phone.compare')}
        </button>
      )}
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
    </>
  );
};

const Refused = ({ record, onOpen }: RecordProps) => {
  const { kept, obstacle } = record;
  const counted = isSheet(record)
    ? undefined
    : kept.counts?.find(({ electionId }) => electionId === (record.input as SentCount).electionId);
  const edit = async (): Promise<void> => {
    await mend(record, kept);
    onOpen(kept.draft.meetingId);
  };
  return (
    <li>
      <h3>
        {t(`meetings.kind.${kept.draft.kind}`)}, {dayText(kept.draft.heldOn)}
        {counted && `: ${t(postKey(counted.post, kept.draft.kind))}`}
      </h3>
      <ul class="reasons">
        {obstacle!.reasons.map((one) => (
          <li key={`${one.code} ${one.field ?? ''}`}>{sentenceOf(one, languageNow())}</li>
        ))}
        {obstacle!.reasons.length === 0 && <li>{t('meetings.phone.refused-without-reason')}</li>}
      </ul>
      {isClash(record) ? (
        <Ask record={record} onOpen={onOpen} />
      ) : (
        <button type="button" class="main" onClick={() => void edit()}>
          {t('meetings.phone.mend')}
        </button>
      )}
    </li>
  );
};

/** What the server did not take, with all its reasons: to be mended and sent again. */
export const AttentionList = ({ onOpen }: { onOpen: OpenSheet }) => {
  const refused = usePhone().queue.filter(({ obstacle }) => obstacle !== null);
  if (refused.length === 0) return null;
  return (
    <section class="needs-attention">
      <h2>{t('meetings.phone.attention')}</h2>
      <ul class="plain">
        {refused.map((record) => (
          <Refused key={record.requestId} record={record} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
};
