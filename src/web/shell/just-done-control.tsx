import { lazy, type ReactNode, type RefObject, Suspense, useState } from 'react';

const JustDoneDialog = lazy(() => import('./just-done-dialog.tsx'));

/** Opens what was just done from a menu. The dialog stands beside the menu, because a closed menu would hide it. */
export const useJustDoneDialog = (menu: RefObject<HTMLElement | null>): { open: () => void; dialog: ReactNode } => {
  const [isOpen, setOpen] = useState(false);
  const open = (): void => {
    menu.current?.hidePopover();
    setOpen(true);
  };
  const dialog = isOpen && (
    <Suspense fallback={null}>
      <JustDoneDialog onClose={() => setOpen(false)} />
    </Suspense>
  );
  return { open, dialog };
};
