import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { NumberInput, Select } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { checkImport, importColumns, type MemberImportId } from '../contract/import.ts';
import type { Chosen } from './import-file-step.tsx';
import './members-import.css';

type Found = OutputOf<typeof importColumns>;
type Columns = Found['mapping']['columns'];

/** Puts a column of the file on a column of the list; each stands for one only. */
const withColumn = (columns: Columns, letters: string, key: string | null): Columns => {
  const others = Object.fromEntries(Object.entries(columns).filter(([k, l]) => l !== letters && k !== key));
  return key === null ? others : { ...others, [key]: letters };
};

type Choice = { readonly value: string; readonly label: string };
type ColumnProps = {
  readonly column: Found['columns'][number];
  readonly choices: readonly Choice[];
  readonly chosen: string | null;
  readonly onChoose: (key: string | null) => void;
};

const ColumnRow = ({ column: { letters, heading, samples }, choices, chosen, onChoose }: ColumnProps) => {
  const t = useT();
  return (
    <tr>
      <th scope="row">{t('members.import.column-named', { letters, heading })}</th>
      <td className="members-samples">{samples.join(' · ')}</td>
      <td>
        <Select
          aria-label={t('members.import.meaning-of', { letters, heading })}
          data={choices}
          value={chosen}
          onChange={onChoose}
          placeholder={t('members.import.not-read')}
          searchable
          clearable
        />
      </td>
    </tr>
  );
};

type TableProps = { readonly found: Found; readonly columns: Columns; readonly onChange: (columns: Columns) => void };

const ColumnTable = ({ found, columns, onChange }: TableProps) => {
  const t = useT();
  const language = useLanguage();
  const keyByLetters = new Map(Object.entries(columns).map(([key, letters]) => [letters, key]));
  const choices = found.keys.map(({ key, vi, en, isRequired }) => ({
    value: key,
    label: `${language === 'vi' ? vi : en}${isRequired ? ' *' : ''}`,
  }));
  return (
    <table className="members-map">
      <thead>
        <tr>
          <th scope="col">{t('members.import.file-column')}</th>
          <th scope="col">{t('members.import.samples')}</th>
          <th scope="col">{t('members.import.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {found.columns.map((column) => (
          <ColumnRow
            key={column.letters}
            column={column}
            choices={choices}
            chosen={keyByLetters.get(column.letters) ?? null}
            onChoose={(key) => onChange(withColumn(columns, column.letters, key))}
          />
        ))}
      </tbody>
    </table>
  );
};

const kindLevel = { 'cleaning-sheet': 'attention', own: 'good', remembered: 'good', other: 'unknown' } as const;

type Asked = { readonly sheet: string | null; readonly headerRow: number | null };

const FilePlace = ({ found, onAsk }: { found: Found; onAsk: (asked: Asked) => void }) => {
  const t = useT();
  const { sheet, headerRow } = found.mapping;
  return (
    <>
      <Status level={kindLevel[found.kind]}>{t(`members.import.kind.${found.kind}`)}</Status>
      <div className="vm-row">
        {found.sheets.length > 1 && (
          <Select
            label={t('members.import.sheet')}
            data={found.sheets}
            value={sheet}
            onChange={(name) => onAsk({ sheet: name, headerRow: null })}
            allowDeselect={false}
          />
        )}
        <NumberInput
          label={t('members.import.header-row')}
          value={headerRow}
          min={0}
          max={1000}
          onBlur={(event) => {
            const row = Number(event.currentTarget.value);
            if (Number.isInteger(row) && row !== headerRow) onAsk({ sheet, headerRow: row });
          }}
        />
      </div>
    </>
  );
};

const ColumnsForm = ({
  found,
  chosen,
  onAsk,
  onChecked,
}: {
  found: Found;
  chosen: Chosen;
  onAsk: (asked: Asked) => void;
  onChecked: (id: MemberImportId) => void;
}) => {
  const t = useT();
  const [columns, setColumns] = useState<Columns>(found.mapping.columns);
  const check = useAction(checkImport, { onDone: ({ importId }) => onChecked(importId) });
  const { sheet, headerRow } = found.mapping;
  const missing = found.keys.filter(({ key, isRequired }) => isRequired && columns[key] === undefined);
  return (
    <div className="vm-stack">
      <FilePlace found={found} onAsk={onAsk} />
      <ColumnTable found={found} columns={columns} onChange={setColumns} />
      {missing.length > 0 && <p className="vm-fault">{t('members.import.name-column-needed')}</p>}
      {check.error && <RefusalPanel refusal={check.error} takesFocus />}
      <div className="vm-row">
        <Button
          main
          disabled={missing.length > 0}
          isBusy={check.isPending}
          onClick={() => check.mutate({ ...chosen, mapping: { sheet, headerRow, columns } })}
        >
          {t('members.import.check')}
        </Button>
      </div>
    </div>
  );
};

/** Which column of the file is which column of the list: found by the headings, remembered from last time, or said here. */
export const ImportColumnsStep = ({
  chosen,
  onChecked,
}: {
  chosen: Chosen;
  onChecked: (id: MemberImportId) => void;
}) => {
  const [asked, setAsked] = useState<Asked>({ sheet: null, headerRow: null });
  const query = useQuestion(importColumns, { uploadId: chosen.uploadId, ...asked });
  return (
    <Answer query={query} lines={8}>
      {(found) => (
        <ColumnsForm
          key={`${found.mapping.sheet} ${found.mapping.headerRow}`}
          found={found}
          chosen={chosen}
          onAsk={setAsked}
          onChecked={onChecked}
        />
      )}
    </Answer>
  );
};
