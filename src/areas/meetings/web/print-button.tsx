import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { useT } from '../../../web/messages.ts';

/** Prints the page as it stands; one look on every page of meetings. */
export const PrintButton = () => {
  const t = useT();
  return (
    <Button onClick={() => window.print()}>
      <Icon name="print" />
      {t('meetings.print')}
    </Button>
  );
};
