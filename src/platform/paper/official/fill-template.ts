import { TemplateHandler } from 'easy-template-x';
import { composedData } from './fill-form.ts';
import { linesInPlace } from './lines-in-place.ts';
import { loopsOnOwnLines } from './own-line-loops.ts';
import type { PaperData } from './paper-form.ts';

/** Of a Word file: text and lists only, no pictures, links or pieces of XML from data. */
export const templateHandler = (): TemplateHandler =>
  new TemplateHandler({
    plugins: [loopsOnOwnLines(), linesInPlace()],
    scopeDataResolver: ({ strPath, data }) => {
      const name = strPath.at(-1)!;
      for (let depth = strPath.length - 1; depth >= 0; depth--) {
        let scope: unknown = data;
        for (const step of strPath.slice(0, depth))
          scope = (scope as Record<string, unknown> | undefined)?.[String(step)];
        const value = (scope as Record<string, unknown> | undefined)?.[String(name)];
        if (value !== undefined) return value as never;
      }
      // Checked templates and filled forms have every place: what is missing here is a bug and must not print as nothing.
      throw new Error(`the template has a place that nothing fills: ${String(name)}`);
    },
  });

/** A Word file from a template that was checked and data that filled its form. */
export const fillTemplate = async (template: Uint8Array, data: PaperData): Promise<Uint8Array> =>
  new Uint8Array(await templateHandler().process(Buffer.from(template), composedData(data) as never));
