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
import { type Congress, congress as congressQuestion, electedPost, type MeetingId } from '../contract.ts';
import { CongressPapers } from './congress-papers.tsx';
import { CongressResult } from './congress-result.tsx';
import { ElectionCard } from './election-card.tsx';
import { OpenElectionDialog } from './election-list-dialog.tsx';
import './meetings.css';

/** Base of the congress with what is taken off it, and who is there. */
const Base = ({ congress: { base, voters, isHeld } }: { congress: Congress }) => {
  const t = useT();
  const taken = (base?.deductions ?? []).filter(({ count }) => count > 0);
  return (
    <section className="vm-card">
      <h2>{t('meetings.congress.base')}</h2>
      {base === null ? (
        <p>{t('meetings.vote.no-base')}</p>
      ) : (
        <p>
          {t('meetings.vote.base', { base: base.base, official: base.official })}
          {taken.map(({ ground, count }) => ` − ${count} ${t(`meetings.deduction.${ground}`)}`).join('')}
        </p>
      )}
      <p>{voters === null ? t('meetings.congress.roll-open') : t('meetings.congress.voters', { voters })}</p>
      {!isHeld && <p className="vm-soft">{t('meetings.congress.not-held')}</p>}
    </section>
  );
};

const One = ({ meetingId, congress }: { meetingId: MeetingId; congress: Congress }) => {
  const t = useT();
  const may = useMay();
  const [isOpening, setOpening] = useState(false);
  const isLeft = congress.elections.length < electedPost.options.length;
  return (
    <>
      <PageHead
        title={t('meetings.congress.title')}
        subtitle={dayText(congress.on)}
        actions={
          <>
            {isLeft && congress.state !== 'cancelled' && may('meetings.open-election') && (
              <Button main={congress.elections.length === 0} onClick={() => setOpening(true)}>
                {t('meetings.action.open-election')}
              </Button>
            )}
            <PageLink className="vm-button" to="/meetings/$meetingId" params={{ meetingId }}>
              {t('meetings.congress.to-meeting')}
            </PageLink>
          </>
        }
      />
      <Base congress={congress} />
      {congress.elections.length === 0 && <p className="vm-soft">{t('meetings.congress.empty')}</p>}
      {congress.elections.map((election) => (
        <ElectionCard key={election.id} meetingId={meetingId} congress={congress} election={election} />
      ))}
      {congress.elections.length > 0 && <CongressResult meetingId={meetingId} congress={congress} />}
      <CongressPapers meetingId={meetingId} holdsMinutes={congress.holdsMinutes} />
      {isOpening && <OpenElectionDialog meetingId={meetingId} congress={congress} onClose={() => setOpening(false)} />}
    </>
  );
};

/** Elections of one congress, run from top to bottom: who stands, tallies, result, term, papers. */
const CongressPage = () => {
  const { meetingId } = useParams({ strict: false }) as { meetingId: MeetingId };
  const found = useQuestion(congressQuestion, { meetingId });
  useEffect(() => {
    void ensureMessages('platform', 'organisations', 'documents');
  }, []);
  return (
    <div className="vm-page">
      <Answer query={found} lines={10} isPage>
        {(congress) => <One meetingId={meetingId} congress={congress} />}
      </Answer>
    </div>
  );
};

export default CongressPage;
