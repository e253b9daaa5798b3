import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { paperFile } from '../contract/paper-reads.ts';
import { useFetchedFile } from './use-fetched-file.ts';

type Props = { readonly paperId: string /** False where only the Word file can be had. */; readonly hasPdf?: boolean };

/** Fetches a paper as PDF (to print) or Word file. Needs the sentences of this area. */
export const PaperButtons = ({ paperId, hasPdf = true }: Props) => {
  const t = useT();
  const may = useMay();
  const { busyWith, refusal, fetchFile } = useFetchedFile(paperFile);
  if (!may(paperFile.name)) return null;
  const button = (format: 'pdf' | 'docx', isMain: boolean) => (
    <Button
      main={isMain}
      isBusy={busyWith === format}
      onClick={() => void fetchFile(format, { paperId: paperId as never, format })}
    >
      <Icon name={format === 'pdf' ? 'print' : 'export'} />
      {t(`documents.file.${format}`)}
    </Button>
  );
  return (
    <div className="vm-stack not-printed">
      <div className="vm-row">
        {hasPdf && button('pdf', true)}
        {button('docx', !hasPdf)}
      </div>
      {!hasPdf && <p className="vm-soft">{t('documents.file.word-only')}</p>}
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
    </div>
  );
};
