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
import { AskFirst } from './ask-first.tsx';
import { CompareCount, theirElection } from './attention-count.tsx';
import { CellName, isLeft, ReadThrough } from './left-sheets.tsx';
import { actFor, askFor } from './phone-bundle.ts';
import type { SentCount } from './phone-counts.ts';
import { basisOf } from './phone-day.ts';
import { TextBox } from './phone-fields.tsx';
import { isClash, isSheet, type QueuedRecord } from './phone-queue.ts';
import { discard, letGo, mend } from './phone-sheets.ts';
import { phoneState, usePhone } from './phone-state.ts';
import { languageNow, t } from './phone-words.ts';
import { type Choosing, useOneAtATime } from './use-one-at-a-time.ts';

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

/** Named one by one: the sentences of the staff page that begin alike stay out of this page. */
const partNames = [
  'meetings.sheet.head',
  'meetings.sheet.roll',
  'meetings.sheet.guests',
  'meetings.sheet.agenda',
  'meetings.sheet.reports',
  'meetings.sheet.remarks',
  'meetings.sheet.tasks',
  'meetings.sheet.closing',
  'meetings.sheet.score',
];

const Differences = ({ record, theirs }: { record: QueuedRecord; theirs: MeetingSheet }) => {
  const parts = differingParts(record.kept.draft, draftOf(theirs, record));
  if (parts.length === 0) return <p>{t('meetings.compare.same')}</p>;
  return (
    <>
      <p>{t('meetings.compare.text')}</p>
      <ul>
        {parts.map(({ name }) => (
          <li key={name}>{t(partNames.find((key) => key.endsWith(name))!)}</li>
        ))}
      </ul>
    </>
  );
};

/** Two devices were at one meeting: what differs, and which one stands. */
const Compare = (props: RecordProps & Choosing & { theirs: MeetingSheet }) => {
  const { record, theirs, why, onWhy, isBusy, onChoose } = props;
  const isRecorded = mayStep(steps, theirs.state, 'reopen-meeting');
  const isShut =
    !isRecorded && !mayStep(steps, theirs.state, 'record-meeting') && !mayStep(steps, theirs.state, 'save-sheet');
  return (
    <div>
      <Differences record={record} theirs={theirs} />
      <button type="button" class="main" disabled={isBusy} onClick={() => onChoose(() => discard(record))}>
        {t('meetings.compare.theirs')}
      </button>
      {isRecorded && (
        <TextBox label={t('meetings.phone.why-reopen')} value={why} most={500} onChange={onWhy} path="why" />
      )}
      {!isShut && (
        <button
          type="button"
          disabled={isBusy || (isRecorded && why.trim() === '')}
          onClick={() => onChoose(() => keepMine(props, theirs, why.trim()))}
        >
          {t('meetings.compare.mine')}
        </button>
      )}
    </div>
  );
};

/** What the server has now of the meeting, or of the election, that a record is about. */
const askTheirs = (record: QueuedRecord): Promise<MeetingSheet | ElectionRecord | undefined> =>
  isSheet(record)
    ? askFor<typeof meetingById>('meetings.meeting', { meetingId: record.kept.draft.meetingId })
    : theirElection(record);

const Ask = (props: RecordProps) => {
  const [theirs, setTheirs] = useState<MeetingSheet | ElectionRecord | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [why, setWhy] = useState('');
  const { isBusy, run } = useOneAtATime();
  const { record } = props;
  const onFault = (error: unknown): void => {
    if (!(error instanceof ApiRefusal)) throw error;
    const said = error.reasons.map((one) => sentenceOf(one, languageNow())).join(' ');
    setFault(said || t('meetings.phone.offline'));
    // What was seen of the server may be overtaken, by an answer that was lost on its way too: it is asked again.
    setTheirs(null);
  };
  const ask = async (): Promise<void> => {
    setFault(null);
    const found = await askTheirs(record);
    setTheirs(found ?? null);
    if (!found) setFault(t('meetings.phone.no-ballots'));
  };
  const choice = {
    ...{ why, onWhy: setWhy, isBusy },
    onChoose: (work: () => Promise<void>) => void run(() => work().catch(onFault)),
  };
  return (
    <>
      {theirs && 'face' in theirs && <Compare {...props} {...choice} theirs={theirs} />}
      {theirs && 'ballots' in theirs && <CompareCount record={record} {...choice} theirs={theirs} />}
      {!theirs && (
        <button type="button" class="main" disabled={isBusy} onClick={() => choice.onChoose(ask)}>
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

/** The way on: to compare, to mend, or a word why there is none. */
const WayOn = ({ record, onOpen }: RecordProps) => {
  const { kept, obstacle } = record;
  const { isBusy, run } = useOneAtATime();
  if (isLeft(kept)) return <p>{t('meetings.phone.office-gone')}</p>;
  if (isClash(record)) return <Ask record={record} onOpen={onOpen} />;
  // Whoever may not do this can mend what they like: it would be refused again.
  if (obstacle?.kind === 'not-permitted') return null;
  const edit = async (): Promise<void> => {
    await mend(record, kept);
    onOpen(kept.draft.meetingId);
  };
  return (
    <button type="button" class="main" disabled={isBusy} onClick={() => void run(edit)}>
      {t('meetings.phone.mend')}
    </button>
  );
};

const Refused = ({ record, onOpen }: RecordProps) => {
  const { kept, obstacle } = record;
  const counted = isSheet(record)
    ? undefined
    : kept.counts?.find(({ electionId }) => electionId === (record.input as SentCount).electionId);
  return (
    <li>
      <h3>
        {t(`meetings.kind.${kept.draft.kind}`)}, {dayText(kept.draft.heldOn)}
        {counted && `: ${t(postKey(counted.post, kept.draft.kind))}`}
      </h3>
      <CellName kept={kept} />
      <ul class="reasons">
        {obstacle!.reasons.map((one) => (
          <li key={`${one.code} ${one.field ?? ''}`}>{sentenceOf(one, languageNow())}</li>
        ))}
        {obstacle!.reasons.length === 0 && <li>{t('meetings.phone.refused-without-reason')}</li>}
      </ul>
      <WayOn record={record} onOpen={onOpen} />
      <ReadThrough kept={kept} record={record} />
      <AskFirst
        label={t('meetings.phone.let-go')}
        sure={t('meetings.phone.let-go-sure')}
        yes={t('meetings.phone.let-go')}
        onYes={() => letGo(record)}
      />
    </li>
  );
};

/** What the server did not take, with all its reasons: to be mended and sent again, compared, or read and let go. */
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
