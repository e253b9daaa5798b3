import { ask } from '../../../web/client.ts';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { importTemplate } from '../contract/import.ts';
import { useOnce } from './import-ask.ts';

/** The empty spreadsheet with the right headings. */
export const TemplateButton = ({ kind }: { kind: 'organisations' | 'reorganisation' }) => {
  const t = useT();
  const language = useLanguage();
  const { isBusy, refusal, run } = useOnce(async () => downloadAnswer(await ask(importTemplate, { kind, language })));
  return (
    <>
      <Button isBusy={isBusy} onClick={() => run()}>
        <Icon name="export" />
        {t('organisations.import.template')}
      </Button>
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
    </>
  );
};
