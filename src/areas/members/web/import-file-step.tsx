import { useState } from 'react';
import type { Day } from '../../../platform/calendar/day.ts';
import type { UploadId } from '../../../platform/import/contract.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ask } from '../../../web/client.ts';
import { Button } from '../../../web/kit/button.tsx';
import { DayField } from '../../../web/kit/day-field.tsx';
import { FileDrop } from '../../../web/kit/file-drop.tsx';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { TemplateButton } from '../../../web/kit/template-button.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import type { OrganisationId } from '../../organisations/contract.ts';
import { importTemplate } from '../contract/import.ts';
import { ProgressBar } from './import-bar.tsx';
import { useUpload } from './import-upload.ts';
import { useOwnPlace } from './register-own-place.ts';

export type Chosen = { readonly uploadId: UploadId; readonly underId: OrganisationId; readonly asOf: Day };

/** Which list, for which organisation, as of which day; the file goes up in pieces. */
export const ImportFileStep = ({ onChosen }: { onChosen: (chosen: Chosen) => void }) => {
  const t = useT();
  const language = useLanguage();
  const own = useOwnPlace();
  const [under, setUnder] = useState<string | null>(null);
  const [asOf, setAsOf] = useState<Day | null>(todayHere());
  const underId = (under ?? own) as OrganisationId | null;
  const upload = useUpload((uploadId) => underId && onChosen({ uploadId, underId, asOf: asOf ?? todayHere() }));
  return (
    <div className="vm-stack" aria-busy={upload.share !== null}>
      <p>{t('members.import.about')}</p>
      <div className="vm-row">
        <TemplateButton label={t('members.import.template')} read={() => ask(importTemplate, { language })} />
      </div>
      <OrganisationField
        label={t('members.import.under')}
        description={t('members.import.under-help')}
        value={underId}
        onChange={setUnder}
        required
      />
      <DayField
        label={t('members.import.as-of')}
        description={t('members.import.as-of-help')}
        value={asOf}
        onChange={setAsOf}
        required
      />
      <FileDrop
        label={t('members.import.file')}
        accept={['.xlsx', '.csv']}
        maxMegabytes={400}
        onFile={(file) => underId && upload.send(file)}
      />
      {upload.share !== null && <ProgressBar label={t('members.import.sending')} share={upload.share} />}
      {upload.refusal && <RefusalPanel refusal={upload.refusal} takesFocus />}
      {upload.refusal && upload.goOn && <Button onClick={upload.goOn}>{t('members.import.go-on')}</Button>}
    </div>
  );
};
