import { Icon } from '../../../web/kit/icon.tsx';
import { useT } from '../../../web/messages.ts';

/** Says that the rules by which a page judges were not checked against their text. */
export const PackNotice = ({ pack }: { pack: { readonly verified: boolean; readonly source: string } | null }) => {
  const t = useT();
  if (pack === null || pack.verified) return null;
  return (
    <p className="members-life-notice" role="note">
      <Icon name="unknown" />
      {t('members.life.pack-unverified', { source: pack.source })}
    </p>
  );
};
