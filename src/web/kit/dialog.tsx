import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  type SyntheticEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useT } from '../messages.ts';
import { Button } from './button.tsx';
import { focusFirstField, useTyped } from './dialog-fields.ts';
import { Icon } from './icon.tsx';

type Props = { readonly title: string; readonly onClose: () => void; readonly children: ReactNode };

/** Esc in an open list of options closes the list alone: the kit marks a box whose list is open. */
const isInOpenList = (target: EventTarget): boolean =>
  target instanceof Element && target.matches('[data-mantine-stop-propagation="true"]');

type AskProps = { readonly onStay: () => void; readonly onDrop: () => void };

/** Nothing that was typed is lost by one key. */
const AskToDrop = ({ onStay, onDrop }: AskProps) => {
  const t = useT();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      className="vm-dialog"
      aria-labelledby={id}
      aria-describedby={`${id}-text`}
      onClose={onStay}
    >
      <div className="vm-stack">
        <h2 id={id}>{t('web.drop.title')}</h2>
        <p id={`${id}-text`}>{t('web.drop.text')}</p>
        <div className="vm-row">
          <Button main onClick={() => dialog.current?.close()}>
            {t('web.drop.stay')}
          </Button>
          <Button onClick={onDrop}>{t('web.drop.leave')}</Button>
        </div>
      </div>
    </dialog>
  );
};

const useModal = () => {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const from = document.activeElement;
    dialog.current?.showModal();
    const stopSeeking = dialog.current && title.current ? focusFirstField(dialog.current, title.current) : undefined;
    return () => {
      stopSeeking?.();
      if (from instanceof HTMLElement) from.focus();
    };
  }, []);
  return { dialog, title };
};

/** Every way out of a dialog but its own buttons: they ask where something was entered. */
const useLeaving = (dialog: RefObject<HTMLDialogElement | null>) => {
  const { look, onPress, isTyped } = useTyped(dialog);
  const [asks, setAsks] = useState(false);
  const leave = (): void => {
    if (isTyped()) setAsks(true);
    else dialog.current?.close();
  };
  // The browser must not hear Esc: it asks no second time before it closes.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    if (!isInOpenList(event.target)) leave();
  };
  // The gesture "back" of a phone.
  const onCancel = (event: SyntheticEvent): void => {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    leave();
  };
  const watching = { onPointerDownCapture: onPress, onKeyDownCapture: onPress, onFocusCapture: look };
  return { leave, asks, stay: () => setAsks(false), hearing: { onKeyDown, onCancel, ...watching } };
};

/**
 * A modal question on the browser's own dialog: focus begins in the first field and stays inside, and goes back to where it was.
 * Esc and × close it, unless something was entered: then they ask.
 */
export const Dialog = ({ title, onClose, children }: Props) => {
  const t = useT();
  const id = useId();
  const modal = useModal();
  const { leave, asks, stay, hearing } = useLeaving(modal.dialog);
  return (
    <>
      <dialog ref={modal.dialog} className="vm-dialog" aria-labelledby={id} onClose={onClose} {...hearing}>
        <div className="vm-dialog-head">
          <h2 id={id} ref={modal.title} tabIndex={-1}>
            {title}
          </h2>
          <button type="button" className="vm-quiet" aria-label={t('web.close')} onClick={leave}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </dialog>
      {asks && <AskToDrop onStay={stay} onDrop={() => modal.dialog.current?.close()} />}
    </>
  );
};
