import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { useAsOf } from '../../../web/as-of.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Checkbox, NumberInput, TextInput } from '../../../web/kit/inputs.ts';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { dossier, recordDossierItem } from '../contract.ts';
import { useVocabulary } from './member-words.ts';

type Item = OutputOf<typeof dossier>['rows'][number];
type Line = { readonly paper: string; readonly isYearly: boolean; readonly item: Item | null };

type DialogProps = {
  readonly memberId: string;
  readonly line: Line;
  readonly name: string;
  readonly onClose: () => void;
};

const useItemForm = ({ memberId, line, onClose }: DialogProps) => {
  const { item, paper, isYearly } = line;
  return useContractForm(recordDossierItem, {
    initial: {
      year: (item?.year ?? '') as number | string,
      isThere: item?.isThere ?? true,
      keptAt: item?.keptAt ?? '',
      note: item?.note ?? '',
    },
    toInput: ({ year, isThere, keptAt, note }) => ({
      memberId,
      paper,
      year: isYearly && year !== '' ? Number(year) : null,
      isThere,
      keptAt: keptAt.trim() || null,
      note: note.trim() || null,
      expectedVersion: item?.version ?? null,
    }),
    doneKey: 'web.saved',
    undoInput: ({ itemId, version }) => (item ? undefined : { memberId, itemId, expectedVersion: version }),
    onDone: onClose,
  });
};

const ItemDialog = (props: DialogProps) => {
  const t = useT();
  const { line, name, onClose } = props;
  const state = useItemForm(props);
  const { form } = state;
  return (
    <Dialog title={name} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('web.save')} onCancel={onClose}>
        {line.isYearly && (
          <NumberInput
            label={t('members.dossier.year')}
            hideControls
            allowDecimal={false}
            thousandSeparator=""
            disabled={line.item !== null}
            {...form.getInputProps('year')}
          />
        )}
        <Checkbox label={t('members.dossier.is-there')} {...form.getInputProps('isThere', { type: 'checkbox' })} />
        <TextInput label={t('members.dossier.kept-at')} {...form.getInputProps('keptAt')} />
        <TextInput label={t('members.dossier.note')} {...form.getInputProps('note')} />
      </ContractForm>
    </Dialog>
  );
};

const StateOf = ({ item }: { item: Item | null }) => {
  const t = useT();
  if (!item) return <Status level="unknown">{t('members.dossier.not-checked')}</Status>;
  return item.isThere ? (
    <Status level="good">{t('members.dossier.have')}</Status>
  ) : (
    <Status level="attention">{t('members.dossier.missing')}</Status>
  );
};

const linesOf = (papers: readonly { code: string; isYearly: boolean }[], items: readonly Item[]): Line[] =>
  papers.flatMap(({ code, isYearly }) => {
    const own = items.filter((item) => item.paper === code).map((item) => ({ paper: code, isYearly, item }));
    return own.length > 0 && !isYearly ? own : [...own, { paper: code, isYearly, item: null }];
  });

/** The index of a dossier: every paper that it should hold, there or missing, and where it is kept. Never what it says. */
export const MemberDossier = ({ memberId }: { memberId: string }) => {
  const t = useT();
  const may = useMay();
  const { on } = useAsOf();
  const { vocabulary, word } = useVocabulary(on);
  const answer = useQuestion(dossier, { memberId: memberId as never });
  const [edited, setEdited] = useState<Line | null>(null);
  const nameOf = ({ paper, item }: Line): string => [word('papers', paper), item?.year].filter(Boolean).join(', ');
  return (
    <Answer query={answer}>
      {({ rows }) => (
        <div className="vm-stack">
          <p className="vm-soft">{t('members.dossier.about')}</p>
          <ul className="members-plain members-dossier">
            {linesOf(vocabulary?.papers ?? [], rows).map((line) => (
              <li key={`${line.paper} ${line.item?.id ?? 'new'}`}>
                <span>{nameOf(line)}</span>
                <StateOf item={line.item} />
                <span className="vm-soft">{line.item?.keptAt ?? ''}</span>
                {may('members.record-dossier-item') && (
                  <Button onClick={() => setEdited(line)} aria-label={`${t('members.dossier.edit')}: ${nameOf(line)}`}>
                    {t('members.dossier.edit')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {vocabulary && !vocabulary.verified && <p className="vm-soft">{t('members.dossier.unverified')}</p>}
          {edited && (
            <ItemDialog memberId={memberId} line={edited} name={nameOf(edited)} onClose={() => setEdited(null)} />
          )}
        </div>
      )}
    </Answer>
  );
};
