import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { useT } from '../../../web/messages.ts';

/** Takes one line out; says which to readers. */
export const RemoveButton = ({ onClick, what }: { onClick: () => void; what?: string }) => {
  const t = useT();
  return (
    <Button className="meetings-remove" onClick={onClick}>
      <Icon name="close" size={1} />
      {t('meetings.remove')}
      {what && <span className="seen-by-readers-only">: {what}</span>}
    </Button>
  );
};
