/**
 * Lint rule: what people read is written in src/wording, a pair of files a subject, and not chosen by language where it is used.
 * It refuses `fr ? 'texte' : 'text'` (also `language === 'fr' ? … : …`) and, unless `pairs` is allowed, `{ fr: 'texte', en: 'text' }`.
 */
const LANGUAGES = new Set(['fr', 'en']);
const TEXTS = new Set(['TemplateLiteral', 'ArrayExpression', 'ObjectExpression']);

const isText = ({ type, value }) => TEXTS.has(type) || (type === 'Literal' && typeof value === 'string' && !LANGUAGES.has(value));

function asksForLanguage(test) {
  if (test.type === 'Identifier') return /^(?:is)?(?:fr|en|french|english)$/i.test(test.name);
  return test.type === 'BinaryExpression' && [test.left, test.right].some(({ value }) => LANGUAGES.has(value));
}

function textOf({ properties }, language) {
  return properties.find((property) => property.type === 'Property' && property.key.name === language && isText(property.value));
}

export const wordsApart = {
  meta: {
    type: 'suggestion',
    schema: [{ type: 'object', properties: { pairs: { type: 'boolean' } }, additionalProperties: false }],
    messages: { apart: 'Words belong in src/wording, in a pair of files: say them by wordsOf(language).' },
  },
  create: (context) => ({
    ConditionalExpression(node) {
      if (asksForLanguage(node.test) && (isText(node.consequent) || isText(node.alternate))) context.report({ node, messageId: 'apart' });
    },
    ObjectExpression(node) {
      if (context.options[0]?.pairs !== true && textOf(node, 'fr') && textOf(node, 'en')) context.report({ node, messageId: 'apart' });
    },
  }),
};
