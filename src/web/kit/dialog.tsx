import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useT } from '../messages.ts';
import { Icon } from './icon.tsx';

type Props = { readonly title: string; readonly onClose: () => void; readonly children: ReactNode };

/** Esc in an open list of options closes the list alone: the kit marks a box whose list is open, and then the browser must not hear it. */
const keepForList = (event: KeyboardEvent): void => {
  const isInList = event.target instanceof Element && event.target.matches('[data-mantine-stop-propagation="true"]');
  if (event.key === 'Escape' && isInList) event.preventDefault();
};

/** A modal question on the browser's own dialog: focus stays inside, Esc closes, focus goes back to where it was. */
export const Dialog = ({ title, onClose, children }: Props) => {
  const t = useT();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const from = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (from instanceof HTMLElement) from.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className="vm-dialog" aria-labelledby={id} onClose={onClose} onKeyDownCapture={keepForList}>
      <div className="vm-dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="vm-quiet" aria-label={t('web.close')} onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>
  );
};
