import { sql } from 'kysely';
import { type Question, question } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { type MatterHome, matterHome, mattersOfMember, runningProceduresOf } from '../../members/public.ts';
import * as contract from '../contract/papers-about.ts';
import { type Forms, findForm } from '../papers/all-forms.ts';
import { numberText } from '../rules/head-names.ts';
import { aboutOf } from './proposal.ts';

type Row = Omit<(typeof contract.papersAbout.output._output)['papers'][number], 'kindNames' | 'number'> & {
  readonly kind: string;
  readonly bareNumber: number | null;
  readonly symbol: string | null;
};

const rowsOf = async (tx: Tx, ids: readonly string[]): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    SELECT id AS "paperId", kind, state, number AS "bareNumber", symbol, title, issued_on AS "issuedOn"
    FROM documents.paper WHERE source_area = 'members' AND source_id = ANY (${[...ids]}::uuid[])
    ORDER BY issued_on DESC NULLS FIRST, id DESC`.execute(tx);
  return rows;
};

/** In the name of a form stands what it is about: of a strike-off the procedure of removal. */
const wordOf: Readonly<Record<string, string>> = { removal: 'strike-off' };

const fits = (form: PaperForm, home: MatterHome): boolean => {
  if (!form.isWrittenHere || aboutOf(form.kind) !== home.about) return false;
  if (home.about === 'member') return home.isProbationary;
  return form.kind.startsWith(`documents.${wordOf[home.kind] ?? home.kind}-`);
};

type Subject = MatterHome & { readonly id: string };

/** About a member may be written what is about the member, and about each procedure that still runs. */
const subjectsOf = async (tx: Tx, home: MatterHome, id: string): Promise<Subject[]> => {
  const { organisationId } = home;
  const running = home.about === 'member' ? await runningProceduresOf(tx, id) : [];
  return [{ ...home, id }, ...running.map((one) => ({ about: 'procedure' as const, organisationId, ...one }))];
};

const formsFor = (forms: Forms, subject: Subject) =>
  forms()
    .filter((form) => fits(form, subject))
    .map(({ kind, names, bodies }) => ({
      ...{ kind, names, aboutId: subject.id },
      isOfCell: bodies.some((body) => body.startsWith('cell')),
    }));

const askedOf = ({ memberId, procedureId }: typeof contract.papersAbout.input._output) => {
  if ((memberId === null) === (procedureId === null)) return undefined;
  return memberId === null
    ? { about: 'procedure' as const, id: procedureId! }
    : { about: 'member' as const, id: memberId };
};

export const papersAbout = (forms: Forms): Question<typeof contract.papersAbout> =>
  question(
    contract.papersAbout,
    async (input, { tx }) => {
      const { about, id } = askedOf(input)!;
      const home = (await matterHome(tx, { about, id }))!;
      const ids = about === 'member' ? [id, ...(await mattersOfMember(tx, id))] : [id];
      const rows = await rowsOf(tx, ids);
      return {
        organisationId: home.organisationId as never,
        papers: rows.map(({ kind, bareNumber, symbol, ...row }) => ({
          ...row,
          kindNames: findForm(forms, kind)?.names ?? null,
          number: bareNumber === null || symbol === null ? null : numberText(bareNumber, symbol),
        })),
        forms: (await subjectsOf(tx, home, id)).flatMap((subject) => formsFor(forms, subject)),
      };
    },
    {
      over: async (input, tx) => {
        const asked = askedOf(input);
        const home = asked && (await matterHome(tx, asked));
        return home ? [home.organisationId] : [];
      },
    },
  );
