import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { ensureMessages, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import {
  electedPost,
  electionsOfMeeting as electionsQuestion,
  type MeetingElections,
  type MeetingId,
} from '../contract.ts';
import { followedReasons } from '../rules/followed-result.ts';
import { ElectionCard, Followed } from './election-card.tsx';
import { OpenElectionDialog } from './election-list-dialog.tsx';
import { ElectionPapers } from './election-papers.tsx';
import { ElectionResult } from './election-result.tsx';
import './meetings.css';

/** Base of the meeting with what is taken off it, and who is there. */
const Base = ({ world: { base, voters, isHeld } }: { world: MeetingElections }) => {
  const t = useT();
  const taken = (base?.deductions ?? []).filter(({ count }) => count > 0);
  return (
    <section className="vm-card">
      <h2>{t('meetings.elections.base')}</h2>
      {base === null ? (
        <p>{t('meetings.vote.no-base')}</p>
      ) : (
        <p>
          {t('meetings.vote.base-made', { base: base.base, official: base.official })}
          {taken.map(({ ground, count }) => ` − ${count} ${t(`meetings.deduction.${ground}`)}`).join('')}
        </p>
      )}
      <p>{voters === null ? t('meetings.elections.roll-open') : t('meetings.elections.voters', { voters })}</p>
      {!isHeld && <p className="vm-soft">{t('meetings.elections.not-held')}</p>}
    </section>
  );
};

const One = ({ meetingId, world }: { meetingId: MeetingId; world: MeetingElections }) => {
  const t = useT();
  const may = useMay();
  const [isOpening, setOpening] = useState(false);
  const followed = followedReasons(world.result);
  const isLeft = world.elections.length < electedPost.options.length && followed.length === 0;
  return (
    <>
      <PageHead
        title={t('meetings.elections.title')}
        subtitle={`${t(`meetings.kind.${world.kind}`)} · ${dayText(world.on)}`}
        actions={
          <>
            {isLeft && world.state !== 'cancelled' && may('meetings.open-election') && (
              <Button main={world.elections.length === 0} onClick={() => setOpening(true)}>
                {t('meetings.action.open-election')}
              </Button>
            )}
            <PageLink className="vm-button" to="/meetings/$meetingId" params={{ meetingId }}>
              {t('meetings.elections.to-meeting')}
            </PageLink>
          </>
        }
      />
      <Base world={world} />
      {world.elections.length === 0 && <p className="vm-soft">{t('meetings.elections.empty')}</p>}
      {world.elections.map((election) => (
        <ElectionCard key={election.id} meetingId={meetingId} world={world} election={election} />
      ))}
      <Followed reasons={followed} />
      {world.elections.length > 0 && <ElectionResult meetingId={meetingId} world={world} />}
      <ElectionPapers meetingId={meetingId} world={world} />
      {isOpening && <OpenElectionDialog meetingId={meetingId} world={world} onClose={() => setOpening(false)} />}
    </>
  );
};

/** Elections of one meeting, run from top to bottom: who stands, tallies, result, term or posts, papers. */
const ElectionsPage = () => {
  const { meetingId } = useParams({ strict: false }) as { meetingId: MeetingId };
  const found = useQuestion(electionsQuestion, { meetingId });
  useEffect(() => {
    void ensureMessages('platform', 'organisations', 'documents');
  }, []);
  return (
    <div className="vm-page">
      <Answer query={found} lines={10} isPage>
        {(world) => <One meetingId={meetingId} world={world} />}
      </Answer>
    </div>
  );
};

export default ElectionsPage;
