import { question } from '../../../platform/action/action.ts';
import { rowsPrintable } from '../../../platform/paper/printed-paper.ts';
import * as contract from '../contract/register-books.ts';
import { headOf, periodWords, titleOf, wordOf } from '../papers/register-words.ts';
import { registerTable } from './register-table.ts';

const rowsShown = 500;

export const register = question(contract.register, async (input, { tx, today }) => {
  const { columns, rows, total } = await registerTable(tx, input, today, rowsShown);
  const { language } = input;
  return {
    title: titleOf(input.register, language),
    periodWords: periodWords(input.period, language),
    columns: columns.map((column) => ({ key: column.key, head: headOf(column, language), kind: column.kind })),
    rows: rows.map((row) => ({
      id: row.id,
      cells: columns.map((column) => wordOf(column, row[column.key], language)),
    })),
    total,
    rowsPrintable,
  };
});
