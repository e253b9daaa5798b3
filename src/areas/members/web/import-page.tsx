import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { Wizard } from '../../../web/kit/wizard.tsx';
import { useT } from '../../../web/messages.ts';
import { ImportColumnsStep } from './import-columns-step.tsx';
import { type Chosen, ImportFileStep } from './import-file-step.tsx';
import { ImportHistory } from './import-history.tsx';
import { useImportSteps } from './import-steps.ts';

/** Members from a spreadsheet: the file, then its columns; what follows has an address of its own, so that a reload loses nothing. */
const ImportPage = () => {
  const t = useT();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const bodies = {
    file: <ImportFileStep onChosen={setChosen} />,
    columns: chosen && (
      <ImportColumnsStep
        chosen={chosen}
        onChecked={(importId) => void navigate({ to: `/members/import/${importId}` })}
      />
    ),
  };
  return (
    <div className="vm-page">
      <PageHead title={t('members.import.title')} />
      <Wizard label={t('members.import.steps')} steps={useImportSteps(bodies)} current={chosen ? 'columns' : 'file'} />
      <ImportHistory />
    </div>
  );
};

export default ImportPage;
