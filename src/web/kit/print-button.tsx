import { useT } from '../messages.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** Prints the page as it stands: one look and one word on every page. */
export const PrintButton = () => {
  const t = useT();
  return (
    <Button onClick={() => window.print()}>
      <Icon name="print" />
      {t('web.print')}
    </Button>
  );
};
