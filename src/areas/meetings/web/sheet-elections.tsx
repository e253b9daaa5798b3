import { useState } from 'react';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import type { ElectionRecord, MeetingElections } from '../contract.ts';
import { electedPost, electionsOfMeeting } from '../contract.ts';
import { electedIn } from '../rules/check-ballot.ts';
import { isOfWholeCell } from '../rules/check-cases.ts';
import { againstRoll } from '../rules/election-against-roll.ts';
import { OpenElectionDialog } from './election-list-dialog.tsx';
import { postKey } from './election-names.ts';
import { ballotFactsOf } from './election-tally.tsx';
import { ElectionsLink } from './elections-panel.tsx';
import { electionsLeft, withElection } from './sheet-case-lines.ts';
import type { DraftItem } from './sheet-draft.ts';
import { useScene } from './sheet-scene.ts';

/** Elections of the meeting on the sheet, as far as the server knows them; one that was never saved has none yet. */
const useElections = () => {
  const may = useMay();
  const { draft } = useScene();
  const when = isOfWholeCell(draft.kind) && may(electionsOfMeeting.name);
  return { when, found: useQuestion(electionsOfMeeting, { meetingId: draft.meetingId }, { when }) };
};

/** How far an election is: who was elected so far, and whether it is concluded. */
const StateOf = ({ election }: { election: ElectionRecord }) => {
  const t = useT();
  const { candidates, ballots, state, numberSet } = election;
  const nameOf = new Map(candidates.map(({ memberId, fullName }) => [memberId, fullName]));
  const elected = electedIn(ballots);
  return (
    <span className="vm-soft">
      {t(`meetings.election.state.${state}`)} ·{' '}
      {t('meetings.election.filled', { elected: elected.length, set: numberSet })}
      {elected.length > 0 && `: ${elected.map((id) => nameOf.get(id) ?? '').join(', ')}`}
    </span>
  );
};

/** Ballots counted before the roll call was mended: recording is refused as long as the two contradict each other. */
const AgainstRoll = ({ election, world }: { election: ElectionRecord; world: MeetingElections }) => {
  const t = useT();
  const { base, turnout } = useScene().verdict;
  const called = turnout !== null && turnout.notCalled.length === 0 ? turnout : null;
  const facts = { ...ballotFactsOf(world), base: base?.base ?? null, voters: called?.voters ?? null };
  const reasons = againstRoll(election, facts);
  if (reasons.length === 0) return null;
  return (
    <div role="status">
      <p className="vm-fault">{t('refusal.meetings.election-against-roll')}</p>
      {reasons.map(({ code, params }) => (
        <p key={`${code} ${JSON.stringify(params)}`}>{t(`refusal.${code}`, params)}</p>
      ))}
    </div>
  );
};

const Offered = ({ election }: { election: ElectionRecord }) => {
  const t = useT();
  const { draft, change, opening } = useScene();
  const title = t(postKey(election.post, draft.kind));
  return (
    <li>
      <div className="meetings-case-words">
        <span>{title}</span>
        <StateOf election={election} />
      </div>
      <Button
        aria-label={`${t('meetings.case.add')}: ${title}`}
        onClick={() =>
          change((old) => ({ items: withElection(old.items, election, { ...opening, kind: draft.kind }) }))
        }
      >
        {t('meetings.case.add')}
      </Button>
    </li>
  );
};

const Known = ({ world }: { world: MeetingElections }) => {
  const t = useT();
  const may = useMay();
  const { draft, change, opening } = useScene();
  const [isOpening, setOpening] = useState(false);
  const left = electionsLeft(draft.items, world.elections);
  const open = world.elections.filter(({ state }) => state === 'open').length;
  const isLeft = world.elections.length < electedPost.options.length && world.state !== 'cancelled';
  return (
    <>
      {world.elections.map((election) => (
        <AgainstRoll key={election.id} election={election} world={world} />
      ))}
      {open > 0 && <p className="vm-soft">{t('refusal.meetings.elections-left-open', { count: open })}</p>}
      {left.length > 0 && (
        <ul>
          {left.map((election) => (
            <Offered key={election.id} election={election} />
          ))}
        </ul>
      )}
      <div className="vm-row">
        {isLeft && may('meetings.open-election') && (
          <Button onClick={() => setOpening(true)}>{t('meetings.action.open-election')}</Button>
        )}
        {(world.elections.length > 0 || draft.kind === 'congress') && <ElectionsLink meetingId={draft.meetingId} />}
      </div>
      {isOpening && (
        <OpenElectionDialog
          meetingId={draft.meetingId}
          world={world}
          onClose={() => setOpening(false)}
          onOpened={(opened) =>
            change((old) => ({ items: withElection(old.items, opened, { ...opening, kind: old.kind }) }))
          }
        />
      )}
    </>
  );
};

const Part = () => {
  const t = useT();
  const { found } = useElections();
  const isUnknown = found.error?.kind === 'not-found';
  return (
    <div className="vm-stack">
      <p className="vm-soft">{t(isUnknown ? 'meetings.election.save-first' : 'meetings.election.on-sheet')}</p>
      {!isUnknown && (
        <Answer query={found} lines={2}>
          {(world) => <Known world={world} />}
        </Answer>
      )}
    </div>
  );
};

/** An election as an item of the meeting: opened here, counted on its own page, its result told by the minutes. Most meetings elect nobody. */
export const SheetElections = () => {
  const t = useT();
  const { draft } = useScene();
  const { when, found } = useElections();
  if (!when) return null;
  const isOpen = draft.kind === 'congress' || Boolean(found.data?.elections.length);
  if (!isOpen)
    return (
      <details className="meetings-cases">
        <summary>{t('meetings.election.in-meeting')}</summary>
        <Part />
      </details>
    );
  return (
    <section className="meetings-cases" aria-labelledby="sheet-elections">
      <h3 id="sheet-elections">{t('meetings.elections.title')}</h3>
      <Part />
    </section>
  );
};

/** Under an item that is an election: how far it is, and the way to its ballots. The vote is recorded there and nowhere else. */
export const ElectionOfItem = ({ item }: { item: DraftItem }) => {
  const t = useT();
  const { draft } = useScene();
  const { found } = useElections();
  const election = found.data?.elections.find(({ id }) => id === item.sourceCode);
  if (item.source !== 'case' || !election) return null;
  return (
    <div className="meetings-case">
      <p>
        <strong>{t(postKey(election.post, draft.kind))}</strong>. {t('meetings.election.counted-there')}
      </p>
      <StateOf election={election} />
      <ElectionsLink meetingId={draft.meetingId} />
    </div>
  );
};
