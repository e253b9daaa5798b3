import { officeMarkup, type Tag, TextPlugin, type XmlNode, xml } from 'easy-template-x';

type TextTag = Extract<Tag, { readonly placement: 'TextNode' }>;
type Inside = {
  replaceMultiLine: (tag: TextTag, lines: readonly string[]) => void;
  readonly getLineBreak: (namespace: string) => XmlNode;
  readonly createOfficeTextNode: (namespace: string, text: string) => XmlNode;
};

/**
 * Text in which typed line breaks stay where they were typed. The library by itself puts every line after the first behind whatever
 * follows the place in its run: of `{reason}.` the stop came out after the first line. The method is its own matter, so ours replaces it.
 */
export const linesInPlace = (): TextPlugin => {
  const plugin = new TextPlugin();
  const inside = plugin as unknown as Inside;
  inside.replaceMultiLine = (tag, [first = '', ...others]) => {
    const run = officeMarkup.query.containingRunNode(tag.xmlTextNode);
    const namespace = run.nodeName.split(':')[0]!;
    let last: XmlNode = officeMarkup.query.containingTextNode(tag.xmlTextNode);
    tag.xmlTextNode.textContent = first;
    const follow = (node: XmlNode): void => {
      xml.modify.insertAfter(node, last);
      last = node;
    };
    for (const line of others) {
      follow(inside.getLineBreak(namespace));
      if (line !== '') follow(inside.createOfficeTextNode(namespace, line));
    }
    if (first === '') officeMarkup.modify.removeTag(tag);
  };
  return plugin;
};
