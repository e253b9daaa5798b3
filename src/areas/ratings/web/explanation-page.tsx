import { useParams } from '@tanstack/react-router';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { explanationSheet, type SubjectId } from '../contract.ts';
import { ExplanationPaper } from './explanation-paper.tsx';
import { markedTitle } from './rating-words.tsx';

/** The explanation of a rating for who keeps it: printed and handed to a member who does not sign in. */
const ExplanationPage = () => {
  const t = useT();
  const { subjectId } = useParams({ strict: false }) as { subjectId: SubjectId };
  const found = useQuestion(explanationSheet, { subjectId });
  return (
    <div className="vm-page">
      <Answer query={found} lines={8} isPage>
        {(paper) => (
          <>
            <PageHead
              title={t('ratings.paper.title')}
              subtitle={
                <PageLink to="/ratings/subjects/$subjectId" params={{ subjectId }}>
                  {markedTitle(paper.title, paper.isFictional, t)}
                </PageLink>
              }
              actions={<PrintButton />}
            />
            <ExplanationPaper paper={paper} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default ExplanationPage;
