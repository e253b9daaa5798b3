import { useEffect, useState } from 'react';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { ApiRefusal } from '../../../web/refusal.ts';
import type { MeetingSheet } from '../contract/reads.ts';
import { mayStep, meeting as steps } from '../rules/transitions.ts';
import { SheetCompare } from './sheet-compare.tsx';
import type { SheetDraft } from './sheet-draft.ts';
import type { SheetKeeper } from './sheet-keeper.ts';

type Props = { readonly keeper: SheetKeeper; readonly draftOf: (theirs: MeetingSheet) => SheetDraft };

const Closed = ({ theirs, onClose }: { theirs: MeetingSheet; onClose: () => void }) => {
  const t = useT();
  return (
    <Dialog title={t('meetings.compare.recorded-title')} onClose={onClose}>
      <div className="vm-stack">
        <p>{t('meetings.compare.recorded')}</p>
        <PageLink className="vm-button" to="/meetings/$meetingId" params={{ meetingId: theirs.face.id }}>
          {t('meetings.sheet.to-record')}
        </PageLink>
      </div>
    </Dialog>
  );
};

/** Asks what the server has now and lets one choose; nothing typed here is lost by looking. */
export const SheetStale = ({ keeper, draftOf }: Props) => {
  const t = useT();
  const [theirs, setTheirs] = useState<MeetingSheet | null>(null);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const { theirs: ask } = keeper.server;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the conflict shows
  useEffect(() => {
    ask().then(setTheirs, (error: unknown) => setRefusal(error instanceof ApiRefusal ? error : null));
  }, []);
  const later = (): void => keeper.setKeeping('here');
  if (refusal)
    return (
      <Dialog title={t('meetings.compare.title')} onClose={later}>
        <RefusalPanel refusal={refusal} takesFocus />
      </Dialog>
    );
  if (theirs === null) return null;
  if (!mayStep(steps, theirs.state, 'save-sheet') && !mayStep(steps, theirs.state, 'open-meeting'))
    return <Closed theirs={theirs} onClose={later} />;
  const draft = draftOf(theirs);
  return (
    <SheetCompare
      mine={keeper.draft}
      theirs={draft}
      onMine={() => keeper.settle(keeper.draft, theirs.face.version)}
      onTheirs={() => keeper.settle(draft, theirs.face.version)}
      onClose={later}
    />
  );
};
