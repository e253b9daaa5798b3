import { type DragEvent, useId, useState } from 'react';
import { useT } from '../messages.ts';
import { Icon } from './icon.tsx';

type Props = {
  readonly label: string;
  /** Endings with dot, e.g. `['.xlsx', '.csv']`. */
  readonly accept: readonly string[];
  readonly maxMegabytes: number;
  readonly onFile: (file: File) => void;
};

/** The content as the text that our contracts take for files. */
export const base64Of = async (file: File): Promise<string> => {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable file'));
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(',') + 1);
};

/** What is wrong with a file at first sight; null when nothing is. */
const useFault = ({ accept, maxMegabytes }: Pick<Props, 'accept' | 'maxMegabytes'>) => {
  const t = useT();
  return (file: File): string | null => {
    if (!accept.some((ending) => file.name.toLowerCase().endsWith(ending)))
      return t('web.file.wrong-kind', { kinds: accept.join(', ') });
    return file.size > maxMegabytes * 1_000_000 ? t('web.file.too-big', { limit: maxMegabytes }) : null;
  };
};

type PickerProps = Pick<Props, 'label' | 'accept'> & {
  readonly id: string;
  readonly onPick: (file: File | undefined) => void;
};

/** The browser's own button speaks the machine's language, so only its label is seen. */
const Picker = ({ id, label, accept, onPick }: PickerProps) => (
  <>
    <input
      id={id}
      type="file"
      className="seen-by-readers-only"
      accept={accept.join(',')}
      aria-describedby={`${id}-note`}
      onChange={(event) => onPick(event.currentTarget.files?.[0])}
    />
    <label htmlFor={id} className="vm-button">
      <Icon name="file" />
      {useT()('web.file.choose')}
      <span className="seen-by-readers-only">: {label}</span>
    </label>
  </>
);

/** One file by picking or dropping; wrong kind and size are said at once, before anything is sent. */
export const FileDrop = ({ label, accept, maxMegabytes, onFile }: Props) => {
  const t = useT();
  const id = useId();
  const faultOf = useFault({ accept, maxMegabytes });
  const [isOver, setOver] = useState(false);
  const [fault, setFault] = useState('');
  const [name, setName] = useState('');
  const take = (file: File | undefined): void => {
    if (!file) return;
    const found = faultOf(file);
    setFault(found ?? '');
    setName(found ? '' : file.name);
    if (!found) onFile(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way, the button is the first
    <div
      className="vm-drop"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{label}</p>
      <Picker id={id} label={label} accept={accept} onPick={take} />
      <p className="vm-soft" id={`${id}-note`}>
        {t('web.file.note', { kinds: accept.join(', '), limit: maxMegabytes })}
      </p>
      <p role="status">{name && t('web.file.chosen', { name })}</p>
      <p role="alert" className="vm-fault">
        {fault}
      </p>
    </div>
  );
};
