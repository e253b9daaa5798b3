import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { AttachmentList, PaperButtons, PaperState } from '../../documents/web/public.tsx';
import type { MeetingSheet } from '../contract/reads.ts';
import { type MeetingId, type MeetingPaperKind, papersOfMeeting } from '../contract.ts';
import { type PaperFiles, usePaperFiles } from './meeting-papers-files.ts';
import { type Fitting, IssuePapersDialog, issuable, startOf, useIssuing } from './meeting-papers-issue.tsx';
import { takePapersAsked } from './meeting-papers-next.ts';

type Papers = OutputOf<typeof papersOfMeeting>;
type Paper = Papers['papers'][number];

const PaperName = ({ paper }: { paper: Paper }) => {
  const may = useMay();
  const name = [paper.number, paper.title].filter(Boolean).join(' · ');
  return (
    <>
      {may('documents.paper') ? (
        <PageLink to="/documents/$paperId" params={{ paperId: paper.paperId }}>
          {name}
        </PageLink>
      ) : (
        name
      )}{' '}
      <PaperState state={paper.state} /> {paper.issuedOn && dayText(paper.issuedOn)}
    </>
  );
};

type RowProps = {
  readonly one: Fitting;
  readonly papers: Papers;
  readonly files: PaperFiles;
  readonly onIssue: (kind: MeetingPaperKind) => void;
};

const OpenPaper = ({ one, papers, files, onIssue }: RowProps) => {
  const t = useT();
  const may = useMay();
  const { kind, blockedBy, isUsedAsPrinted } = one;
  const mayMake = papers.holdsMinutes && may('meetings.paper-preview');
  const look = (format: 'pdf' | 'docx') => (
    <Button isBusy={files.busyWith === `${kind}.${format}`} onClick={() => void files.preview(kind, format)}>
      <Icon name={format === 'pdf' ? 'print' : 'export'} />
      {t(`meetings.papers.${format === 'docx' ? 'word' : isUsedAsPrinted ? 'print-one' : 'preview'}`)}
    </Button>
  );
  return (
    <>
      {blockedBy.map((code) => (
        <p key={code} className="vm-soft">
          {t(`refusal.${code}`)}
        </p>
      ))}
      {mayMake && (
        <div className="vm-row not-printed">
          {blockedBy.length === 0 && may('meetings.issue-paper') && (
            <Button onClick={() => onIssue(kind)}>{t('meetings.papers.issue')}</Button>
          )}
          {look('pdf')}
          {look('docx')}
        </div>
      )}
    </>
  );
};

const PaperRow = (props: RowProps) => {
  const language = useLanguage();
  const { one, papers } = props;
  const issued = papers.papers.find(({ paperId }) => paperId === one.issuedId);
  return (
    <li>
      <h3>{one.names[language]}</h3>
      {issued ? (
        <>
          <p>
            <PaperName paper={issued} />
          </p>
          <PaperButtons paperId={issued.paperId} />
        </>
      ) : (
        <OpenPaper {...props} />
      )}
    </li>
  );
};

/** What the whole set is printed from: the issued papers, and of the others those that say something already. */
const printable = ({ fitting, holdsMinutes }: Papers): MeetingPaperKind[] =>
  fitting
    .filter(
      ({ kind, issuedId, blockedBy }) =>
        issuedId !== null || (holdsMinutes && blockedBy.length === 0 && kind !== 'notice'),
    )
    .map(({ kind }) => kind);

const SetButtons = ({ papers, files, onIssueAll }: { papers: Papers; files: PaperFiles; onIssueAll: () => void }) => {
  const t = useT();
  const may = useMay();
  const kinds = printable(papers);
  const canIssue = papers.holdsMinutes && may('meetings.issue-paper') && issuable(papers).length > 1;
  const canPrint = kinds.length > 0 && may('meetings.papers-to-print');
  if (!canIssue && !canPrint) return null;
  return (
    <div className="vm-row not-printed">
      {canIssue && (
        <Button main onClick={onIssueAll}>
          {t('meetings.papers.issue-and-print')}
        </Button>
      )}
      {canPrint && (
        <Button isBusy={files.busyWith === 'print'} onClick={() => void files.print(kinds)}>
          <Icon name="print" />
          {t('meetings.papers.print-all')}
        </Button>
      )}
    </div>
  );
};

/** Withdrawn ones and papers of other forms stay in sight. */
const OtherPapers = ({ papers: { papers, fitting } }: { papers: Papers }) => {
  const shown = new Set(fitting.map(({ issuedId }) => issuedId));
  const others = papers.filter(({ paperId }) => !shown.has(paperId));
  return others.map((paper) => (
    <li key={paper.paperId}>
      <p>
        <PaperName paper={paper} />
      </p>
      <PaperButtons paperId={paper.paperId} />
    </li>
  ));
};

/** Asked for while recording: the usual papers are issued and printed at once; where something has to be chosen, the dialog opens. */
const useAskedFor = (
  meetingId: MeetingId,
  papers: Papers,
  { files, choose, isFresh }: { readonly files: PaperFiles; readonly choose: () => void; readonly isFresh: boolean },
) => {
  const issuing = useIssuing(meetingId, papers);
  const run = async (): Promise<void> => {
    const usual = startOf(papers, null);
    if (usual.kinds.length === 0) return;
    if (!papers.hasTerm || papers.signers.length === 0) return choose();
    if (await issuing.issue(usual)) await files.print(usual.kinds);
  };
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    // What this screen remembers is from before the record: only a fresh answer says what can be issued.
    if (isFresh && takePapersAsked(meetingId)) void latest.current();
  }, [meetingId, isFresh]);
  return issuing;
};

type AllProps = { readonly meeting: MeetingSheet; readonly papers: Papers; readonly isFresh: boolean };

const AllPapers = ({ meeting, papers, isFresh }: AllProps) => {
  const t = useT();
  const meetingId = meeting.face.id;
  const files = usePaperFiles(meetingId);
  const [issuing, setIssuing] = useState<MeetingPaperKind | 'all' | null>(null);
  const asked = useAskedFor(meetingId, papers, { files, isFresh, choose: () => setIssuing('all') });
  const refusal = asked.refusal ?? files.refusal;
  return (
    <>
      <SetButtons papers={papers} files={files} onIssueAll={() => setIssuing('all')} />
      {asked.isBusy && <p role="status">{t('meetings.papers.issuing')}</p>}
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
      <ul className="meetings-papers">
        {papers.fitting.map((one) => (
          <PaperRow key={one.kind} one={one} papers={papers} files={files} onIssue={setIssuing} />
        ))}
        <OtherPapers papers={papers} />
      </ul>
      {issuing !== null && (
        <IssuePapersDialog
          meetingId={meetingId}
          papers={papers}
          only={issuing === 'all' ? null : issuing}
          onClose={() => setIssuing(null)}
          onIssued={(kinds) => {
            setIssuing(null);
            if (issuing === 'all') void files.print(kinds);
          }}
        />
      )}
    </>
  );
};

/** Official papers of the meeting: looked at, issued and printed here; and the signed copies kept with it. */
export const MeetingPapers = ({ meeting }: { meeting: MeetingSheet }) => {
  const t = useT();
  const may = useMay();
  const meetingId = meeting.face.id;
  const papers = useQuestion(papersOfMeeting, { meetingId });
  return (
    <>
      <section className="vm-card">
        <h2>{t('meetings.one.papers')}</h2>
        <Answer query={papers}>
          {(answer) => <AllPapers meeting={meeting} papers={answer} isFresh={!papers.isFetching} />}
        </Answer>
      </section>
      {meeting.face.heldOn !== null && may('documents.attachments') && (
        <AttachmentList
          to={{ what: 'other', organisationId: meeting.organisationId as never, area: 'meetings', id: meetingId }}
          isConfined
        />
      )}
    </>
  );
};
