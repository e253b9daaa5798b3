import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { VerdictPanel } from '../../../web/kit/verdict-panel.tsx';
import { useT } from '../../../web/messages.ts';
import type { ApiRefusal } from '../../../web/refusal.ts';
import { useMay } from '../../../web/session.ts';
import type { Keeping } from './sheet-leaving.ts';
import { verdictLines } from './sheet-lines.ts';
import { goToField, useScene } from './sheet-scene.ts';

type Props = {
  readonly keeping: Keeping;
  readonly refusal: ApiRefusal | null;
  readonly isBusy: boolean;
  readonly onRecord: () => void;
  /** Records, then issues the usual papers and hands them over to be printed. */
  readonly onRecordAndPrint: () => void;
  readonly onSave: () => void;
};

const icons = { offline: 'offline', here: 'info', stale: 'warning' } as const;

/** Where what was typed lies: with the server, or only here. */
const KeepingLine = ({ keeping }: { keeping: Keeping }) => {
  const t = useT();
  const icon = keeping in icons ? icons[keeping as keyof typeof icons] : 'check';
  return (
    <p role="status" className="meetings-keeping" data-keeping={keeping}>
      <Icon name={icon} size={1} />
      {t(`meetings.keeping.${keeping}`)}
    </p>
  );
};

const SIDE = 'sheet-side';

/** On a narrow screen the verdict stands at the end of the sheet: how much is open stays in view, and leads there. */
export const SheetJump = () => {
  const t = useT();
  const { verdict } = useScene();
  const open = verdict.reasons.length;
  const go = (): void => {
    const side = document.getElementById(SIDE);
    side?.focus();
    side?.scrollIntoView();
  };
  return (
    <div className="meetings-jump not-printed">
      <Button onClick={go}>
        <Icon name={open > 0 ? 'missing' : 'met'} size={1} />
        {open > 0 ? t('meetings.jump.open', { count: open }) : t('meetings.jump.ready')}
      </Button>
    </div>
  );
};

/** The verdict of the rules, always in view, and the one action of the sheet. */
export const SheetSide = ({ keeping, refusal, isBusy, onRecord, onRecordAndPrint, onSave }: Props) => {
  const t = useT();
  const may = useMay();
  const { draft, verdict } = useScene();
  return (
    <section id={SIDE} tabIndex={-1} className="meetings-side" aria-label={t('meetings.sheet.side')}>
      <KeepingLine keeping={keeping} />
      {refusal && <RefusalPanel refusal={refusal} onField={goToField} takesFocus />}
      <Button main isBusy={isBusy} onClick={onRecord}>
        {t('meetings.record')}
      </Button>
      {may('meetings.issue-paper') && (
        <Button isBusy={isBusy} onClick={onRecordAndPrint}>
          {t('meetings.record-and-print')}
        </Button>
      )}
      <Button onClick={onSave}>{t('meetings.save-now')}</Button>
      <VerdictPanel lines={verdictLines(draft, verdict, t)} onField={goToField} />
    </section>
  );
};
