import { useParams } from '@tanstack/react-router';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { ownExplanation, type SubjectId } from '../contract.ts';
import { ExplanationPaper } from './explanation-paper.tsx';

/** The explanation of the own rating, once it was told: to read, and to print. */
const OwnExplanationPage = () => {
  const t = useT();
  const { subjectId } = useParams({ strict: false }) as { subjectId: SubjectId };
  const found = useQuestion(ownExplanation, { subjectId });
  return (
    <div className="vm-page">
      <Answer query={found} lines={8} isPage>
        {(paper) => (
          <>
            <PageHead
              title={t('ratings.paper.title')}
              subtitle={
                <PageLink to="/ratings/own/$subjectId" params={{ subjectId }}>
                  {t('ratings.own.back')}
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

export default OwnExplanationPage;
