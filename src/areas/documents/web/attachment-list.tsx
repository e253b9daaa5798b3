import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { base64Of, FileDrop } from '../../../web/kit/file-drop.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { TextInput } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import {
  type AttachedTo,
  type AttachmentRow,
  attachFile,
  attachmentFile,
  attachments,
  removeAttachment,
} from '../contract/attachments.ts';
import { useFetchedFile } from './use-fetched-file.ts';
import './documents.css';

const megabytes = 20;
const kinds = ['.jpg', '.jpeg', '.png', '.pdf', '.docx', '.xlsx'] as const;

const sizeText = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('vi-VN')} kB`;

const RemoveButton = ({ row: { attachmentId, label } }: { row: AttachmentRow }) => {
  const t = useT();
  const remove = useAction(removeAttachment, {
    doneKey: 'documents.attachment.removed',
    undoInput: () => ({ attachmentId }),
  });
  return (
    <>
      <Button
        isBusy={remove.isPending}
        onClick={() => remove.mutate({ attachmentId })}
        aria-label={t('documents.attachment.remove-one', { label })}
      >
        {t('documents.attachment.remove')}
      </Button>
      {remove.error && <RefusalPanel refusal={remove.error} />}
    </>
  );
};

const OneFile = ({ row, onFetch, isBusy }: { row: AttachmentRow; onFetch: () => void; isBusy: boolean }) => {
  const t = useT();
  const may = useMay();
  const [isSeen, setSeen] = useState(false);
  const { attachmentId, label, mediaType, sizeBytes, enteredOn } = row;
  const isPicture = mediaType.startsWith('image/');
  return (
    <li>
      <span className="documents-file-name">
        {label}{' '}
        <span className="vm-soft">
          {t(`documents.media.${mediaType.split('/').at(-1)!.split('.').at(-1)!}`)} · {sizeText(sizeBytes)} ·{' '}
          {dayText(enteredOn)}
        </span>
      </span>
      {isPicture && (
        <Button aria-expanded={isSeen} onClick={() => setSeen(!isSeen)}>
          {t(isSeen ? 'documents.attachment.hide' : 'documents.attachment.see')}
        </Button>
      )}
      <Button isBusy={isBusy} onClick={onFetch} aria-label={t('documents.attachment.fetch-one', { label })}>
        <Icon name="export" />
        {t('documents.attachment.fetch')}
      </Button>
      {may(removeAttachment.name) && <RemoveButton row={row} />}
      {isSeen && (
        <img className="documents-picture" src={`/api/documents/attachment-file/${attachmentId}`} alt={label} />
      )}
    </li>
  );
};

const AddFile = ({ to, isConfined }: { to: AttachedTo; isConfined: boolean }) => {
  const t = useT();
  const [label, setLabel] = useState('');
  const [place, setPlace] = useState(0);
  const add = useAction(attachFile, {
    doneKey: 'documents.attachment.added',
    undoInput: ({ attachmentId }) => ({ attachmentId }),
    onDone: () => {
      setLabel('');
      setPlace((old) => old + 1);
    },
  });
  const send = async (file: File): Promise<void> =>
    add.mutate({
      to,
      label: label.trim() || t('documents.attachment.signed-copy'),
      contentBase64: await base64Of(file),
      isConfined,
    });
  return (
    <div className="vm-stack" aria-busy={add.isPending}>
      <TextInput
        label={t('documents.attachment.label')}
        placeholder={t('documents.attachment.signed-copy')}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <FileDrop
        key={place}
        label={t('documents.attachment.choose')}
        accept={kinds}
        maxMegabytes={megabytes}
        onFile={(file) => void send(file)}
      />
      {add.isPending && <p role="status">{t('documents.attachment.sending')}</p>}
      {add.error && <RefusalPanel refusal={add.error} takesFocus />}
    </div>
  );
};

type Props = {
  readonly to: AttachedTo /** For what only the organisation and the one above may open. */;
  readonly isConfined?: boolean;
};

/** Photos, scans and files of something, with adding and removing; a phone offers its camera. Needs the sentences of this area. */
export const AttachmentList = ({ to, isConfined = false }: Props) => {
  const t = useT();
  const may = useMay();
  const found = useQuestion(attachments, { to });
  const { busyWith, refusal, fetchFile } = useFetchedFile(attachmentFile);
  return (
    <section className="vm-card vm-stack" aria-label={t('documents.attachment.title')}>
      <h2>{t('documents.attachment.title')}</h2>
      <Answer
        query={found}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<p className="vm-soft">{t('documents.attachment.none')}</p>}
      >
        {({ rows }) => (
          <ul className="documents-files">
            {rows.map((row) => (
              <OneFile
                key={row.attachmentId}
                row={row}
                isBusy={busyWith === row.attachmentId}
                onFetch={() => void fetchFile(row.attachmentId, { attachmentId: row.attachmentId })}
              />
            ))}
          </ul>
        )}
      </Answer>
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
      {may(attachFile.name) && <AddFile to={to} isConfined={isConfined} />}
    </section>
  );
};
