import { LoopPlugin, officeMarkup, type Tag, type XmlNode, xml } from 'easy-template-x';

type Split = { readonly firstNode: XmlNode; readonly nodesToRepeat: XmlNode[]; readonly lastNode: XmlNode };
type Strategy = {
  readonly isApplicable: (open: Tag, close: Tag) => boolean;
  readonly splitBefore: (open: Tag, close: Tag) => Split;
  readonly mergeBack: (groups: XmlNode[][], first: XmlNode, last: XmlNode) => void;
};

const paragraphOf = (tag: Tag): XmlNode | null =>
  tag.placement === 'TextNode' ? officeMarkup.query.containingParagraphNode(tag.xmlTextNode) : null;

const textOf = (node: XmlNode): string =>
  node.nodeType === 'Text' ? (node.textContent ?? '') : (node.childNodes ?? []).map(textOf).join('');

const standsAlone = (tag: Tag): boolean => {
  const paragraph = paragraphOf(tag);
  return paragraph !== null && textOf(paragraph).trim() === tag.rawText.trim();
};

// A cell of a table without a paragraph is a file that Word calls damaged.
const keepParagraph = (parent: XmlNode): void => {
  if (!officeMarkup.query.isTableCellNode(parent)) return;
  if (parent.childNodes?.some((node) => officeMarkup.query.isParagraphNode(node))) return;
  xml.modify.appendChild(parent, xml.create.generalNode('w:p'));
};

const ownLines: Strategy = {
  isApplicable: (open, close) => {
    const [first, last] = [paragraphOf(open), paragraphOf(close)];
    return (
      first !== null &&
      last !== null &&
      first !== last &&
      first.parentNode === last.parentNode &&
      [open, close].every(standsAlone)
    );
  },
  splitBefore: (open, close) => {
    const [firstNode, lastNode] = [paragraphOf(open)!, paragraphOf(close)!];
    const nodesToRepeat = xml.modify.removeSiblings(firstNode, lastNode);
    return { firstNode, nodesToRepeat, lastNode };
  },
  mergeBack: (groups, first, last) => {
    const parent = last.parentNode!;
    for (const node of groups.flat()) xml.modify.insertBefore(node, last);
    xml.modify.remove(first);
    xml.modify.remove(last);
    keepParagraph(parent);
  },
};

/**
 * Lists and conditions whose marks stand in lines of their own repeat what lies between, and the lines are gone. The library by
 * itself leaves an empty paragraph for each; its strategies are its own matter, so ours is put before them.
 */
export const loopsOnOwnLines = (): LoopPlugin => {
  const plugin = new LoopPlugin();
  (plugin as unknown as { loopStrategies: unknown[] }).loopStrategies.unshift(ownLines);
  return plugin;
};
