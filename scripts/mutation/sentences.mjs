// For Stryker: leaves out mutants of sentences, which are the texts with a space in them.
const textOf = (node) =>
  node.type === 'StringLiteral' ? node.value : node.type === 'TemplateLiteral' ? node.quasis.map(({ value }) => value.raw).join('') : '';

export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'sentences',
    value: { shouldIgnore: ({ node }) => (textOf(node).includes(' ') ? 'a sentence for people' : undefined) },
  },
];
