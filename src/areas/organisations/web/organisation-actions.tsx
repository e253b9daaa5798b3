import { type ComponentType, lazy, Suspense, useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import type { ChangeProps } from './organisation-change-dialogs.tsx';
import { OrganisationExportDialog } from './organisation-export-dialog.tsx';
import type { OrganisationScene } from './organisation-scene.ts';

const changes = () => import('./organisation-change-dialogs.tsx');
const parts = () => import('./organisation-parts-dialogs.tsx');
const corrections = () => import('./organisation-correct-dialogs.tsx');

const dialogOf = <M,>(open: () => Promise<M>, pick: (module: M) => ComponentType<ChangeProps>) =>
  lazy(async () => ({ default: pick(await open()) }));

/** Every action of the contract that changes an organisation, in the order of its life. */
const dialogs = {
  establish: dialogOf(changes, (module) => module.EstablishDialog),
  rename: dialogOf(changes, (module) => module.RenameDialog),
  'change-type': dialogOf(changes, (module) => module.ChangeTypeDialog),
  move: dialogOf(changes, (module) => module.MoveDialog),
  'hand-over': dialogOf(changes, (module) => module.HandOverDialog),
  'merge-into': dialogOf(changes, (module) => module.MergeDialog),
  consolidate: dialogOf(parts, (module) => module.ConsolidateDialog),
  split: dialogOf(parts, (module) => module.SplitDialog),
  'wind-up': dialogOf(changes, (module) => module.WindUpDialog),
  disband: dialogOf(changes, (module) => module.DisbandDialog),
  'correct-organisation': dialogOf(corrections, (module) => module.CorrectDialog),
  restrict: dialogOf(corrections, (module) => module.RestrictDialog),
} as const;
type ActionName = keyof typeof dialogs;

type MoreProps = {
  readonly scene: OrganisationScene;
  readonly offered: readonly ActionName[];
  readonly onChoose: (name: ActionName) => void;
  readonly onClose: () => void;
};

const MoreDialog = ({ scene, offered, onChoose, onClose }: MoreProps) => {
  const t = useT();
  const wordOf = (name: ActionName): string =>
    t(name === 'restrict' && scene.record.restricted ? 'organisations.act.show-again' : `organisations.act.${name}`);
  return (
    <Dialog title={t('organisations.act.more')} onClose={onClose}>
      <ul className="organisations-more">
        {offered.map((name) => (
          <li key={name}>
            <Button onClick={() => onChoose(name)}>{wordOf(name)}</Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
};

/** What may be done with this organisation by those who are signed in; the server decides again. */
export const OrganisationActions = ({ scene }: { scene: OrganisationScene }) => {
  const t = useT();
  const [open, setOpen] = useState<ActionName | 'more' | null>(null);
  const [exports, setExports] = useState(false);
  const isLiving = scene.record.state === 'living' && scene.isToday;
  const allowed = (Object.keys(dialogs) as ActionName[]).filter((name) => scene.mayHere(`organisations.${name}`));
  const offered = isLiving ? allowed : allowed.filter((name) => name === 'correct-organisation');
  const more = offered.filter((name) => name !== 'establish');
  const Chosen = open && open !== 'more' && dialogs[open];
  const close = () => setOpen(null);
  return (
    <>
      {offered.includes('establish') && (
        <Button main onClick={() => setOpen('establish')}>
          {t('organisations.act.establish')}
        </Button>
      )}
      {more.length > 0 && <Button onClick={() => setOpen('more')}>{t('organisations.act.more')}</Button>}
      {scene.mayHere('organisations.export-organisations') && (
        <Button onClick={() => setExports(true)}>
          <Icon name="export" />
          {t('organisations.export.open')}
        </Button>
      )}
      <PrintButton />
      {exports && <OrganisationExportDialog underId={scene.record.id} onClose={() => setExports(false)} />}
      {open === 'more' && <MoreDialog scene={scene} offered={more} onChoose={setOpen} onClose={close} />}
      {Chosen && (
        <Suspense fallback={null}>
          <Chosen scene={scene} onClose={close} />
        </Suspense>
      )}
    </>
  );
};
