/** @jsxImportSource preact */
import { newRequestId } from '../../../../web/client.ts';
import type { ElectionRecord } from '../../contract/election-results.ts';
import type { electionsOfMeeting, reopenElection } from '../../contract.ts';
import { actFor, askFor } from './phone-bundle.ts';
import type { SentCount } from './phone-counts.ts';
import { TextBox } from './phone-fields.tsx';
import type { QueuedRecord } from './phone-queue.ts';
import { discard, sendAgain } from './phone-sheets.ts';
import { t } from './phone-words.ts';
import type { Choosing } from './use-one-at-a-time.ts';

type List = {
  readonly numberSet: number;
  readonly candidates: readonly { readonly memberId: string; readonly withdrawnWhy?: string | null | undefined }[];
};
type ListLine = { readonly numberSet: number; readonly standing: readonly string[] };
type Tally = Pick<ElectionRecord['ballots'][number], 'issued' | 'received' | 'valid'> & {
  readonly lines: readonly { readonly memberId: string; readonly votes: number }[];
};

/** Who stands, and for how many seats. */
const lineOf = ({ numberSet, candidates }: List): ListLine => ({
  numberSet,
  standing: candidates.filter(({ withdrawnWhy }) => withdrawnWhy == null).map(({ memberId }) => memberId),
});

const sentIn = ({ input }: QueuedRecord): SentCount => input as SentCount;

/** The election there that this record is about: the same one, or the one that somebody else opened to the same post. */
export const theirElection = async (record: QueuedRecord): Promise<ElectionRecord | undefined> => {
  const { meetingId, electionId, list } = sentIn(record);
  const { elections } = await askFor<typeof electionsOfMeeting>('meetings.elections-of-meeting', { meetingId });
  return elections.find(({ id }) => id === electionId) ?? elections.find(({ post }) => post === list?.post);
};

/** The count here goes on over the one there; a concluded election is opened again for it, with the reason. */
const keepMine = async (record: QueuedRecord, theirs: ElectionRecord, why: string): Promise<void> => {
  const electionId = theirs.id;
  const version =
    theirs.state === 'open'
      ? theirs.version
      : (
          await actFor<typeof reopenElection>(
            'meetings.reopen-election',
            { electionId, expectedVersion: theirs.version, why },
            newRequestId(),
          )
        ).version;
  const input = sentIn(record);
  const keeps = Math.min(input.keeps ?? 0, theirs.ballots.length);
  await sendAgain(record, { ...input, electionId, expectedVersion: version, keeps });
};

const Ballots = ({
  title,
  list,
  ballots,
  nameOf,
}: {
  title: string;
  list: ListLine;
  ballots: readonly Tally[];
  nameOf: ReadonlyMap<string, string>;
}) => (
  <div>
    <h4>{title}</h4>
    <p>
      {t('meetings.election.list-size', { standing: list.standing.length, seats: list.numberSet })}{' '}
      {list.standing.map((id) => nameOf.get(id) ?? '').join(', ')}
    </p>
    {ballots.length === 0 && <p>{t('meetings.phone.no-ballots')}</p>}
    {ballots.map(({ issued, received, valid, lines }, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a ballot is told by its place
      <p key={at}>
        {t('meetings.phone.tally', { ballot: at + 1, issued, received, valid })}{' '}
        {lines.map(({ memberId, votes }) => `${nameOf.get(memberId) ?? ''} ${votes}`).join(', ')}
      </p>
    ))}
  </div>
);

type Props = Choosing & { readonly record: QueuedRecord; readonly theirs: ElectionRecord };

/** Somebody else counted too: both lists and tallies, and which one stands. */
export const CompareCount = ({ record, theirs, why, onWhy, isBusy, onChoose }: Props) => {
  const isConcluded = theirs.state === 'concluded';
  const { ballots = [], keeps = 0, list } = sentIn(record);
  const known = [...theirs.candidates, ...(record.kept.counts ?? []).flatMap(({ candidates }) => candidates)];
  const nameOf = new Map(known.map(({ memberId, fullName }) => [memberId as string, fullName]));
  const mine = [...theirs.ballots.slice(0, keeps), ...ballots.map((one) => ({ ...one, lines: one.votes }))];
  return (
    <div>
      <Ballots title={t('meetings.phone.theirs')} list={lineOf(theirs)} ballots={theirs.ballots} nameOf={nameOf} />
      <Ballots title={t('meetings.phone.mine')} list={lineOf(list ?? theirs)} ballots={mine} nameOf={nameOf} />
      <button type="button" class="main" disabled={isBusy} onClick={() => onChoose(() => discard(record))}>
        {t('meetings.compare.theirs')}
      </button>
      {isConcluded && (
        <TextBox label={t('meetings.phone.why-reopen-election')} value={why} most={500} onChange={onWhy} path="why" />
      )}
      <button
        type="button"
        disabled={isBusy || (isConcluded && why.trim() === '')}
        onClick={() => onChoose(() => keepMine(record, theirs, why.trim()))}
      >
        {t('meetings.compare.mine')}
      </button>
    </div>
  );
};
