import type { ReactNode } from 'react';
import type { ActionContract, InputOf } from '../../../platform/action/contract.ts';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { Button } from '../../../web/kit/button.tsx';
import type { TableShown } from '../../../web/kit/data-table.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';

type Asked = Readonly<Record<string, unknown>>;

const useTaking = <C extends ActionContract>(contract: C) => {
  const language = useLanguage();
  const take = useAction(contract, {
    doneKey: 'members.list.exported',
    onDone: (file) => downloadAnswer(file as Parameters<typeof downloadAnswer>[0]),
  });
  return {
    refusal: take.error && <RefusalPanel refusal={take.error} takesFocus />,
    isBusy: take.isPending,
    start: (asked: Asked) => take.mutate({ ...asked, language } as InputOf<C>),
  };
};

type TableExport = {
  readonly refusal: ReactNode;
  readonly props: {
    readonly onExport: ((shown: TableShown) => void) | null;
    readonly exportLabel: string;
    readonly isExporting: boolean;
  };
};

/**
 * The export of a table as it stands on screen, made by the server from the list's own question: `asked` is what that question was asked;
 * chips that the question knows too are put into it by `ofChips`.
 */
export const useListExport = (
  contract: ActionContract,
  asked: Asked,
  ofChips: (chips: readonly string[]) => Asked = () => ({}),
): TableExport => {
  const t = useT();
  const may = useMay();
  const { refusal, isBusy, start } = useTaking(contract);
  const onExport = ({ text, chips, sort, columns }: TableShown): void =>
    start({ ...asked, ...ofChips(chips), text: text.trim().slice(0, 100), sort, columns });
  return {
    refusal,
    props: {
      onExport: may(contract.name) ? onExport : null,
      exportLabel: t('members.list-export.button'),
      isExporting: isBusy,
    },
  };
};

type ButtonProps = { readonly contract: ActionContract; readonly asked: Asked; readonly columns: readonly string[] };

/** The same for a list that is no table: all its columns. */
export const ListExportButton = ({ contract, asked, columns }: ButtonProps) => {
  const t = useT();
  const may = useMay();
  const { refusal, isBusy, start } = useTaking(contract);
  if (!may(contract.name)) return null;
  return (
    <>
      <Button isBusy={isBusy} onClick={() => start({ ...asked, columns })}>
        <Icon name="export" />
        {t('members.list-export.button')}
      </Button>
      {refusal}
    </>
  );
};
