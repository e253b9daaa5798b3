import type { OutputOf } from '../../../platform/action/contract.ts';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import type { paper } from '../contract/paper-reads.ts';

/** One paper as its page shows it. */
export type Paper = OutputOf<typeof paper>;

type State = 'draft' | 'issued' | 'withdrawn' | 'void';

const levels = { draft: 'attention', issued: 'good', withdrawn: 'serious', void: 'plain' } as const;

export const PaperState = ({ state }: { state: State }) => (
  <Status level={levels[state]}>{useT()(`documents.state.${state}`)}</Status>
);

type Named = { readonly kind: string; readonly kindNames: { readonly vi: string; readonly en: string } | null };

/** The name of a form in the language in use; papers without a form say what they are. */
export const useKindName = (): ((paper: Named) => string) => {
  const t = useT();
  const language = useLanguage();
  return ({ kind, kindNames }) =>
    kindNames?.[language] ?? t(kind === 'void' ? 'documents.kind.void' : 'documents.kind.outside');
};

/** A layout or form that nobody compared with its source yet. */
export const LayoutLine = ({
  layout,
}: {
  layout: { readonly title: { readonly vi: string; readonly en: string }; readonly isVerified: boolean };
}) => {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      {layout.title[language]}
      {!layout.isVerified && <span className="vm-soft"> ({t('documents.layout.unverified')})</span>}
    </>
  );
};
