import { Button } from '../../../web/kit/button.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { useT } from '../../../web/messages.ts';
import { differingParts } from './sheet-differences.ts';
import type { SheetDraft } from './sheet-draft.ts';

type Props = {
  readonly mine: SheetDraft;
  readonly theirs: SheetDraft;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
  readonly onClose: () => void;
};

/** Somebody else, or another device, saved this sheet meanwhile: what differs, and which one goes on. */
export const SheetCompare = ({ mine, theirs, onMine, onTheirs, onClose }: Props) => {
  const t = useT();
  const differing = differingParts(mine, theirs);
  const listed = ['agenda', 'guests', 'reports', 'remarks', 'tasks'];
  return (
    <Dialog title={t('meetings.compare.title')} onClose={onClose}>
      <div className="vm-stack">
        <p>{t('meetings.compare.text')}</p>
        {differing.length === 0 ? (
          <p>{t('meetings.compare.same')}</p>
        ) : (
          <ul>
            {differing.map(({ name, mine: here, theirs: there }) => (
              <li key={name}>
                {t(`meetings.sheet.${name}`)}
                {listed.includes(name) && ` (${t('meetings.compare.lines', { here, there })})`}
              </li>
            ))}
          </ul>
        )}
        <div className="vm-row">
          <Button main onClick={onTheirs}>
            {t('meetings.compare.theirs')}
          </Button>
          <Button onClick={onMine}>{t('meetings.compare.mine')}</Button>
        </div>
      </div>
    </Dialog>
  );
};
