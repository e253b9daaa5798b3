import { useState } from 'react';
import { Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { recordPastResult, uploadPastResults } from '../contract.ts';
import { useChange } from './distribution-search.ts';
import { type OrganisationId, useOrganisationInView } from './own-organisation.ts';
import { PastResultDialog } from './past-result-dialog.tsx';
import { PastResultHistory } from './past-result-history.tsx';
import { PastResultList } from './past-result-list.tsx';
import { RatingTabs } from './rating-tabs.tsx';
import './ratings.css';

const Acts = ({ of, onEnter }: { of: OrganisationId | null; onEnter: () => void }) => {
  const t = useT();
  const may = useMay();
  return (
    <>
      {may(uploadPastResults.name) && (
        <PageLink
          className="vm-button vm-button-main"
          to="/ratings/past-results/import"
          search={{ of: of ?? undefined }}
        >
          {t('ratings.past.import')}
        </PageLink>
      )}
      {of !== null && may(recordPastResult.name) && (
        <Button onClick={onEnter}>{t('ratings.action.record-past-result')}</Button>
      )}
      <PrintButton />
    </>
  );
};

/** Results of earlier years as they were decided then: entered one by one or from a spreadsheet, never derived again. */
const PastResultsPage = () => {
  const t = useT();
  const may = useMay();
  const change = useChange();
  const of = useOrganisationInView();
  const [isEntering, setEntering] = useState(false);
  return (
    <div className="vm-page">
      <PageHead
        title={t('ratings.past.title')}
        subtitle={t('ratings.past.about')}
        actions={<Acts of={of} onEnter={() => setEntering(true)} />}
      />
      <RatingTabs />
      <div className="not-printed">
        <OrganisationField
          label={t('ratings.seasons.organisation')}
          value={of}
          onChange={(next) => change({ of: next })}
        />
      </div>
      {of === null ? <Empty title={t('ratings.open.no-organisation')} /> : <PastResultList of={of} />}
      {may(uploadPastResults.name) && <PastResultHistory of={of} />}
      {isEntering && of !== null && <PastResultDialog of={of} onClose={() => setEntering(false)} />}
    </div>
  );
};

export default PastResultsPage;
