/** A lint rule: a file begins, after a shebang, with a comment that says what the file is for. */

/** What a comment says to a tool says nothing to a reader. */
const DIRECTIVE = /^\s*(\/\s*<|@ts-|eslint|prettier|istanbul|v8 |c8 |globals? )/;

/** @type {import('eslint').Rule.RuleModule} */
export const headComment = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { missing: 'The file does not begin with a comment that says what it is for.' },
  },
  create: (context) => ({
    Program(node) {
      const { sourceCode } = context;
      const code = sourceCode.ast.tokens[0]?.range[0] ?? Infinity;
      const head = sourceCode.getAllComments().filter(({ type, range }) => type !== 'Shebang' && range[0] < code);
      if (!head.some(({ value }) => /\p{L}/u.test(value) && !DIRECTIVE.test(value))) context.report({ node, messageId: 'missing' });
    },
  }),
};
