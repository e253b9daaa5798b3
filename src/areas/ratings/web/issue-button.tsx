import { useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { type IssueOf, IssuePaperDialog } from './issue-paper-dialog.tsx';

/** Issues a paper into the register, and leads to it there. */
export const IssueButton = ({ of, about }: { of: IssueOf; about: string }) => {
  const t = useT();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const [issuedId, setIssued] = useState<string | null>(null);
  if (!may('ratings.issue-paper')) return null;
  if (issuedId !== null)
    return may('documents.paper') ? (
      <PageLink to="/documents/$paperId" params={{ paperId: issuedId }}>
        {t('ratings.papers.to-issued')}
      </PageLink>
    ) : (
      <span>{t('ratings.papers.issued')}</span>
    );
  return (
    <>
      <Button aria-label={t('ratings.papers.issue-of', { about })} onClick={() => setOpen(true)}>
        {t('ratings.papers.issue')}
      </Button>
      {isOpen && <IssuePaperDialog of={of} onClose={() => setOpen(false)} onIssued={setIssued} />}
    </>
  );
};
