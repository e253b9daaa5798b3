import { useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { useMay } from '../../../web/session.ts';
import { type DialogSpec, LifeCycleDialog } from './life-cycle-dialog.tsx';

export type Act = {
  /** Contract whose permission shows the button. */
  readonly name: string;
  readonly label: string;
  readonly isMain?: boolean;
  readonly spec: () => DialogSpec;
};

/** Buttons of the acts that are open now and that the person may do; each opens its dialog. */
export const LifeCycleActs = ({ acts }: { acts: readonly Act[] }) => {
  const may = useMay();
  const [open, setOpen] = useState<DialogSpec | null>(null);
  return (
    <>
      {acts
        .filter(({ name }) => may(name))
        .map(({ label, isMain = false, spec }) => (
          <Button key={label} main={isMain} onClick={() => setOpen(spec())}>
            {label}
          </Button>
        ))}
      {open && <LifeCycleDialog spec={open} onClose={() => setOpen(null)} />}
    </>
  );
};
