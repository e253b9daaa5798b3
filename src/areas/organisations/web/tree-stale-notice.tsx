import { useQueryClient } from '@tanstack/react-query';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import type { ApiRefusal } from '../../../web/refusal.ts';
import { tree } from '../contract.ts';

type Props = { readonly isStale: boolean; readonly refusal: ApiRefusal | null; readonly onReload: () => void };

/** Somebody changed the tree since it was loaded: one click loads it anew. */
export const TreeStaleNotice = ({ isStale, refusal, onReload }: Props) => {
  const t = useT();
  const client = useQueryClient();
  if (refusal) return <RefusalPanel refusal={refusal} takesFocus />;
  if (!isStale) return null;
  return (
    <div className="organisations-notice" role="alert">
      <Icon name="warning" />
      <p>{t('organisations.tree.stale')}</p>
      <Button main onClick={() => void client.invalidateQueries({ queryKey: [tree.name] }).then(onReload)}>
        {t('organisations.tree.reload')}
      </Button>
    </div>
  );
};
