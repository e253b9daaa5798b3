import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { Timeline } from '../../../web/kit/timeline.tsx';
import { ensureMessages, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { SourceTasks } from '../../tasks/web/public.tsx';
import { meetingById, rulesOfMeeting } from '../contract.ts';
import { ElectionsPanel } from './elections-panel.tsx';
import { MeetingActs, SheetLink } from './meeting-acts.tsx';
import { MeetingAttendance } from './meeting-attendance.tsx';
import { MeetingFacts } from './meeting-facts.tsx';
import { MeetingItems } from './meeting-items.tsx';
import { MeetingPapers } from './meeting-papers.tsx';
import { MeetingRemarks } from './meeting-remarks.tsx';
import type { MeetingScene } from './meeting-scene.ts';
import { MeetingScore } from './meeting-score.tsx';
import { useTimelineEntries } from './meeting-timeline.ts';
import { levelOfState, titleOf } from './meeting-words.ts';
import { ScoreAboveDialog } from './score-above-dialog.tsx';
import './meetings.css';

const Acts = ({ scene }: { scene: MeetingScene }) => {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const [isScoring, setScoring] = useState(false);
  const { meeting } = scene;
  const isClosed = meeting.state === 'closed' || meeting.state === 'reported';
  const goBack = (): void => void navigate({ to: '/meetings', search: { of: meeting.organisationId } } as never);
  return (
    <>
      <SheetLink face={meeting.face} isMain />
      {isClosed && meeting.score !== null && may('meetings.score-from-above') && (
        <Button main onClick={() => setScoring(true)}>
          {t('meetings.above.title')}
        </Button>
      )}
      <MeetingActs face={meeting.face} onGone={goBack} />
      <PrintButton />
      {isScoring && <ScoreAboveDialog scene={scene} onClose={() => setScoring(false)} />}
    </>
  );
};

const Course = ({ scene }: { scene: MeetingScene }) => {
  const t = useT();
  const entries = useTimelineEntries(scene);
  return (
    <section className="vm-card">
      <h2>{t('meetings.timeline')}</h2>
      <Timeline entries={entries} label={t('meetings.timeline')} />
    </section>
  );
};

const One = ({ scene }: { scene: MeetingScene }) => {
  const t = useT();
  const may = useMay();
  const { meeting } = scene;
  const isHeld = meeting.face.heldOn !== null;
  return (
    <>
      <PageHead
        title={titleOf(meeting.face, t)}
        subtitle={
          <>
            {dayText(meeting.face.heldOn ?? meeting.face.plannedOn)} ·{' '}
            <Status level={levelOfState(meeting.state)}>{t(`meetings.state.${meeting.state}`)}</Status>
          </>
        }
        actions={<Acts scene={scene} />}
      />
      <div className="vm-two">
        <MeetingFacts scene={scene} />
        <Course scene={scene} />
      </div>
      {may('meetings.elections-of-meeting') && <ElectionsPanel meetingId={meeting.face.id} kind={meeting.kind} />}
      {isHeld && (
        <>
          <MeetingAttendance scene={scene} />
          <MeetingItems scene={scene} />
          <MeetingRemarks meeting={meeting} />
          {may('tasks.tasks-of-source') && <SourceTasks sourceId={meeting.face.id} title={t('meetings.one.tasks')} />}
          <MeetingScore scene={scene} />
        </>
      )}
      <MeetingPapers meeting={meeting} />
    </>
  );
};

/** One meeting: facts left, its course right, then the sheet as it was recorded. */
const MeetingPage = () => {
  const { meetingId } = useParams({ strict: false }) as { meetingId: never };
  const meeting = useQuestion(meetingById, { meetingId });
  const rules = useQuestion(rulesOfMeeting, { meetingId });
  useEffect(() => {
    void ensureMessages('platform', 'organisations', 'tasks', 'documents');
  }, []);
  return (
    <div className="vm-page meetings-one">
      <Answer query={meeting} lines={10} isPage>
        {(found) => (
          <Answer query={rules} lines={10} isPage>
            {(known) => <One scene={{ meeting: found, rules: known }} />}
          </Answer>
        )}
      </Answer>
    </div>
  );
};

export default MeetingPage;
