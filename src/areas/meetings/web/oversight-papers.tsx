import { useState } from 'react';
import type { ActionContract, OutputOf, QuestionContract } from '../../../platform/action/contract.ts';
import { ask } from '../../../web/client.ts';
import { dayText } from '../../../web/day-text.ts';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { ApiRefusal } from '../../../web/refusal.ts';
import { useMay } from '../../../web/session.ts';
import { PaperButtons, PaperState } from '../../documents/web/public.tsx';
import type { IssuingProposal, papersOfTopic } from '../contract.ts';
import { IssueReportDialog } from './oversight-papers-issue.tsx';

type Paper = OutputOf<typeof papersOfTopic>['papers'][number];
type Asked = Readonly<Record<string, unknown>>;

/** A paper that this page makes: how it is looked at, how it is issued, and what stands in the way. */
export type ReportPaper = {
  readonly key: string;
  readonly name: string;
  readonly issuedId: string | null;
  readonly blockedBy: readonly string[];
  readonly issuing: IssuingProposal;
  readonly preview: { readonly contract: QuestionContract; readonly input: Asked };
  readonly issue: { readonly contract: ActionContract; readonly input: Asked };
};

const PaperLine = ({ paper }: { paper: Paper }) => {
  const may = useMay();
  const name = [paper.number, paper.title].filter(Boolean).join(' · ');
  return (
    <>
      <p>
        {may('documents.paper') ? (
          <PageLink to="/documents/$paperId" params={{ paperId: paper.paperId }}>
            {name}
          </PageLink>
        ) : (
          name
        )}{' '}
        <PaperState state={paper.state} /> {paper.issuedOn && dayText(paper.issuedOn)}
      </p>
      <PaperButtons paperId={paper.paperId} />
    </>
  );
};

const usePreview = ({ contract, input }: ReportPaper['preview']) => {
  const [busyWith, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const look = async (format: 'pdf' | 'docx'): Promise<void> => {
    setBusy(format);
    setRefusal(null);
    try {
      downloadAnswer((await ask(contract, { ...input, format } as never)) as never);
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      setRefusal(error);
    } finally {
      setBusy(null);
    }
  };
  return { busyWith, refusal, look };
};

const OpenPaper = ({ one }: { one: ReportPaper }) => {
  const t = useT();
  const may = useMay();
  const { busyWith, refusal, look } = usePreview(one.preview);
  const [isIssuing, setIssuing] = useState(false);
  const isUsedAsPrinted = one.blockedBy.includes('meetings.paper-not-issued');
  return (
    <>
      {one.blockedBy.map((code) => (
        <p key={code} className="vm-soft">
          {t(`refusal.${code}`)}
        </p>
      ))}
      <div className="vm-row not-printed">
        {one.blockedBy.length === 0 && may(one.issue.contract.name) && (
          <Button main onClick={() => setIssuing(true)}>
            {t('meetings.papers.issue')}
          </Button>
        )}
        {may(one.preview.contract.name) &&
          (['pdf', 'docx'] as const).map((format) => (
            <Button key={format} isBusy={busyWith === format} onClick={() => void look(format)}>
              <Icon name={format === 'pdf' ? 'print' : 'export'} />
              {t(`meetings.papers.${format === 'docx' ? 'word' : isUsedAsPrinted ? 'print-one' : 'preview'}`)}
            </Button>
          ))}
      </div>
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
      {isIssuing && (
        <IssueReportDialog
          title={one.name}
          contract={one.issue.contract}
          about={one.issue.input}
          issuing={one.issuing}
          onClose={() => setIssuing(false)}
        />
      )}
    </>
  );
};

/** Papers of a topic or a month: looked at and issued here, then kept in the register; withdrawn ones stay in sight. */
export const ReportPapers = ({ papers, made }: { papers: readonly Paper[]; made: readonly ReportPaper[] }) => {
  const t = useT();
  const issued = new Set(made.map(({ issuedId }) => issuedId));
  return (
    <section className="vm-card vm-stack">
      <h2>{t('meetings.monthly.papers')}</h2>
      <ul className="meetings-votes">
        {made.map((one) => {
          const stands = papers.find(({ paperId }) => paperId === one.issuedId);
          return (
            <li key={one.key}>
              <h3>{one.name}</h3>
              {stands ? <PaperLine paper={stands} /> : <OpenPaper one={one} />}
            </li>
          );
        })}
        {papers
          .filter(({ paperId }) => !issued.has(paperId))
          .map((paper) => (
            <li key={paper.paperId}>
              <PaperLine paper={paper} />
            </li>
          ))}
      </ul>
    </section>
  );
};
