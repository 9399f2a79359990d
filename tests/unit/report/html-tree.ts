/** Reads well-formed HTML into a tree, and refuses any other: an unclosed tag or a stray quote fails the test that meets it. */
export interface Element {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: (Element | string)[];
}

const VOID = new Set(['meta', 'br', 'link', 'img', 'hr', 'input']);
const TOKEN = /<!doctype html>|<\/([a-z0-9]+)>|<([a-zA-Z0-9]+)((?:\s+[a-zA-Z][\w-]*(?:="[^"<]*")?)*)\s*(\/?)>|([^<]+)/gy;

function attributesOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(/([a-zA-Z][\w-]*)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, value]));
}

export function parseHtml(html: string): Element {
  const root: Element = { name: '', attributes: new Map(), children: [] };
  const open: Element[] = [root];
  const tokens = [...html.matchAll(TOKEN)];
  const read = tokens.reduce((sum, [token]) => sum + token.length, 0);
  if (read !== html.length) throw new Error(`Not well formed near: ${html.slice(read, read + 120)}`);
  for (const [, closing, opening, attributes = '', selfClosed, text] of tokens) {
    const parent = open.at(-1);
    if (parent === undefined) throw new Error('A closing tag too many');
    if (closing !== undefined) {
      if (parent.name !== closing) throw new Error(`</${closing}> closes <${parent.name}>`);
      open.pop();
    } else if (opening !== undefined) {
      const element: Element = { name: opening, attributes: attributesOf(attributes), children: [] };
      parent.children.push(element);
      if (selfClosed !== '/' && !VOID.has(opening)) open.push(element);
    } else if (text !== undefined) parent.children.push(text);
  }
  if (open.length !== 1) throw new Error(`Left open: ${open.map(({ name }) => name).join(' ')}`);
  return root;
}

export function textOf(node: Element | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

/** Every element of the given names below this one, in document order. */
export function all(node: Element, ...names: readonly string[]): Element[] {
  return node.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return [...(names.includes(child.name) ? [child] : []), ...all(child, ...names)];
  });
}

/** Every element that has the attribute. */
export function having(node: Element, attribute: string): Element[] {
  return node.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.attributes.has(attribute) ? [child] : []), ...having(child, attribute)],
  );
}
